import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textToDay } from '../../../renderer/ui/day-text.ts'
import { textToMinor } from '../../../renderer/ui/money-text.ts'
import { shortcutKeys } from '../../../renderer/ui/shortcut.ts'
import { addDays, minorToDecimal } from '../../../shared/kernel/index.ts'

describe('REN-1 · amounts as people type them', () => {
  test.each([
    ['2,860,000', 286_000_000],
    ['2860000.5', 286_000_050],
    ['286万', 286_000_000],
    ['286 万元', 286_000_000],
    ['２８６．５萬', 286_500_000],
    ['1.2亿', 12_000_000_000],
    ['¥2.86M', 286_000_000],
    ['15k', 1_500_000],
    ['-3千', -300_000],
    ['CNY 12', 1_200],
    ['0.005', 1],
    ['.5', 50],
  ])('%s', (text, minor) => {
    expect(textToMinor(text, 'CNY')).toBe(minor)
  })

  test.each(['', '万', '12万3', '1.2.3', 'abc', '=1+1', '99999999999999亿'])('%j is no amount', (text) => {
    expect(textToMinor(text, 'CNY')).toBeNull()
  })

  test('what is shown reads back as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('CNY', 'JPY', 'KWD'),
        (minor, currency) => {
          expect(textToMinor(minorToDecimal(minor, currency), currency)).toBe(minor === 0 ? 0 : minor)
        },
      ),
    )
  })
})

describe('REN-1 · days as people type them', () => {
  test.each([
    ['2026-11-30', '2026-11-30'],
    ['2026/11/3', '2026-11-03'],
    ['2026年11月30日', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['11-30', '2026-11-30'],
    ['1130', '2026-11-30'],
    ['11月3日', '2026-11-03'],
    ['２０２６－１１－３０'.replace(/－/g, '-'), '2026-11-30'],
  ])('%s', (text, day) => {
    expect(textToDay(text, '2026-06-01')).toBe(day)
  })

  test.each(['2026-11-31', '2026-13-01', '02-29', 'tomorrow', '', '11'])('%j is no day', (text) => {
    expect(textToDay(text, '2026-06-01')).toBeNull()
  })

  test('every ISO day reads as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (offset) => {
        const day = addDays('2026-01-01', offset)
        expect(textToDay(day, '2026-01-01')).toBe(day)
      }),
    )
  })
})

test('interface 63 · shortcuts are named as the system names them', () => {
  expect(shortcutKeys('Ctrl+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(shortcutKeys('Ctrl+Z', true)).toEqual(['⌘', 'Z'])
  expect(shortcutKeys('G R', false)).toEqual(['G', 'R'])
  expect(shortcutKeys('Ctrl++', false)).toEqual(['Ctrl', '+'])
})
