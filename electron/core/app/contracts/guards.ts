import type { Day } from '../../../../shared/kernel/index.ts'
import { refuse } from '../context.ts'

interface Dates {
  readonly fromDay: Day | null
  readonly toDay: Day | null
}

/** Null: nothing against these days. */
export const datesRefusal = ({ fromDay, toDay }: Dates) =>
  fromDay !== null && toDay !== null && toDay < fromDay
    ? refuse('ends_before_start', `${toDay} lies before ${fromDay}`, { fromDay, toDay })
    : null

/** An open-ended line has no span that an amount could be for: it states its amount per year (metrics.md §1). */
export const lineRefusal = (line: Dates & { readonly amountBasis: string }) =>
  datesRefusal(line) ??
  (line.toDay === null && line.amountBasis !== 'year'
    ? refuse('open_end_needs_year', 'a line without an end states its amount per year')
    : null)
