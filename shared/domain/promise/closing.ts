import { type Day, fail, ok, type Result } from '../../kernel/index.ts'

/** REQ-11. */
export const promiseStates = ['open', 'kept', 'broken', 'renegotiated'] as const
export type PromiseState = (typeof promiseStates)[number]

export interface PromiseClosing {
  readonly state: PromiseState
  readonly day: Day
  readonly agreedBy: string | null
  readonly newDueDay: Day | null
}

export interface PromiseClosingPlan {
  readonly changes: {
    readonly state: PromiseState
    readonly closedOn: Day | null
    readonly agreedBy: string | null
  }
  /** A renegotiated promise lives on as a new one, made on that day and due on the new one. */
  readonly followUp: { readonly madeOn: Day; readonly dueDay: Day } | null
}

/**
 * How a promise ends in the ledger. A promise that got a new date keeps its old one: it is closed as renegotiated,
 * which only the customer's agreement allows (who agreed, and to what day), and a new open promise takes its place.
 * So the ledger still shows what was first said.
 */
export function planPromiseClosing(
  closing: PromiseClosing,
): Result<PromiseClosingPlan, { readonly code: 'agreement_required' }> {
  const { state, day, newDueDay } = closing
  const agreedBy = closing.agreedBy?.trim() ? closing.agreedBy : null
  if (state === 'renegotiated') {
    if (agreedBy === null || newDueDay === null) return fail({ code: 'agreement_required' })
    return ok({
      changes: { state, closedOn: day, agreedBy },
      followUp: { madeOn: day, dueDay: newDueDay },
    })
  }
  return ok({
    changes: { state, closedOn: state === 'open' ? null : day, agreedBy: state === 'open' ? null : agreedBy },
    followUp: null,
  })
}
