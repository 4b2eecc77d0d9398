import { type Day, fail, ok, type Result } from '../../kernel/index.ts'

/** REQ-7: a promise to an account that a bug will be mended by a day, as the ledger holds it. */
export interface FixPromise {
  readonly id: string
  readonly accountId: string
  readonly state: string
  readonly dueDay: Day | null
}

export interface FixPromisePlan {
  /** Accounts that are promised the day for the first time. */
  readonly make: readonly string[]
  /** Open promises of another day: closed as renegotiated, each with a new one for the new day. */
  readonly renew: readonly string[]
  /** Further open promises of accounts that have or get one for the day: closed as renegotiated, without a new one. */
  readonly close: readonly string[]
}

/**
 * REQ-7: promising a fix date to everyone who asks. Who was promised another day has to agree to the new one, as for
 * any promise of the ledger; who was promised that very day already is left alone. Afterwards each of the accounts has
 * one open promise, also where merging had left it several.
 */
export function planFixPromise(
  accountIds: readonly string[],
  promises: readonly FixPromise[],
  dueDay: Day,
  agreedBy: string | null,
): Result<FixPromisePlan, { readonly code: 'no_asker' | 'agreement_required' }> {
  const wanted = [...new Set(accountIds)]
  if (wanted.length === 0) return fail({ code: 'no_asker' })
  const open = promises.filter(({ state }) => state === 'open')
  const make = wanted.filter((id) => !open.some(({ accountId }) => accountId === id))
  const renew: string[] = []
  const close: string[] = []
  for (const accountId of wanted) {
    const own = open.filter((promise) => promise.accountId === accountId)
    const kept = own.find((promise) => promise.dueDay === dueDay)
    const [first] = own
    if (kept === undefined && first !== undefined) renew.push(first.id)
    const staying = kept ?? first
    for (const promise of own) if (promise !== staying) close.push(promise.id)
  }
  const changesDay = open.some(({ id, dueDay: due }) => due !== dueDay && [...renew, ...close].includes(id))
  if (changesDay && (agreedBy ?? '').trim() === '') return fail({ code: 'agreement_required' })
  return ok({ make, renew, close })
}

/** How an open promise of a fix date ends on the day the fix ships: kept up to its day, broken after it. */
export const fixOutcome = ({ dueDay }: Pick<FixPromise, 'dueDay'>, shippedOn: Day): 'kept' | 'broken' =>
  dueDay === null || shippedOn <= dueDay ? 'kept' : 'broken'

/** How the promised fix date of a bug stands: `late` is open and past its day. */
export type FixStanding = 'open' | 'late' | 'kept' | 'broken' | 'renegotiated'
export const fixStandingOf = (
  { state, dueDay }: Pick<FixPromise, 'state' | 'dueDay'>,
  today: Day,
): FixStanding => {
  if (state === 'kept' || state === 'broken' || state === 'renegotiated') return state
  return dueDay !== null && dueDay < today ? 'late' : 'open'
}
