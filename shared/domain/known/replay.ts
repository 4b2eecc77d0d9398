/** One entry of the log about one row, as the file holds it. */
export interface LoggedChange {
  readonly row: string
  /** `new`: a row with all its columns; `set`: one column; `gone`: taken out for good after its time in the bin. */
  readonly type: 'new' | 'set' | 'gone'
  /** The column that was set; of no meaning else. */
  readonly column: string
  /** The value that was set, or for `new` the columns by name; columns that were null are missing there. */
  readonly value: unknown
  /** When it was written down, ms UTC by the clock of the device that wrote it. */
  readonly recordedAt: number
}

/** A row as it stood: its columns by name. A column that was never written is missing and means null. */
export type RowAsKnown = Readonly<Record<string, unknown>>

/**
 * VIS-7: rows as they were known just before an instant, by id.
 *
 * `changes` come in the order of the log: stamp, device, sequence, place. That order extends what each writer had seen,
 * so of several values the last one is what the screen showed. What counts is when a thing was **written down**, not
 * when it happened: a visit of Monday that was noted on Thursday was not known on Tuesday. Changes written at `until`
 * or later are left out, wherever they stand in the order.
 *
 * A row in the bin is still a row: its `deleted_at` says so. A row that is gone is not among the answers.
 */
export function rowsAsKnown(
  changes: readonly LoggedChange[],
  until: number,
): ReadonlyMap<string, RowAsKnown> {
  const rows = new Map<string, Record<string, unknown>>()
  for (const { row, type, column, value, recordedAt } of changes) {
    if (recordedAt >= until) continue
    if (type === 'gone') {
      rows.delete(row)
    } else if (type === 'new') {
      rows.set(row, isColumns(value) ? { ...value } : {})
    } else {
      const known = rows.get(row)
      // A column of a row that was not known yet: another device's clock is ahead. The row counts from when it is known.
      if (known !== undefined) known[column] = value
    }
  }
  return rows
}

const isColumns = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a row stood outside the bin. */
export const isLiving = (row: RowAsKnown): boolean => row['deleted_at'] == null
