import { describe, expect, test } from 'vitest'
import { bugTicket, firstAnswerAt, ticketState } from '../../../../shared/domain/service-levels/index.ts'

const made = { from: null, to: 'needs_background', at: 100 }
const review = { from: 'needs_background', to: 'in_review', at: 200 }
const scheduled = { from: 'in_review', to: 'scheduled', at: 300 }
const shipped = { from: 'scheduled', to: 'shipped', at: 400 }
const told = { from: 'shipped', to: 'told', at: 500 }
const read = (moves: Parameters<typeof bugTicket>[0]['moves'], reportedAt = 100, answers: number[] = []) => {
  const { ticket, waits } = bugTicket({ reportedAt, moves, answers })
  return {
    answered: firstAnswerAt(ticket),
    closed: ticket.closedAt,
    waits,
    state: ticketState(ticket, waits),
  }
}

describe('REQ-7 ACC-5 a bug read as a ticket', () => {
  test('REQ-7 made is not answered; the first move or a promised fix date answers, whichever comes first', () => {
    expect(read([made])).toEqual({ answered: null, closed: null, waits: [], state: 'open' })
    expect(read([made, review, scheduled])).toMatchObject({ answered: 200, closed: null, state: 'answered' })
    expect(read([made, review], 100, [150])).toMatchObject({ answered: 150 })
    // A day counts from its beginning, which may lie before the report.
    expect(read([made], 100, [50])).toMatchObject({ answered: 100 })
  })

  test('REQ-7 shipping or declining solves it, telling later moves nothing', () => {
    expect(read([made, review, scheduled, shipped, told])).toMatchObject({ closed: 400, state: 'solved' })
    expect(read([made, review, { from: 'in_review', to: 'declined', at: 250 }])).toMatchObject({
      closed: 250,
      state: 'solved',
    })
  })

  test('REQ-7 opened again it was solved in between, and is open now', () => {
    expect(
      read([made, review, scheduled, shipped, told, { from: 'told', to: 'in_review', at: 900 }]),
    ).toEqual({
      answered: 200,
      closed: null,
      waits: [{ kind: 'solved', fromAt: 400, toAt: 900 }],
      state: 'answered',
    })
  })

  test('ACC-5 sent back for what is missing it waits for the customer; a new one waits for nobody', () => {
    const back = { from: 'in_review', to: 'needs_background', at: 250 }
    expect(read([made, review, back])).toMatchObject({
      waits: [{ kind: 'customer', fromAt: 250, toAt: null }],
      state: 'waiting',
    })
    expect(read([made, review, back, { ...review, at: 290 }])).toMatchObject({
      waits: [{ kind: 'customer', fromAt: 250, toAt: 290 }],
      state: 'answered',
    })
  })

  test('REQ-7 an account that comes later has its own clock: what happened before answers it not', () => {
    expect(read([made, review, scheduled], 350)).toMatchObject({ answered: null, state: 'open' })
    expect(read([made, review, scheduled, shipped], 350)).toMatchObject({ answered: 400, closed: 400 })
    expect(read([made, review, scheduled, shipped], 450)).toMatchObject({ answered: 450, closed: 450 })
    const again = { from: 'shipped', to: 'in_review', at: 420 }
    expect(read([made, review, scheduled, shipped, again], 450)).toMatchObject({ waits: [], closed: null })
  })
})
