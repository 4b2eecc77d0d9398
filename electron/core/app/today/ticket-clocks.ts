import { daysAhead } from '../../../../shared/domain/today/index.ts'
import { addDays, type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import type { CallContext } from '../context.ts'
import { nextClock } from '../service/clocks.ts'
import { readRunningTickets } from '../service/tickets.ts'
import type { AtStake, TodayRow } from './due-row.ts'

/** A clock that broke so long ago is history: imported tickets were never closed. */
const brokenNewsDays = 180

/** Whether a clock that is due on a day stands in Today: it comes within the days looked ahead, or broke lately. */
export const isClockNews = (dueDay: Day, today: Day): boolean =>
  dueDay <= addDays(today, daysAhead) && daysBetween(dueDay, today) <= brokenNewsDays

/**
 * ACC-5: clocks of tickets that run, warn or are broken, by the instant they are due. What waits for the customer is
 * not ours to do.
 */
export const ticketClockRows = (
  { store, clock, dayOf }: Pick<CallContext, 'store' | 'clock' | 'dayOf'>,
  today: Day,
  stakeOf: (accountId: string) => AtStake,
): (TodayRow & { readonly dueAt: number })[] =>
  readRunningTickets(store.read, clock.now()).flatMap((ticket) => {
    // A first answer that broke long ago does not hide a solution that is news.
    const next = nextClock(ticket, (dueAt) => isClockNews(dayOf(dueAt), today))
    if (next === undefined || next.dueAt === null) return []
    const dueDay = dayOf(next.dueAt)
    const late = daysBetween(dueDay, today)
    return [
      {
        kind: 'ticket_clock',
        id: ticket.id,
        accountId: ticket.accountId,
        accountName: ticket.accountName,
        title: ticket.title ?? ticket.code ?? '',
        dueDay,
        dueAt: next.dueAt,
        at: next.dueAt,
        overdueDays: Math.max(0, late),
        ...stakeOf(ticket.accountId),
        reason: `clock_${next.kind}_${next.state}`,
        data: { code: ticket.code, minutes: Math.abs(next.remainingMinutes), state: ticket.state },
        owner: null,
      },
    ]
  })
