import type { Money } from '../../kernel/index.ts'

/** One account of a group as it is added up. */
export interface GroupMember {
  readonly id: string
  readonly parentId: string | null
  /** ARR per currency. */
  readonly money: readonly Money[]
  /** Null: no contract states any. */
  readonly seats: number | null
  readonly activeUsers: number | null
  /** 0 to 100, higher is better; null: not measured. */
  readonly health: number | null
}

export interface GroupSum {
  /** Accounts, the one it stands for included. */
  readonly accounts: number
  /** Per currency, the larger first, then by code; currencies are never added up. */
  readonly money: readonly Money[]
  readonly seats: number | null
  readonly activeUsers: number | null
  /** The member with the lowest health, by id where two are even; null: nobody is measured. */
  readonly weakest: { readonly id: string; readonly health: number } | null
  /** Members without a health: they lower the confidence, not the figure. */
  readonly unmeasured: number
}

export interface GroupTree {
  /** Each account with everything below it. */
  readonly sums: ReadonlyMap<string, GroupSum>
  /** The top of each account's group. */
  readonly rootOf: ReadonlyMap<string, string>
  /** Direct children by parent, in the order they came. */
  readonly childrenOf: ReadonlyMap<string, readonly string[]>
  /** Accounts that stand above themselves: each is taken as the top of its own group, and should be mended. */
  readonly inCycle: ReadonlySet<string>
}

interface Running {
  accounts: number
  money: Map<string, number>
  seats: number | null
  activeUsers: number | null
  weakest: { id: string; health: number } | null
  unmeasured: number
}

const plus = (left: number | null, right: number | null): number | null =>
  left === null ? right : right === null ? left : left + right

function add(into: Running, from: Running): void {
  into.accounts += from.accounts
  for (const [currency, minor] of from.money)
    into.money.set(currency, (into.money.get(currency) ?? 0) + minor)
  into.seats = plus(into.seats, from.seats)
  into.activeUsers = plus(into.activeUsers, from.activeUsers)
  into.unmeasured += from.unmeasured
  const { weakest } = from
  if (
    weakest !== null &&
    (into.weakest === null ||
      weakest.health < into.weakest.health ||
      (weakest.health === into.weakest.health && weakest.id < into.weakest.id))
  )
    into.weakest = weakest
}

const start = ({ id, money, seats, activeUsers, health }: GroupMember): Running => {
  const sums = new Map<string, number>()
  for (const { currency, minor } of money) sums.set(currency, (sums.get(currency) ?? 0) + minor)
  return {
    accounts: 1,
    money: sums,
    seats,
    activeUsers,
    weakest: health === null ? null : { id, health },
    unmeasured: health === null ? 1 : 0,
  }
}

const finish = ({ money, ...rest }: Running): GroupSum => ({
  ...rest,
  money: [...money]
    .map(([currency, minor]) => ({ minor, currency }))
    .sort((left, right) => right.minor - left.minor || (left.currency < right.currency ? -1 : 1)),
})

/** Ids that reach themselves by going up. A parent that is not among the accounts is no parent. */
function cyclesOf(parents: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const inCycle = new Set<string>()
  const done = new Set<string>()
  for (const first of parents.keys()) {
    const way: string[] = []
    const at = new Map<string, number>()
    let id: string | null = first
    while (id !== null && !done.has(id) && !at.has(id)) {
      at.set(id, way.length)
      way.push(id)
      id = parents.get(id) ?? null
    }
    const from = id === null ? undefined : at.get(id)
    if (from !== undefined) for (const member of way.slice(from)) inCycle.add(member)
    for (const member of way) done.add(member)
  }
  return inCycle
}

/** Adds every account into those above it (ACC-3). Linear in the accounts, however deep; safe where parents go round. */
export function rollUp(members: readonly GroupMember[]): GroupTree {
  const ids = new Set(members.map(({ id }) => id))
  const stated = new Map(
    members.map(({ id, parentId }) => [id, parentId !== null && ids.has(parentId) ? parentId : null]),
  )
  const inCycle = cyclesOf(stated)
  const parentOf = new Map([...stated].map(([id, parent]) => [id, inCycle.has(id) ? null : parent]))

  const childrenOf = new Map<string, string[]>()
  for (const [id, parent] of parentOf) {
    if (parent === null) continue
    const children = childrenOf.get(parent)
    if (children === undefined) childrenOf.set(parent, [id])
    else children.push(id)
  }
  // From the tops down: read backwards, every account comes after all of those below it.
  const rootOf = new Map<string, string>()
  const order: string[] = []
  for (const [id, parent] of parentOf)
    if (parent === null) {
      rootOf.set(id, id)
      order.push(id)
    }
  for (let next = 0; next < order.length; next += 1) {
    const id = order[next] ?? ''
    for (const child of childrenOf.get(id) ?? []) {
      rootOf.set(child, rootOf.get(id) ?? id)
      order.push(child)
    }
  }
  const running = new Map(members.map((member) => [member.id, start(member)]))
  for (const id of order.toReversed()) {
    const parent = parentOf.get(id) ?? null
    const [into, from] = [parent === null ? undefined : running.get(parent), running.get(id)]
    if (into !== undefined && from !== undefined) add(into, from)
  }
  return {
    sums: new Map([...running].map(([id, sum]) => [id, finish(sum)])),
    rootOf,
    childrenOf,
    inCycle,
  }
}

/** Whether an account would stand above itself with this parent. */
export function wouldCycle(
  parents: ReadonlyMap<string, string | null>,
  id: string,
  parentId: string | null,
): boolean {
  const seen = new Set<string>()
  for (let above = parentId; above !== null && !seen.has(above); above = parents.get(above) ?? null) {
    if (above === id) return true
    seen.add(above)
  }
  return false
}
