import { runSeed } from '../../support/seeded.ts'

/** `BOWTIE_NIGHTLY=1 npm run test:faults`: the counts of a night instead of those of a run in CI. */
export const isNightly = process.env.BOWTIE_NIGHTLY === '1'

export const counts = (row: { readonly ci: number; readonly nightly: number }): number =>
  isNightly ? row.nightly : row.ci

/** The seed of a row, printed. */
export const seedOf = (row: string): number => runSeed(`fault row ${row}`)

export interface RowFigures {
  /** Cycles, states or cases that were looked at. */
  readonly count: number
  readonly milliseconds: number
  readonly violations: number
  readonly [figure: string]: number | string
}

/** What a row did, in one line that a report can quote. */
export function printFigures(row: string, figures: RowFigures): void {
  const { count, milliseconds, violations, ...others } = figures
  const rest = Object.entries(others).map(([name, value]) => `${name} ${value}`)
  const each = (milliseconds / Math.max(1, count)).toFixed(1)
  console.log(
    [`${row}: ${count} looked at`, `${each} ms each`, ...rest, `violations ${violations}`].join(', '),
  )
}
