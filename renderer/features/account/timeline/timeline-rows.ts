/** How many entries a month has, the latest month first: what the core answers beside every page. */
export interface MonthCount {
  readonly month: string
  readonly count: number
}

export type TimelineRow =
  | { readonly type: 'month'; readonly month: string; readonly count: number }
  | { readonly type: 'entry'; readonly index: number }

/** The list as it is drawn: a heading before each month's entries. Known whole before a single entry is. */
export interface TimelineRows {
  readonly count: number
  rowAt(index: number): TimelineRow | null
  /** Where an entry stands among the rows. */
  rowOf(entry: number): number
}

export function layTimeline(months: readonly MonthCount[]): TimelineRows {
  const starts: number[] = []
  let rows = 0
  for (const { count } of months) {
    starts.push(rows)
    rows += count + 1
  }
  /** The last month that begins at or before a row. */
  const monthAt = (row: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= row) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    count: rows,
    rowAt(row) {
      if (row < 0 || row >= rows) return null
      const at = monthAt(row)
      const month = months[at]
      const start = starts[at]
      if (month === undefined || start === undefined) return null
      // Each month before and this one took a row for its heading.
      return row === start ? { type: 'month', ...month } : { type: 'entry', index: row - at - 1 }
    },
    rowOf(entry) {
      let at = 0
      let seen = 0
      while (at < months.length - 1 && seen + (months[at]?.count ?? 0) <= entry) {
        seen += months[at]?.count ?? 0
        at += 1
      }
      return entry + at + 1
    },
  }
}
