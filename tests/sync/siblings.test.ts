import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyToSiblings,
  compareSiblings,
  coversVector,
  firstStamp,
  formatVector,
  hasSeen,
  isConflict,
  mergeVectors,
  nextStamp,
  parseVector,
  seenStamp,
  shownSibling,
  type Sibling,
  type Vector,
  withDot,
} from '../../shared/sync/index.ts'

interface Operation extends Sibling<string> {
  readonly context: Vector
}

/** Devices that write one field and hear of each other's writes at random: the whole history in causal order. */
function history(
  steps: readonly { readonly device: number; readonly hear: number; readonly wall: number }[],
): Operation[] {
  const devices = ['a', 'b', 'c'].map((dev) => ({ dev, seq: 0, hlc: firstStamp, seen: {} as Vector }))
  const all: Operation[] = []
  for (const step of steps) {
    const device = devices[step.device % devices.length]
    if (!device) continue
    for (const operation of all.slice(0, step.hear)) {
      // Causal delivery: only what rests on nothing unseen.
      if (hasSeen(device.seen, operation) || !coversVector(device.seen, operation.context)) continue
      if ((device.seen[operation.dev] ?? 0) !== operation.seq - 1) continue
      device.seen = withDot(device.seen, operation)
      device.hlc = seenStamp(device.hlc, operation.hlc)
    }
    device.seq += 1
    device.hlc = nextStamp(device.hlc, step.wall)
    all.push({
      dev: device.dev,
      seq: device.seq,
      i: 0,
      hlc: device.hlc,
      value: `${device.dev}${device.seq}`,
      context: device.seen,
    })
    device.seen = withDot(device.seen, device)
  }
  return all
}

const steps = fc.array(
  fc.record({ device: fc.nat({ max: 2 }), hear: fc.nat({ max: 12 }), wall: fc.nat({ max: 100 }) }),
  { minLength: 1, maxLength: 12 },
)

const isDominated = (operation: Operation, all: readonly Operation[]): boolean =>
  all.some((other) => hasSeen(other.context, operation))

describe('a field as a multi-value register (sync.md §1)', () => {
  test('SYN-3: in any causal order of arrival the siblings are exactly what nobody had seen and replaced', () => {
    fc.assert(
      fc.property(steps, fc.nat(), (list, seed) => {
        const all = history(list)
        let left = [...all]
        let siblings: readonly Sibling<string>[] = []
        let seen: Vector = {}
        let chance = seed
        while (left.length > 0) {
          const ready = left.filter(
            (operation) =>
              coversVector(seen, operation.context) && (seen[operation.dev] ?? 0) === operation.seq - 1,
          )
          chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648
          const next = ready[chance % ready.length]
          if (!next) throw new Error('stuck')
          siblings = applyToSiblings(siblings, next, next.context)
          seen = withDot(seen, next)
          left = left.filter((operation) => operation !== next)
        }
        const maximal = all.filter((operation) => !isDominated(operation, all))
        expect(siblings.map((sibling) => sibling.value).toSorted()).toEqual(
          maximal.map((operation) => operation.value).toSorted(),
        )
        // The order of the log (stamp, device, sequence) ends with the value on the screen: rebuild rests on it.
        const lastOfLog = all.toSorted((one, other) => -compareSiblings(one, other)).at(-1)
        expect(shownSibling(siblings)?.value).toBe(lastOfLog?.value)
        expect(isConflict(siblings)).toBe(maximal.length > 1)
      }),
      { numRuns: 1000 },
    )
  })

  test('SYN-3: a later edit wins over what it saw, whatever the clocks say', () => {
    const first = { dev: 'b', seq: 1, i: 0, hlc: 'ffffffffffff0000', value: 'from a clock in the future' }
    const second = { dev: 'a', seq: 1, i: 0, hlc: '0000000000010000', value: 'after seeing it' }
    expect(applyToSiblings([first], second, { b: 1 })).toEqual([second])
    expect(applyToSiblings([first], second, {})).toEqual([first, second])
  })

  test('SYN-3: within one transaction the later change stands', () => {
    const first = { dev: 'a', seq: 4, i: 0, hlc: '0', value: 'x' }
    const second = { ...first, i: 3, value: 'y' }
    expect(applyToSiblings([first], second, { a: 3 })).toEqual([second])
  })
})

describe('version vectors', () => {
  test('SYN-3: merging covers both, and the text is one for one vector', () => {
    const vector = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__x'), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(vector, vector, (left, right) => {
        const merged = mergeVectors(left, right)
        expect(coversVector(merged, left) && coversVector(merged, right)).toBe(true)
        expect(formatVector(mergeVectors(right, left))).toBe(formatVector(merged))
        expect(parseVector(formatVector(merged))).toEqual({ ...merged })
      }),
    )
    expect(() => parseVector('{"a":1.5}')).toThrow('version vector')
    expect(() => parseVector('[1]')).toThrow('version vector')
  })
})
