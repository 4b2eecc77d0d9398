import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overdueVisit, strictestCadence } from '../../../../shared/domain/visit/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'

const visited = {
  everyDays: 30,
  lastVisitDay: '2026-11-01',
  firstDay: '2020-01-01',
  isPlanned: false,
  hasLeft: false,
}

describe('ACC-4 ACC-5 visits by the cadence of the tier', () => {
  test.each([
    ['on the last day it is in time', visited, '2026-12-01', null],
    [
      'overdue from the next day on',
      visited,
      '2026-12-02',
      { dueDay: '2026-12-01', from: '2026-11-01', everyDays: 30 },
    ],
    [
      'never visited: from the first day',
      { ...visited, lastVisitDay: null, firstDay: '2026-10-01' },
      '2026-11-26',
      { dueDay: '2026-10-31', from: '2026-10-01', everyDays: 30 },
    ],
    ['a first day to come', { ...visited, lastVisitDay: null, firstDay: '2027-01-01' }, '2026-12-02', null],
    [
      'neither a visit nor a first day',
      { ...visited, lastVisitDay: null, firstDay: null },
      '2026-12-02',
      null,
    ],
    ['no cadence', { ...visited, everyDays: null }, '2036-01-01', null],
    ['a visit is planned', { ...visited, isPlanned: true }, '2036-01-01', null],
    ['the customer has left', { ...visited, hasLeft: true }, '2036-01-01', null],
    [
      'every day, over the end of a leap February',
      { ...visited, everyDays: 1, lastVisitDay: '2028-02-28' },
      '2028-03-01',
      { dueDay: '2028-02-29', from: '2028-02-28', everyDays: 1 },
    ],
  ] as const)('ACC-5 %s', (_name, facts, today, expected) => {
    expect(overdueVisit(facts, today)).toEqual(expected)
  })

  test('ACC-5 property: overdue exactly where more days have passed than the cadence allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_650 }), fc.integer({ min: 0, max: 4_000 }), (every, passed) => {
        const today = addDays(visited.lastVisitDay, passed)
        expect(overdueVisit({ ...visited, everyDays: every }, today) !== null).toBe(passed > every)
      }),
    )
  })

  test('ACC-4 ACC-5 of what is planned and what is promised the shorter cadence holds', () => {
    expect(strictestCadence(45, 30)).toBe(30)
    expect(strictestCadence(null, 30)).toBe(30)
    expect(strictestCadence(45, null)).toBe(45)
    expect(strictestCadence(null, null)).toBeNull()
    expect(strictestCadence()).toBeNull()
  })
})
