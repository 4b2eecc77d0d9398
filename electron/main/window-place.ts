import type { Rectangle } from 'electron'
import { z } from 'zod'
import type { Placement } from './window-options.ts'

/** Design width of the look, and the smallest window it supports. */
const preferred = { width: 1440, height: 900 }
export const smallest = { width: 1024, height: 700 }

const whole = z.int().min(-100_000).max(100_000)

/** A window's place on one arrangement of displays, as kept between starts. */
export const placeSchema = z.object({
  x: whole,
  y: whole,
  width: whole.positive(),
  height: whole.positive(),
  isMaximized: z.boolean(),
})

export type Place = z.output<typeof placeSchema>

export interface DisplayFacts {
  readonly id: number
  readonly workArea: Rectangle
  readonly scaleFactor: number
}

/** A name for the displays as they are plugged in now: at the desk and on the train a window has two places. */
export const arrangementOf = (displays: readonly DisplayFacts[]): string =>
  displays
    .map(
      ({ workArea: { x, y, width, height }, scaleFactor }) => `${x},${y},${width}x${height}@${scaleFactor}`,
    )
    .toSorted()
    .join(' ')
    .slice(0, 500)

const overlap = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high))

function fitInto(area: Rectangle, wish: Rectangle): Rectangle {
  const width = Math.min(Math.max(wish.width, Math.min(smallest.width, area.width)), area.width)
  const height = Math.min(Math.max(wish.height, Math.min(smallest.height, area.height)), area.height)
  return {
    x: between(area.x, wish.x, area.x + area.width - width),
    y: between(area.y, wish.y, area.y + area.height - height),
    width,
    height,
  }
}

/**
 * Where the window opens: where it was on this arrangement of displays, moved and shrunk until all of it can be
 * seen; else in the middle of the primary display (the first).
 */
export function placeWindow(
  saved: Place | undefined,
  displays: readonly [DisplayFacts, ...DisplayFacts[]],
): Placement {
  if (saved !== undefined) {
    const best = displays.reduce((left, right) =>
      overlap(right.workArea, saved) > overlap(left.workArea, saved) ? right : left,
    )
    return { bounds: fitInto(best.workArea, saved), isMaximized: saved.isMaximized }
  }
  const { workArea } = displays[0]
  const width = Math.min(preferred.width, workArea.width)
  const height = Math.min(preferred.height, workArea.height)
  const x = workArea.x + Math.round((workArea.width - width) / 2)
  const y = workArea.y + Math.round((workArea.height - height) / 2)
  return { bounds: { x, y, width, height }, isMaximized: false }
}
