import type { Clock, Random } from '../../shared/kernel/index.ts'

/** Chance that one seed replays. A fork is a stream of its own that does not move its parent. */
export interface SeededRandom extends Random {
  /** In [0, 1). */
  fraction(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  /** A whole number in [first, last]. */
  between(first: number, last: number): number
  pick<Item>(items: readonly Item[]): Item
  shuffle<Item>(items: readonly Item[]): Item[]
  fork(name: string): SeededRandom
}

/** FNV-1a: a name and a seed make the seed of a fork. */
function hashName(name: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const unit of name) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}

/** Mulberry32. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return {
    fraction,
    below,
    between: (first, last) => first + below(last - first + 1),
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    shuffle(items) {
      const mixed = [...items]
      for (let index = mixed.length - 1; index > 0; index -= 1) {
        const other = below(index + 1)
        const [one, two] = [mixed[index], mixed[other]]
        if (one === undefined || two === undefined) continue
        mixed[index] = two
        mixed[other] = one
      }
      return mixed
    },
    fork: (name) => seededRandom(hashName(name, seed >>> 0)),
  }
}

/** A clock that stands still, or moves `step` milliseconds with each question, and can be set and moved. */
export function testClock(
  start = 1_792_000_000_000,
  step = 0,
): Clock & { set(now: number): void; advance(by: number): void } {
  let now = start
  return {
    now() {
      now += step
      return now
    },
    set(next) {
      now = next
    },
    advance(by) {
      now += by
    },
  }
}
