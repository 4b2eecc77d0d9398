import type { Clock, Random } from '../../shared/kernel/index.ts'

/** Chance that repeats: the same seed gives the same values on every machine. */
export interface SeededRandom extends Random {
  readonly seed: number
  /** A fraction in [0, 1). */
  fraction(): number
  /** A whole number in [0, below). */
  below(below: number): number
  /** A whole number in [from, to], both included. */
  between(from: number, to: number): number
  pick<Item>(items: readonly Item[]): Item
  shuffle<Item>(items: readonly Item[]): Item[]
  /** True with the given probability. */
  chance(probability: number): boolean
  /** A stream of its own that does not disturb this one: adding a use here leaves the rest of the run alone. */
  fork(name: string): SeededRandom
}

/** Numbers in [0, 1) that one seed replays (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A name to 32 bits (FNV-1a). */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  return state >>> 0
}

/** Random values from a seed. */
export function seededRandom(seed: number): SeededRandom {
  const fraction = seededNumbers(seed)
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return {
    seed,
    fraction,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    shuffle(items) {
      const left = [...items]
      const mixed: typeof left = []
      while (left.length > 0) mixed.push(...left.splice(below(left.length), 1))
      return mixed
    },
    chance: (probability) => fraction() < probability,
    fork: (name) => seededRandom(hash(`${seed}/${name}`)),
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  }
}

/**
 * The seed of this run: `BOWTIE_SEED`, else a new one. It is printed, so that a failure can be replayed with
 * `BOWTIE_SEED=… npm test`; a seed that found a bug becomes a test of its own.
 */
export function runSeed(what: string): number {
  const given = process.env.BOWTIE_SEED
  const seed = given === undefined ? Math.floor(Math.random() * 0x1_0000_0000) : Number(given)
  if (!Number.isSafeInteger(seed)) throw new Error(`BOWTIE_SEED is no whole number: ${given}`)
  console.log(`seed of ${what}: ${seed}`)
  return seed
}

export interface TestClock extends Clock {
  /** Moves the clock, also backwards. */
  advance(milliseconds: number): void
  set(instant: number): void
}

/** 2026-11-21 09:30 in Shanghai: the day of the mock-ups. */
export const testStart = Date.UTC(2026, 10, 21, 1, 30)

/** A clock that stands still until it is moved, or goes on by `step` milliseconds with every look. */
export function testClock(start: number = testStart, step = 0): TestClock {
  let instant = start
  return {
    now() {
      instant += step
      return instant
    },
    advance(milliseconds) {
      instant += milliseconds
    },
    set(next) {
      instant = next
    },
  }
}

/** A clock that moves one millisecond with each look, and jumps when told. */
export const steppingClock = (start: number): TestClock => testClock(start, 1)
