import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangementOf, type DisplayFacts, placeWindow, smallest } from '../../electron/main/window-place.ts'

const display = (id: number, x: number, y: number, width: number, height: number): DisplayFacts => ({
  id,
  scaleFactor: 1,
  workArea: { x, y, width, height },
})
const desk = display(1, 0, 0, 2560, 1400)
const beside = display(2, 2560, 0, 1920, 1040)

describe('where the window opens', () => {
  test('the first time in the middle of the primary display, as large as the design', () => {
    expect(placeWindow(undefined, [desk, beside])).toEqual({
      bounds: { x: 560, y: 250, width: 1440, height: 900 },
      isMaximized: false,
    })
  })

  test('on a small display no larger than that', () => {
    expect(placeWindow(undefined, [display(1, 0, 25, 1280, 720)]).bounds).toEqual({
      x: 0,
      y: 25,
      width: 1280,
      height: 720,
    })
  })

  test('where it was, on the display it was on', () => {
    const saved = { x: 2600, y: 40, width: 1300, height: 900, isMaximized: true }
    expect(placeWindow(saved, [desk, beside])).toEqual({
      bounds: { x: 2600, y: 40, width: 1300, height: 900 },
      isMaximized: true,
    })
  })

  test('moved into view when that display is gone', () => {
    const saved = { x: 2600, y: 40, width: 1300, height: 900, isMaximized: false }
    expect(placeWindow(saved, [desk]).bounds).toEqual({ x: 1260, y: 40, width: 1300, height: 900 })
  })

  test('always whole within one display, and as large as it must be where there is room', () => {
    const size = fc.integer({ min: 300, max: 5_000 })
    const at = fc.integer({ min: -6_000, max: 6_000 })
    const area = fc.record({ x: at, y: at, width: size, height: size })
    const saved = fc.option(
      fc.record({ x: at, y: at, width: size, height: size, isMaximized: fc.boolean() }),
      { nil: undefined },
    )
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 3 }), saved, (areas, place) => {
        const displays = areas.map((workArea, id) => ({ id, scaleFactor: 1, workArea }))
        const [first, ...rest] = displays
        if (first === undefined) throw new Error('there is a display')
        const { bounds } = placeWindow(place, [first, ...rest])
        const home = areas.find(
          ({ x, y, width, height }) =>
            bounds.x >= x &&
            bounds.y >= y &&
            bounds.x + bounds.width <= x + width &&
            bounds.y + bounds.height <= y + height,
        )
        expect(home).toBeDefined()
        expect(bounds.width).toBeGreaterThanOrEqual(Math.min(smallest.width, home?.width ?? 0))
        expect(bounds.height).toBeGreaterThanOrEqual(Math.min(smallest.height, home?.height ?? 0))
      }),
      { numRuns: 2_000 },
    )
  })

  test('an arrangement of displays has one name, in whatever order they are told', () => {
    expect(arrangementOf([desk, beside])).toBe(arrangementOf([beside, desk]))
    expect(arrangementOf([desk])).not.toBe(arrangementOf([desk, beside]))
    expect(arrangementOf([desk])).not.toBe(arrangementOf([{ ...desk, scaleFactor: 2 }]))
  })
})
