import { expect, test } from 'vitest'
import { hoursBetween, visitState } from '../../../../shared/domain/visit/index.ts'

test.each([
  [null, null, null, 'planned'],
  [1, null, null, 'in'],
  [1, 2, null, 'done'],
  [null, null, '客户改期', 'cancelled'],
  [null, null, '', 'cancelled'],
] as const)('VIS-1 in %j, out %j, cancelled %j: %s', (checkedInAt, checkedOutAt, cancelledReason, state) => {
  expect(visitState({ checkedInAt, checkedOutAt, cancelledReason })).toBe(state)
})

test('VIS-1 hours of a visit, to the hundredth', () => {
  expect(hoursBetween(0, 90 * 60_000)).toBe(1.5)
  expect(hoursBetween(0, 100 * 60_000)).toBe(1.67)
})
