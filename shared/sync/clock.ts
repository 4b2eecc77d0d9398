/**
 * A hybrid logical clock: the wall clock where it runs forward, a counter where it does not.
 * Written as 16 lower-case hexadecimal digits (12 of milliseconds since 1970, 4 of a counter) of fixed width,
 * so that comparing the texts byte by byte compares the stamps, in SQLite, PostgreSQL (`COLLATE "C"`) and here.
 *
 * Source: Kulkarni et al., "Logical Physical Clocks" (2014); design/sync.md §1, "Clock rules".
 */
export type Stamp = string

const counterLimit = 0x1_0000
const wallLimit = 2 ** 48

/** Before every stamp that can be made. */
export const firstStamp: Stamp = '0000000000000000'

/** The wall part, in milliseconds UTC, and the counter of a stamp. */
export interface StampParts {
  readonly wall: number
  readonly counter: number
}

export const parseStamp = (stamp: Stamp): StampParts => ({
  wall: Number.parseInt(stamp.slice(0, 12), 16),
  counter: Number.parseInt(stamp.slice(12), 16),
})

export const formatStamp = ({ wall, counter }: StampParts): Stamp =>
  wall.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0')

const shape = /^[0-9a-f]{16}$/

/** Whether a text from outside is a stamp at all. */
export const isStamp = (text: string): boolean => shape.test(text)

/** A wall clock may say anything: before 1970, a fraction, NaN, the year 50000. */
const usableWall = (wall: number): number =>
  Number.isFinite(wall) ? Math.min(Math.max(0, Math.floor(wall)), wallLimit - counterLimit) : 0

/**
 * The stamp for the next event on this device: greater than `last`, whatever the wall clock does.
 * `wall` in milliseconds UTC. Never fails: a full counter borrows the next millisecond.
 */
export function nextStamp(last: Stamp, wall: number): Stamp {
  const before = parseStamp(last)
  const now = usableWall(wall)
  if (now > before.wall) return formatStamp({ wall: now, counter: 0 })
  if (before.counter + 1 < counterLimit)
    return formatStamp({ wall: before.wall, counter: before.counter + 1 })
  return formatStamp({ wall: before.wall + 1, counter: 0 })
}

/** The greater of two stamps: what a device has seen after it received something stamped `received`. */
export const seenStamp = (last: Stamp, received: Stamp): Stamp => (received > last ? received : last)

/** How far a stamp from another device runs ahead of the wall clock here, in milliseconds; 0 when it does not. */
export const stampAhead = (stamp: Stamp, wall: number): number => Math.max(0, parseStamp(stamp).wall - wall)
