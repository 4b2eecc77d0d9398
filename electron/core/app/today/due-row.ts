import type { CallOutput } from '../../../../shared/contract/index.ts'
import { daysAhead, overdueDays } from '../../../../shared/domain/today/index.ts'
import { addDays, type Day } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import type { LivingLine } from '../contracts/lines.ts'

export type TodayRow = CallOutput<'today.list'>['visits'][number]

/** Money that stands behind an account. */
export interface AtStake {
  readonly arrMinor: number
  readonly arrCurrency: string | null
}

export interface DueSources {
  readonly read: ReadStore
  readonly today: Day
  readonly now: number
  /** ARR of an account as of today. */
  readonly stakeOf: (accountId: string | null) => AtStake
  readonly linesByAccount: ReadonlyMap<string, readonly LivingLine[]>
  readonly accountName: (accountId: string) => string
  /** So many accounts are a crowd (REQ-5). */
  readonly askersForReview: number
}

/** What every row that is due is made of, as read. */
export interface Due {
  readonly id: string
  readonly account_id: string | null
  readonly account_name: string | null
  readonly title: string
  readonly due_day: string | null
}

export function toRow<Row extends Due>(
  { today, stakeOf }: DueSources,
  kind: TodayRow['kind'],
  row: Row,
  reason: string,
  data: Readonly<Record<string, unknown>>,
): TodayRow {
  return {
    kind,
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    title: row.title,
    dueDay: row.due_day,
    at: null,
    overdueDays: overdueDays(row.due_day, today),
    ...stakeOf(row.account_id),
    reason,
    data,
    owner: null,
  }
}

/** The last day looked ahead to. */
export const horizon = ({ today }: DueSources): Day => addDays(today, daysAhead)
