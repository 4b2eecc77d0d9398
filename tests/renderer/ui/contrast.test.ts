import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Recomputes every pair of design/look/contrast.md from the tokens that ship: interface.md 39. */

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8')

type Theme = 'light' | 'dark'

interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

function tokensOf(theme: Theme): ReadonlyMap<string, Oklch> {
  const start = theme === 'light' ? ':root, [data-theme="light"] {' : '[data-theme="dark"] {'
  const from = css.indexOf(`\n  ${start}`)
  const block = css.slice(from, css.indexOf('\n  }', from))
  return new Map(
    Array.from(block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g), (match) => [
      match[1] ?? '',
      { lightness: Number(match[2]), chroma: Number(match[3]), hue: Number(match[4]) },
    ]),
  )
}

const toByte = (linear: number): number => {
  const clamped = Math.min(1, Math.max(0, linear))
  return Math.round(255 * (clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055))
}

/** oklch → linear sRGB (Ottosson), clipped and rounded to the bytes a screen gets. */
function bytesOf({ lightness, chroma, hue }: Oklch): readonly [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Oklch): number {
  const [red, green, blue] = bytesOf(colour).map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function ratio(first: Oklch, second: Oklch): number {
  const [high = 0, low = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

type Pair = readonly [foreground: string, background: string, needed: number]

const text = 4.5
const shape = 3
const grounds = ['surface', 'raised', 'overlay', 'sunken', 'hover', 'selection']
const inks = ['ink', 'ink-muted', 'ink-faint', 'accent', 'positive', 'caution', 'danger', 'info']
const fills = ['positive-fill', 'caution-fill', 'danger-fill', 'info-fill', 'accent-fill', 'neutral-fill']

const pairs: readonly Pair[] = [
  ...grounds.flatMap((ground) => inks.map((ink): Pair => [ink, ground, text])),
  ...['positive', 'caution', 'danger', 'info'].flatMap((tone): readonly Pair[] => [
    [tone, `${tone}-soft`, text],
    ['ink', `${tone}-soft`, text],
    ['ink-muted', `${tone}-soft`, text],
  ]),
  ['seal', 'raised', text],
  ['seal', 'surface', text],
  ['accent-ink', 'accent-soft', text],
  ['accent-ink', 'selection', text],
  ['accent-ink', 'raised', text],
  ['ink', 'accent-soft', text],
  ['ink-muted', 'accent-soft', text],
  ['on-accent', 'accent', text],
  ['on-accent', 'accent-hover', text],
  ['on-danger', 'danger', text],
  ['ink', 'mark', text],
  ['ink-muted', 'mark', text],
  ['spine-ink', 'spine', text],
  ['spine-ink-on', 'spine-on', text],
  ...grounds.flatMap((ground): readonly Pair[] => [
    ['line-strong', ground, shape],
    ['focus', ground, shape],
  ]),
  ...['surface', 'raised'].flatMap((ground) => fills.map((fill): Pair => [fill, ground, shape])),
  ['focus', 'spine', shape],
]

test('interface 39 · the list holds the 198 pairs of the look', () => {
  expect(pairs.length * 2).toBe(198)
})

describe.each(['light', 'dark'] as const)('interface 39 · contrast, %s theme', (theme) => {
  const tokens = tokensOf(theme)
  test.each(pairs)('%s on %s reaches %d', (foreground, background, needed) => {
    const [front, back] = [tokens.get(foreground), tokens.get(background)]
    if (!front || !back) throw new Error(`tokens.css lacks --${front ? background : foreground}`)
    expect(ratio(front, back)).toBeGreaterThanOrEqual(needed)
  })
})

test('interface 39 · the arithmetic agrees with the figures of the look', () => {
  const light = tokensOf('light')
  const dark = tokensOf('dark')
  const of = (tokens: ReadonlyMap<string, Oklch>, front: string, back: string): number => {
    const [one, two] = [tokens.get(front), tokens.get(back)]
    return one && two ? Math.round(ratio(one, two) * 100) / 100 : 0
  }
  expect(of(light, 'ink', 'surface')).toBeCloseTo(14.44, 1)
  expect(of(light, 'neutral-fill', 'surface')).toBeCloseTo(3.03, 1)
  expect(of(light, 'focus', 'spine')).toBeCloseTo(3.1, 1)
  expect(of(dark, 'ink-muted', 'mark')).toBeCloseTo(4.7, 1)
})
