import { assertNever, fail, ok, type Result } from '../../kernel/index.ts'
import type { ServiceClock } from './clock.ts'
import { type ServiceLevel, warnMinutesOf } from './levels.ts'

/** What is known of a ticket's time. Instants in ms UTC. */
export interface TicketFacts {
  readonly openedAt: number
  readonly answeredAt: number | null
  readonly closedAt: number | null
  /** As an import states it: minutes from opening to the first answer, of every hour of the day. */
  readonly firstResponseMinutes: number | null
}

export type TicketWaitKind =
  /** The customer has to do something first. */
  | 'customer'
  /** It was taken for solved and was opened again: nobody could work on it. */
  | 'solved'

export interface TicketWait {
  readonly kind: TicketWaitKind
  readonly fromAt: number
  readonly toAt: number | null
}

export type TicketState = 'open' | 'answered' | 'waiting' | 'solved'

/** When it was answered first: as noted, else as an import says, else when it was solved. */
export function firstAnswerAt({
  openedAt,
  answeredAt,
  closedAt,
  firstResponseMinutes,
}: TicketFacts): number | null {
  if (answeredAt !== null) return answeredAt
  if (firstResponseMinutes !== null) return openedAt + firstResponseMinutes * 60_000
  return closedAt
}

/** Where a ticket stands follows from what was noted down. */
export function ticketState(ticket: TicketFacts, waits: readonly TicketWait[]): TicketState {
  if (ticket.closedAt !== null) return 'solved'
  if (waits.some(({ kind, toAt }) => kind === 'customer' && toAt === null)) return 'waiting'
  return firstAnswerAt(ticket) === null ? 'open' : 'answered'
}

export const ticketClockKinds = ['response', 'solution'] as const
export type TicketClockKind = (typeof ticketClockKinds)[number]

/** The clocks that a ticket runs by the level of its account's tier; what is not promised has none. */
export function ticketClocks(
  ticket: TicketFacts,
  waits: readonly TicketWait[],
  level: ServiceLevel,
): { readonly kind: TicketClockKind; readonly clock: ServiceClock }[] {
  const pauses = waits.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }))
  const clockOf = (targetMinutes: number, stoppedAt: number | null): ServiceClock => ({
    startedAt: ticket.openedAt,
    stoppedAt,
    targetMinutes,
    warnMinutes: warnMinutesOf(targetMinutes, level.warnPercent),
    pauses,
  })
  const { firstResponseMinutes, solutionMinutes } = level
  return [
    ...(firstResponseMinutes === null
      ? []
      : [{ kind: 'response' as const, clock: clockOf(firstResponseMinutes, firstAnswerAt(ticket)) }]),
    ...(solutionMinutes === null
      ? []
      : [{ kind: 'solution' as const, clock: clockOf(solutionMinutes, ticket.closedAt) }]),
  ]
}

export const ticketSteps = ['answer', 'wait', 'resume', 'solve', 'reopen'] as const
export type TicketStep = (typeof ticketSteps)[number]

const allowed: Readonly<Record<TicketState, readonly TicketStep[]>> = {
  open: ['answer', 'wait', 'solve'],
  answered: ['wait', 'solve'],
  waiting: ['resume', 'solve'],
  solved: ['reopen'],
}

/** What can be done with a ticket as it stands. */
export const stepsOf = (state: TicketState): readonly TicketStep[] => allowed[state]

/** What a step writes: into the ticket, into the wait that is open, and as a new wait. */
export interface TicketPlan {
  readonly answeredAt?: number
  readonly closedAt?: number | null
  /** Ends every wait that is open. */
  readonly endWaitsAt?: number
  readonly newWait?: TicketWait
}

export type TicketRefusal = 'wrong_state' | 'too_early'

/**
 * A step of a ticket at an instant (ms UTC). `too_early`: before it was opened, or before what was noted last. Asking
 * the customer back is a first answer too.
 */
export function planTicketStep(
  ticket: TicketFacts,
  waits: readonly TicketWait[],
  step: TicketStep,
  at: number,
): Result<TicketPlan, TicketRefusal> {
  const state = ticketState(ticket, waits)
  if (!allowed[state].includes(step)) return fail('wrong_state')
  const noted = [
    ticket.openedAt,
    ticket.answeredAt,
    ticket.closedAt,
    ...waits.flatMap(({ fromAt, toAt }) => [fromAt, toAt]),
  ]
  if (noted.some((instant) => instant !== null && at < instant)) return fail('too_early')
  const isAnswered = firstAnswerAt({ ...ticket, closedAt: null }) !== null
  const answered = isAnswered ? {} : { answeredAt: at }
  switch (step) {
    case 'answer':
      return ok({ answeredAt: at })
    case 'wait':
      return ok({ ...answered, newWait: { kind: 'customer', fromAt: at, toAt: null } })
    case 'resume':
      return ok({ endWaitsAt: at })
    case 'solve':
      return ok({ ...answered, closedAt: at, endWaitsAt: at })
    case 'reopen':
      return ok({
        closedAt: null,
        // Of an imported ticket nothing but its end is known: that was its answer too, and stays it.
        ...(isAnswered || ticket.closedAt === null ? {} : { answeredAt: ticket.closedAt }),
        newWait: { kind: 'solved', fromAt: ticket.closedAt ?? at, toAt: at },
      })
    default:
      return assertNever(step)
  }
}
