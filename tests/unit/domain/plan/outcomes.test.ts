import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  meetsTarget,
  type OutcomeFacts,
  outcomeProgress,
  outcomeState,
} from '../../../../shared/domain/plan/index.ts'

const numbers = (baseline: number | null, target: number | null, current: number | null) => ({
  baseline,
  target,
  current,
})

describe('ACC-8 progress of an outcome', () => {
  test.each([
    ['up, halfway', numbers(100, 200, 150), 0.5, false],
    ['up, there', numbers(100, 200, 200), 1, true],
    ['up, further', numbers(100, 200, 250), 1.5, true],
    ['up, worse than before', numbers(100, 200, 80), -0.2, false],
    ['down, halfway', numbers(3, 1, 2), 0.5, false],
    ['down, there', numbers(3, 1, 1), 1, true],
    ['down, further', numbers(3, 1, 0), 1.5, true],
    ['down, worse than before', numbers(3, 1, 4), -0.5, false],
    ['down through zero', numbers(2, -2, 0), 0.5, false],
    ['held', numbers(5, 5, 5), null, true],
    ['not held', numbers(5, 5, 6), null, false],
    ['no baseline', numbers(null, 5, 6), null, false],
    ['no target', numbers(1, null, 6), null, false],
    ['no current', numbers(1, 5, null), null, false],
  ])('ACC-8 %s', (_, outcome, progress, isMet) => {
    const seen = outcomeProgress(outcome)
    if (progress === null) expect(seen).toBeNull()
    else expect(seen).toBeCloseTo(progress, 12)
    expect(meetsTarget(outcome)).toBe(isMet)
  })

  test('ACC-8 a target is met exactly when progress is at least one, in either direction', () => {
    const some = fc.integer({ min: -1_000, max: 1_000 })
    fc.assert(
      fc.property(some, some, some, (baseline, target, current) => {
        fc.pre(baseline !== target)
        const outcome = numbers(baseline, target, current)
        expect(meetsTarget(outcome)).toBe((outcomeProgress(outcome) ?? 0) >= 1)
      }),
      { seed: 31 },
    )
  })
})

describe('ACC-8 what an outcome is at', () => {
  const today = '2026-11-26'
  const outcome: OutcomeFacts = {
    baseline: 100,
    target: 200,
    current: 150,
    startDay: '2026-11-16',
    dueDay: '2026-12-06',
    reachedOn: null,
  }
  test.each([
    ['on track: half the time, half the way', {}, 'on_track'],
    ['on track: within the tolerance', { current: 136 }, 'on_track'],
    ['behind: half the time, a fifth of the way', { current: 120 }, 'behind'],
    ['behind: worse than before', { current: 90 }, 'behind'],
    ['nothing is behind before it began', { current: 100, startDay: '2026-11-30' }, 'on_track'],
    ['nothing is behind without a beginning', { current: 90, startDay: null }, 'on_track'],
    ['nothing is behind without an end', { current: 90, dueDay: null }, 'on_track'],
    ['not started: no value yet', { current: null }, 'not_started'],
    ['unmeasured: no baseline', { baseline: null }, 'unmeasured'],
    ['unmeasured: no target', { target: null, current: null }, 'unmeasured'],
    ['overdue: its day is over', { dueDay: '2026-11-25' }, 'overdue'],
    ['not overdue on its day', { dueDay: today, current: 199 }, 'on_track'],
    ['overdue comes before unmeasured', { dueDay: '2026-11-25', target: null }, 'overdue'],
    ['reached by number, however late', { current: 200, dueDay: '2026-11-01' }, 'reached'],
    ['reached by word, without numbers', { baseline: null, target: null, reachedOn: today }, 'reached'],
  ])('ACC-8 %s', (_, patch, state) => {
    expect(outcomeState({ ...outcome, ...patch }, today)).toBe(state)
  })
})
