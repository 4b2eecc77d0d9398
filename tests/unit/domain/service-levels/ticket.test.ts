import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calendarOf,
  planTicketStep,
  shippedCalendars,
  stepsOf,
  ticketClocks,
  type TicketFacts,
  ticketState,
  type TicketStep,
  type TicketWait,
} from '../../../../shared/domain/service-levels/index.ts'

const opened: TicketFacts = { openedAt: 1_000, answeredAt: null, closedAt: null, firstResponseMinutes: null }
const level = { firstResponseMinutes: 60, solutionMinutes: 900, visitEveryDays: null, warnPercent: 25 }

/** Does a step as the use case does it; throws where it is refused. */
function done(ticket: TicketFacts, waits: readonly TicketWait[], step: TicketStep, at: number) {
  const plan = planTicketStep(ticket, waits, step, at)
  if (!plan.ok) throw new Error(plan.error)
  const { answeredAt = ticket.answeredAt, closedAt = ticket.closedAt, endWaitsAt, newWait } = plan.value
  const ended = waits.map((wait) =>
    wait.toAt === null && endWaitsAt !== undefined ? { ...wait, toAt: endWaitsAt } : wait,
  )
  return { ticket: { ...ticket, answeredAt, closedAt }, waits: newWait ? [...ended, newWait] : ended }
}

describe('ACC-5 the steps of a ticket', () => {
  it('ACC-5 asking the customer back answers it and stops the clock until they reply', () => {
    const waiting = done(opened, [], 'wait', 5_000)
    expect(ticketState(waiting.ticket, waiting.waits)).toBe('waiting')
    expect(waiting.ticket.answeredAt).toBe(5_000)
    const back = done(waiting.ticket, waiting.waits, 'resume', 9_000)
    expect(ticketState(back.ticket, back.waits)).toBe('answered')
    expect(back.waits).toEqual([{ kind: 'customer', fromAt: 5_000, toAt: 9_000 }])
  })

  it('ACC-5 solved without an answer before is answered by the solution; opened again, the time between is paused', () => {
    const solved = done(opened, [], 'solve', 5_000)
    expect(solved.ticket).toMatchObject({ answeredAt: 5_000, closedAt: 5_000 })
    const again = done(solved.ticket, solved.waits, 'reopen', 8_000)
    expect(again.ticket.closedAt).toBeNull()
    expect(again.waits).toEqual([{ kind: 'solved', fromAt: 5_000, toAt: 8_000 }])
    expect(ticketState(again.ticket, again.waits)).toBe('answered')
    const [response, solution] = ticketClocks(again.ticket, again.waits, level)
    expect(response?.clock.stoppedAt).toBe(5_000)
    expect(solution?.clock).toMatchObject({
      startedAt: 1_000,
      stoppedAt: null,
      warnMinutes: 225,
      pauses: [{ from: 5_000, to: 8_000 }],
    })
  })

  it('ACC-5 an imported ticket of which only the end is known keeps that as its answer when it is opened again', () => {
    const again = done({ ...opened, closedAt: 5_000 }, [], 'reopen', 8_000)
    expect(again.ticket).toMatchObject({ answeredAt: 5_000, closedAt: null })
    expect(ticketState(again.ticket, again.waits)).toBe('answered')
  })

  it('ACC-5 nothing happens before it was opened or before what was noted last, nor out of turn', () => {
    expect(planTicketStep(opened, [], 'answer', 999)).toEqual({ ok: false, error: 'too_early' })
    const waiting = done(opened, [], 'wait', 5_000)
    expect(planTicketStep(waiting.ticket, waiting.waits, 'resume', 4_999)).toEqual({
      ok: false,
      error: 'too_early',
    })
    expect(planTicketStep(waiting.ticket, waiting.waits, 'answer', 6_000)).toEqual({
      ok: false,
      error: 'wrong_state',
    })
  })

  it('ACC-5 an imported ticket says in minutes when it was answered; without a promise there is no clock', () => {
    const imported = { ...opened, closedAt: 900_000, firstResponseMinutes: 12 }
    expect(ticketClocks(imported, [], level).map(({ clock }) => clock.stoppedAt)).toEqual([721_000, 900_000])
    expect(
      ticketClocks(imported, [], { ...level, firstResponseMinutes: null, solutionMinutes: null }),
    ).toEqual([])
  })

  it('ACC-5 random steps: at most one wait is open, only while it waits, and waits never run backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(500)), { maxLength: 40 }), (tries) => {
        let state: { ticket: TicketFacts; waits: readonly TicketWait[] } = { ticket: opened, waits: [] }
        let at = opened.openedAt
        for (const [choice, later] of tries) {
          const steps = stepsOf(ticketState(state.ticket, state.waits))
          const step = steps[choice % steps.length]
          at += later
          if (step === undefined) throw new Error('a ticket always allows a step')
          state = done(state.ticket, state.waits, step, at)
          const now = ticketState(state.ticket, state.waits)
          const running = state.waits.filter(({ toAt }) => toAt === null)
          expect(running).toHaveLength(now === 'waiting' ? 1 : 0)
          expect(state.waits.every(({ fromAt, toAt }) => toAt === null || fromAt <= toAt)).toBe(true)
          expect(stepsOf(now).length).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('ACC-5 a calendar that is gone gives way to the first', () => {
    expect(calendarOf(shippedCalendars, 'tw-office').timeZone).toBe('Asia/Taipei')
    expect(calendarOf(shippedCalendars, 'gone').code).toBe('cn-office')
    expect(calendarOf(shippedCalendars, null).code).toBe('cn-office')
  })
})
