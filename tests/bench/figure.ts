/** One measured number of a benchmark, with what it is held against in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** `ms`, `MB`, `1/s`; `exponent` for growth. */
  readonly unit: string
  /** The budget of interface.md in the same unit. Printed; a bare time never fails a run. */
  readonly limit?: number
  /** What it is measured against in the same run: `bare prepared inserts`. */
  readonly peer?: string
  /** Ours divided by the peer's: 1.2 is a fifth slower. */
  readonly ratio?: number
  /** The run fails above it. */
  readonly ratioLimit?: number
}

/** What every `tests/bench/*.bench.ts` exports as `run`. */
export type Benchmark = () => Promise<readonly Figure[]>

export const exceeds = ({ ratio, ratioLimit }: Figure): boolean =>
  ratioLimit !== undefined && (ratio === undefined || !(ratio <= ratioLimit))

const number = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 1000
    ? String(Math.round(value))
    : value.toPrecision(Math.abs(value) >= 100 ? 4 : 3)

const columns = (figure: Figure): readonly string[] => [
  figure.name,
  `${number(figure.value)} ${figure.unit}`,
  figure.limit === undefined ? '' : `${number(figure.limit)} ${figure.unit}`,
  figure.limit === undefined ? '' : `${(figure.value / figure.limit).toFixed(2)} ×`,
  figure.peer ?? '',
  figure.ratio === undefined ? '' : `${figure.ratio.toFixed(2)} ×`,
  figure.ratioLimit === undefined ? '' : `≤ ${figure.ratioLimit} ×`,
  exceeds(figure) ? 'TOO MUCH' : '',
]

const heading = ['figure', 'measured', 'budget', 'of it', 'against', 'ratio', 'allowed', '']

/** A plain table. A column that is empty in every row is left out. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(columns)
  const kept = heading.map((_, column) => column).filter((column) => rows.some((row) => row[column] !== ''))
  const widths = kept.map((column) =>
    Math.max(...[heading, ...rows].map((row) => [...(row[column] ?? '')].length)),
  )
  const isText = (column: number): boolean => column === 0 || column === 4 || column === 7
  const line = (row: readonly string[]): string =>
    kept
      .map((column, index) => {
        const text = row[column] ?? ''
        return isText(column) ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0)
      })
      .join('  ')
      .trimEnd()
  return [line(heading), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}
