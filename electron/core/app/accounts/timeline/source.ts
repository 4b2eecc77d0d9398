import type { CallOutput } from '../../../../../shared/contract/index.ts'
import type { Day } from '../../../../../shared/kernel/index.ts'
import type { ReadStore, Store } from '../../../store/index.ts'

export type TimelineEntry = CallOutput<'account.timeline'>['entries'][number]

export interface Sources {
  readonly store: Store
  readonly read: ReadStore
  readonly accountId: string
  readonly today: Day
  /** First instant of a day: where a day stands among instants. */
  readonly at: (day: Day) => number
}

/** All that one kind of record has to tell about an account, in no order. */
export type Source = (sources: Sources) => TimelineEntry[]

/** Rows of a statement whose one parameter is the account. */
export const rowsOf = <Row>({ read, accountId }: Sources, sql: string): Row[] =>
  read.rows<Row>(sql, accountId)
