import { describe, expect, test } from 'vitest'
import {
  loopFigures,
  requirementCode,
  requirementNumber,
} from '../../../../shared/domain/requirement/index.ts'

describe('REQ-9 loop figures', () => {
  test('open, the median from asking to telling, the oldest, and what closed in four weeks', () => {
    const today = '2026-11-21'
    expect(
      loopFigures(
        [
          { openedOn: '2026-08-01', closedOn: null },
          { openedOn: '2026-11-20', closedOn: null },
          { openedOn: '2026-10-01', closedOn: '2026-10-11' },
          { openedOn: '2026-10-01', closedOn: '2026-10-25' },
          { openedOn: '2026-10-01', closedOn: '2026-11-20' },
        ],
        today,
      ),
    ).toEqual({ open: 2, medianDaysToTold: 24, oldestOpenDays: 112, closedLast28Days: 2 })
  })

  test('nothing there: no median, no oldest, not zero days', () => {
    expect(loopFigures([], '2026-11-21')).toEqual({
      open: 0,
      medianDaysToTold: null,
      oldestOpenDays: null,
      closedLast28Days: 0,
    })
  })

  test('an even number of loops: the middle of the two in the middle', () => {
    const loops = [10, 20].map((days) => ({ openedOn: '2026-01-01', closedOn: `2026-01-${days + 1}` }))
    expect(loopFigures(loops, '2026-02-01').medianDaysToTold).toBe(15)
  })
})

test('REQ-1 codes', () => {
  expect([1, 417, 12345].map(requirementCode)).toEqual(['REQ-0001', 'REQ-0417', 'REQ-12345'])
  expect(['REQ-0417', 'REQ-12345', 'JIRA-7', ''].map(requirementNumber)).toEqual([417, 12345, 0, 0])
})
