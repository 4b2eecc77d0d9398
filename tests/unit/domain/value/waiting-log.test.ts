import { expect, test } from 'vitest'
import { waitingChangesOf } from '../../../../shared/domain/value/index.ts'

test('VAL-5 a wait counts from the day it began, not from the day it was written down', () => {
  expect(
    waitingChangesOf([
      { day: '2026-11-05', waitingOn: 'customer', waitingSince: '2026-11-01', reachedOn: null },
      { day: '2026-11-09', waitingOn: 'us', waitingSince: '2026-11-09' },
      { day: '2026-11-12' },
      { day: '2026-11-15', waitingOn: null, waitingSince: null, reachedOn: '2026-11-14' },
    ]),
  ).toEqual([
    { day: '2026-11-01', side: 'customer' },
    { day: '2026-11-09', side: 'us' },
    { day: '2026-11-14', side: null },
  ])
})

test('VAL-5 what is taken back leaves no trace in the days', () => {
  const before = [{ day: '2026-11-01', waitingOn: 'customer', waitingSince: '2026-11-01' }] as const
  expect(
    waitingChangesOf([
      ...before,
      { day: '2026-11-09', waitingOn: 'us', waitingSince: '2026-11-09' },
      { day: '2026-11-11', waitingOn: 'customer', waitingSince: '2026-11-01' },
    ]),
  ).toEqual(waitingChangesOf(before))
  expect(
    waitingChangesOf([
      ...before,
      { day: '2026-11-09', waitingOn: null, waitingSince: null, reachedOn: '2026-11-09' },
      { day: '2026-11-11', waitingOn: 'customer', waitingSince: '2026-11-01', reachedOn: null },
    ]),
  ).toEqual(waitingChangesOf(before))
})

test('VAL-5 a step that waits for nobody has no days', () => {
  expect(waitingChangesOf([{ day: '2026-11-01', waitingOn: null, waitingSince: null }])).toEqual([])
})
