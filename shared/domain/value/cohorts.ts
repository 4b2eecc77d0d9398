import type { Day } from '../../kernel/index.ts'
import { kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
import { timeToValue, type ValueClock } from './time-to-value.ts'
import { customerOnlyDays, type WaitingSpan } from './waiting-days.ts'

export interface CohortAccount extends ValueClock {
  /** Of all steps on its way to first value. */
  readonly waiting: readonly WaitingSpan[]
}

export interface GrossAndNet {
  /** Days from signature to sign-off, or until now. Null without a signature. */
  readonly grossDays: number | null
  /** Gross less the days that everything waited for the customer alone. */
  readonly netDays: number | null
}

/** TTV of one account, gross and net of the customer's waiting (VAL-2, VAL-5). */
export function grossAndNet(account: CohortAccount, today: Day): GrossAndNet {
  const { days } = timeToValue(account, today)
  if (days === null || account.signedOn === null) return { grossDays: null, netDays: null }
  const left = account.leftOn !== null && account.leftOn < today ? account.leftOn : today
  const waited = customerOnlyDays(account.waiting, account.signedOn, account.signedOffOn ?? left)
  return { grossDays: days, netDays: days - waited }
}

export interface TtvFigures {
  /** Accounts with a signature on or before the day. */
  readonly accounts: number
  readonly signedOff: number
  /** Signed off ÷ accounts; null without accounts. */
  readonly shareThere: number | null
  /** Left out, because nobody knows when they signed, or they sign after the day. */
  readonly leftOut: number
  readonly gross: SurvivalCurve
  readonly net: SurvivalCurve
}

/** metrics.md §5 over some accounts: medians by Kaplan–Meier, those not there yet censored, gross and net. */
export function ttvFigures(accounts: readonly CohortAccount[], today: Day): TtvFigures {
  const watched = accounts.filter(({ signedOn }) => signedOn !== null && signedOn <= today)
  const observed = watched.map((account) => ({
    ...grossAndNet(account, today),
    event: account.signedOffOn !== null,
  }))
  const curve = (daysOf: (one: GrossAndNet) => number | null): SurvivalCurve =>
    kaplanMeier(observed.map((one) => ({ time: daysOf(one) ?? 0, event: one.event })))
  const signedOff = observed.filter(({ event }) => event).length
  return {
    accounts: watched.length,
    signedOff,
    shareThere: watched.length === 0 ? null : signedOff / watched.length,
    leftOut: accounts.length - watched.length,
    gross: curve((one) => one.grossDays),
    net: curve((one) => one.netDays),
  }
}

/** The figures per group, by key in order of text: by tier, by cohort, or both in one key. Null: no group, left out. */
export function ttvByGroup<Account extends CohortAccount>(
  accounts: readonly Account[],
  groupOf: (account: Account) => string | null,
  today: Day,
): (TtvFigures & { readonly group: string })[] {
  const groups = new Map<string, Account[]>()
  for (const account of accounts) {
    const group = groupOf(account)
    if (group === null) continue
    const members = groups.get(group)
    if (members === undefined) groups.set(group, [account])
    else members.push(account)
  }
  return [...groups]
    .map(([group, members]) => ({ group, ...ttvFigures(members, today) }))
    .sort((left, right) => (left.group < right.group ? -1 : 1))
}

/** The cohort of an account: the quarter it signed in, `2026-Q4`. Null without a signature. */
export const cohortOf = ({ signedOn }: Pick<ValueClock, 'signedOn'>): string | null =>
  signedOn === null ? null : `${signedOn.slice(0, 4)}-Q${Math.ceil(Number(signedOn.slice(5, 7)) / 3)}`
