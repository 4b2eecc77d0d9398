import type { CallOutput } from '../../../../shared/contract/index.ts'
import { toTier } from '../../../../shared/domain/journey/index.ts'
import {
  readClock,
  ticketClocks,
  type TicketFacts,
  type TicketWait,
} from '../../../../shared/domain/service-levels/index.ts'
import type { ServiceRules } from './settings.ts'

export type ClockRow = CallOutput<'ticket.get'>['clocks'][number]

/** The clocks of a ticket, or of a bug that is read as one, by the tier and calendar of its account, as of `now`. */
export function readClocks(
  rules: ServiceRules,
  account: { readonly tier: string | null; readonly calendar: string | null },
  ticket: TicketFacts,
  waits: readonly TicketWait[],
  now: number,
): { readonly clocks: ClockRow[]; readonly calendar: string } {
  const level = rules.levelOf(toTier(account.tier))
  const calendar = rules.calendarFor(account.calendar, level)
  const clocks =
    level === null
      ? []
      : ticketClocks(ticket, waits, level).map(({ kind, clock }) => {
          const reading = readClock(clock, rules.timeOf(calendar), now)
          return {
            ...reading,
            kind,
            targetMinutes: clock.targetMinutes,
            yearsWithoutHolidays: [...reading.yearsWithoutHolidays],
          }
        })
  return { clocks, calendar: calendar.code }
}

/** The clock that ends first of those that still run and, where `counts` is given, whose end (an instant) counts; undefined: none. */
export const nextClock = (
  { clocks }: { readonly clocks: readonly ClockRow[] },
  counts: (dueAt: number) => boolean = () => true,
): ClockRow | undefined =>
  clocks
    .filter(({ state, dueAt }) => dueAt !== null && state !== 'met' && state !== 'late' && counts(dueAt))
    .sort((left, right) => (left.dueAt ?? 0) - (right.dueAt ?? 0))[0]
