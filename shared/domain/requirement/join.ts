import { type Day, fail, ok, type Result } from '../../kernel/index.ts'

/** An account's asking for one requirement. */
export interface JoinableAsk {
  readonly id: string
  readonly requirementId: string
  readonly accountId: string
  readonly askedOn: Day
}

/** What joining does to the asks; also what takes it back. */
export interface JoinPlan {
  readonly into: string
  readonly from: string
  /** Asks that go over. */
  readonly moved: readonly string[]
  /** Asks of accounts that ask there already: they stay on record beside the other and count once. */
  readonly doubled: readonly string[]
  /** The earliest asking of each account that asks on both sides. */
  readonly firstAsked: readonly { readonly accountId: string; readonly askedOn: Day }[]
}

/** Joins one requirement into another (REQ-5): every ask goes over, each account counts once. */
export function planJoin(
  into: string,
  from: string,
  asks: readonly JoinableAsk[],
): Result<JoinPlan, 'same_requirement'> {
  if (into === from) return fail('same_requirement')
  const there = new Map<string, Day>()
  for (const { requirementId, accountId, askedOn } of asks) {
    const known = there.get(accountId)
    if (requirementId === into && (known === undefined || askedOn < known)) there.set(accountId, askedOn)
  }
  const coming = asks.filter(({ requirementId }) => requirementId === from)
  const doubled = coming.filter(({ accountId }) => there.has(accountId))
  const first = new Map<string, Day>()
  for (const { accountId, askedOn } of doubled) {
    const known = first.get(accountId) ?? there.get(accountId) ?? askedOn
    first.set(accountId, askedOn < known ? askedOn : known)
  }
  return ok({
    into,
    from,
    moved: coming.map(({ id }) => id),
    doubled: doubled.map(({ id }) => id),
    firstAsked: [...first].map(([accountId, askedOn]) => ({ accountId, askedOn })),
  })
}

/** The asks once joined. */
export const joinAsks = <Ask extends JoinableAsk>(asks: readonly Ask[], plan: JoinPlan): Ask[] => {
  const moved = new Set(plan.moved)
  return asks.map((ask) => (moved.has(ask.id) ? { ...ask, requirementId: plan.into } : ask))
}

/** Takes a join back: asks that came later stay where they are. */
export const unjoinAsks = <Ask extends JoinableAsk>(asks: readonly Ask[], plan: JoinPlan): Ask[] => {
  const moved = new Set(plan.moved)
  return asks.map((ask) =>
    moved.has(ask.id) && ask.requirementId === plan.into ? { ...ask, requirementId: plan.from } : ask,
  )
}

/**
 * Splits some accounts off (REQ-5): their asks go to a new requirement. Refused when nobody or everybody would go:
 * there would be one requirement that nobody asked for.
 */
export function planSplit(
  from: string,
  accountIds: readonly string[],
  asks: readonly JoinableAsk[],
): Result<{ readonly moved: readonly string[] }, 'nobody' | 'everybody'> {
  const going = new Set(accountIds)
  const own = asks.filter(({ requirementId }) => requirementId === from)
  const moved = own.filter(({ accountId }) => going.has(accountId)).map(({ id }) => id)
  if (moved.length === 0) return fail('nobody')
  if (moved.length === own.length) return fail('everybody')
  return ok({ moved })
}
