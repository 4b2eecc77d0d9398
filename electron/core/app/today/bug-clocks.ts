import type { CallContext } from '../context.ts'
import { groupedBy } from '../references.ts'
import { readBugClocks } from '../requirements/bug-clocks.ts'
import { nextClock } from '../service/clocks.ts'
import { type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import type { AtStake, TodayRow } from './due-row.ts'
import { sumStakes } from './stake.ts'
import { isClockNews } from './ticket-clocks.ts'

/**
 * REQ-7, ACC-5: one row per bug that is not settled, by the clock that ends first of all who ask, with the money of
 * all of them. What waits for the customer is not ours to do.
 */
export function bugClockRows(
  context: Pick<CallContext, 'store' | 'clock' | 'dayOf' | 'startOfDay'>,
  today: Day,
  stakeOf: (accountId: string) => AtStake,
): (TodayRow & { readonly dueAt: number })[] {
  const byBug = groupedBy(readBugClocks(context), ({ requirementId }) => requirementId)
  return [...byBug].flatMap(([id, asking]) => {
    const requirement = context.store.read.record('requirement', id)
    const due = asking
      .flatMap((account) => {
        // A first answer that broke long ago does not hide a solution that is news.
        const clock = nextClock(account, (dueAt) => isClockNews(context.dayOf(dueAt), today))
        return clock === undefined || clock.dueAt === null ? [] : [{ clock, dueAt: clock.dueAt, account }]
      })
      .sort((left, right) => left.dueAt - right.dueAt)
    const [first] = due
    if (requirement === undefined || first === undefined) return []
    const { clock, dueAt, account } = first
    const dueDay = context.dayOf(dueAt)
    const isAlone = asking.length === 1
    return [
      {
        kind: 'bug_clock',
        id,
        accountId: isAlone ? account.accountId : null,
        accountName: account.accountName,
        title: requirement.title,
        dueDay,
        dueAt,
        at: dueAt,
        overdueDays: Math.max(0, daysBetween(dueDay, today)),
        ...sumStakes(asking.map(({ accountId }) => stakeOf(accountId))),
        reason: `clock_${clock.kind}_${clock.state}`,
        data: {
          code: requirement.code,
          minutes: Math.abs(clock.remainingMinutes),
          accounts: asking.length,
          state: account.state,
        },
        owner: null,
      },
    ]
  })
}
