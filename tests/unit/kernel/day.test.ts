import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayToNumber, isDay, numberToDay } from '../../../shared/kernel/index.ts'

const [first, last] = [dayToNumber('0000-01-01'), dayToNumber('9999-12-31')]
/** The same day by the engine's own calendar. */
const byDate = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)

test('days and their numbers are those of the calendar of the engine, over all that a text can say', () => {
  expect([first, last]).toEqual([-719_528, 2_932_896])
  expect(dayToNumber('1970-01-01')).toBe(0)
  fastCheck.assert(
    fastCheck.property(fastCheck.integer({ min: first, max: last }), (number) => {
      const day = numberToDay(number)
      expect(day).toBe(byDate(number))
      expect(dayToNumber(day)).toBe(number)
    }),
    { numRuns: 2_000 },
  )
  // Every day of two leap cycles around the turn of a century that is no leap year and of one that is.
  for (const start of ['1896-01-01', '1996-01-01', '2096-01-01'])
    for (let number = dayToNumber(start), end = number + 8 * 366; number < end; number += 1)
      if (numberToDay(number) !== byDate(number) || dayToNumber(byDate(number)) !== number)
        throw new Error(byDate(number))
})

test('the calendar ends where a text can say no more, and does not begin again', () => {
  expect(addDays('9999-12-31', 45)).toBe('9999-12-31')
  expect(addDays('9999-12-20', 45) >= '9999-12-20').toBe(true)
  expect(addDays('0000-01-01', -1)).toBe('0000-01-01')
  expect(() => numberToDay(Number.NaN)).toThrow('not a number')
})

test('what is no day is told, whatever it looks like', () => {
  for (const text of [
    '2026-11-31',
    '2026-02-29',
    '2026-1-01',
    '2026/01/01',
    '２０２６-01-01',
    '2026-01-01 ',
    '',
    '2026-00-10',
  ])
    expect([text, isDay(text)]).toEqual([text, false])
  expect(isDay('2024-02-29')).toBe(true)
  expect(isDay('0000-02-29')).toBe(true)
  expect(() => dayToNumber('2026-02-29')).toThrow('not a calendar day: 2026-02-29')
  fastCheck.assert(
    fastCheck.property(fastCheck.string({ maxLength: 12 }), (text) => {
      expect(isDay(text)).toBe(
        /^\d{4}-\d{2}-\d{2}$/.test(text) && byDate(Date.parse(text) / 86_400_000) === text,
      )
    }),
  )
})
