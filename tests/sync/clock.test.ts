import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  firstStamp,
  formatStamp,
  isStamp,
  nextStamp,
  parseStamp,
  seenStamp,
  stampAhead,
} from '../../shared/sync/index.ts'

const year = 365.25 * 86_400_000
/** A wall clock that jumps from one second to ten years, back and forth, or says nonsense. */
const wall = fc.oneof(
  fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
  fc.integer({ min: -10 * year, max: 10 * year }).map((jump) => 1_790_000_000_000 + jump),
  fc.constantFrom(
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    -1,
    0,
    0.5,
    2 ** 53,
    2 ** 60,
  ),
)

describe('the hybrid clock (sync.md §1, row C1)', () => {
  test('SYN-3: strictly grows on a device, whatever the wall clock does, and never fails', () => {
    fc.assert(
      fc.property(fc.array(wall, { minLength: 1, maxLength: 200 }), (walls) => {
        let last = firstStamp
        for (const now of walls) {
          const next = nextStamp(last, now)
          expect(isStamp(next)).toBe(true)
          expect(next > last).toBe(true)
          last = next
        }
      }),
      { numRuns: 500 },
    )
  })

  test('SYN-3: follows the wall clock where it runs forward', () => {
    const first = nextStamp(firstStamp, 1_790_000_000_000)
    expect(parseStamp(first)).toEqual({ wall: 1_790_000_000_000, counter: 0 })
    expect(parseStamp(nextStamp(first, 1_790_000_000_000))).toEqual({ wall: 1_790_000_000_000, counter: 1 })
    expect(parseStamp(nextStamp(first, 1_789_000_000_000))).toEqual({ wall: 1_790_000_000_000, counter: 1 })
    expect(parseStamp(nextStamp(first, 1_790_000_000_005))).toEqual({ wall: 1_790_000_000_005, counter: 0 })
  })

  test('SYN-3: a full counter borrows the next millisecond', () => {
    const full = formatStamp({ wall: 5, counter: 0xffff })
    expect(parseStamp(nextStamp(full, 5))).toEqual({ wall: 6, counter: 0 })
  })

  test('SYN-3: comparing texts compares stamps, and the width is fixed', () => {
    const parts = fc.record({ wall: fc.nat({ max: 2 ** 47 }), counter: fc.nat({ max: 0xffff }) })
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const [one, other] = [formatStamp(left), formatStamp(right)]
        const byNumber = Math.sign(left.wall - right.wall || left.counter - right.counter)
        expect(one < other ? -1 : one > other ? 1 : 0).toBe(byNumber)
        expect(one).toHaveLength(16)
        expect(parseStamp(one)).toEqual(left)
      }),
    )
  })

  test('SYN-3: what is written after receiving sorts after what was received, and a clock ahead is measured', () => {
    const received = formatStamp({ wall: 2_000_000_000_000, counter: 7 })
    const local = nextStamp(firstStamp, 1_790_000_000_000)
    expect(nextStamp(seenStamp(local, received), 1_790_000_000_001) > received).toBe(true)
    expect(seenStamp(received, local)).toBe(received)
    expect(stampAhead(received, 1_999_999_999_000)).toBe(1000)
    expect(stampAhead(local, 1_999_999_999_000)).toBe(0)
  })
})
