import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barOf, isBackward, movedSpan, planTree, resizedSpan } from '../../../../shared/domain/plan/index.ts'
import { addDays, daysBetween } from '../../../../shared/kernel/index.ts'

const span = (startDay: string | null, dueDay: string | null) => ({ startDay, dueDay })

describe('VAL-4 first and last day of a step', () => {
  test('VAL-4 a step with one day stands on it, one without has no place, a backward one stands on its end', () => {
    expect(barOf(span(null, '2026-12-01'))).toEqual({ from: '2026-12-01', to: '2026-12-01' })
    expect(barOf(span('2026-12-01', null))).toEqual({ from: '2026-12-01', to: '2026-12-01' })
    expect(barOf(span(null, null))).toBeNull()
    expect(barOf(span('2026-12-05', '2026-12-01'))).toEqual({ from: '2026-12-01', to: '2026-12-01' })
    expect(isBackward(span('2026-12-05', '2026-12-01'))).toBe(true)
    expect(isBackward(span('2026-12-05', '2026-12-05'))).toBe(false)
  })

  test('VAL-4 moving keeps the length and what is not set', () => {
    expect(movedSpan(span('2026-12-30', '2027-01-02'), 3)).toEqual(span('2027-01-02', '2027-01-05'))
    expect(movedSpan(span(null, '2026-03-01'), -1)).toEqual(span(null, '2026-02-28'))
  })

  test('VAL-4 a single day grows at either end, and an end stops at the other', () => {
    expect(resizedSpan(span(null, '2026-12-10'), 'end', 2)).toEqual(span('2026-12-10', '2026-12-12'))
    expect(resizedSpan(span(null, '2026-12-10'), 'start', -2)).toEqual(span('2026-12-08', '2026-12-10'))
    expect(resizedSpan(span('2026-12-08', '2026-12-10'), 'end', -5)).toEqual(span('2026-12-08', '2026-12-08'))
    expect(resizedSpan(span('2026-12-08', '2026-12-10'), 'start', 5)).toEqual(
      span('2026-12-10', '2026-12-10'),
    )
    expect(resizedSpan(span(null, '2026-12-10'), 'end', -1)).toEqual(span(null, '2026-12-10'))
    expect(resizedSpan(span(null, null), 'end', 4)).toEqual(span(null, null))
  })

  test('VAL-4 whatever is moved or resized, the first day is never behind the last', () => {
    const days = fc.integer({ min: -400, max: 400 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), days, fc.boolean(), (from, length, by, atEnd) => {
        const startDay = addDays('2026-06-15', from)
        const before = span(startDay, addDays(startDay, length))
        const resized = resizedSpan(before, atEnd ? 'end' : 'start', by)
        expect(isBackward(resized)).toBe(false)
        const moved = movedSpan(before, by)
        expect(daysBetween(moved.startDay ?? '', moved.dueDay ?? '')).toBe(length)
      }),
      { seed: 32 },
    )
  })
})

describe('VAL-4 the chain', () => {
  test('VAL-4 intent, outcomes, steps, tasks; what hangs on nothing stands behind, and nothing is lost', () => {
    const tree = planTree({
      intents: [{ id: 'i1' }, { id: 'i2' }],
      outcomes: [
        { id: 'o1', intentId: 'i1' },
        { id: 'o2', intentId: 'gone' },
        { id: 'o3', intentId: 'i1' },
      ],
      milestones: [
        { id: 'm1', outcomeId: 'o3' },
        { id: 'm2', outcomeId: null },
        { id: 'm3', outcomeId: 'gone' },
        { id: 'm4', outcomeId: 'o2' },
      ],
      tasks: [
        { id: 't1', milestoneId: 'm1' },
        { id: 't2', milestoneId: null },
        { id: 't3', milestoneId: 'm1' },
      ],
    })
    const ids = tree.map(({ intent, outcomes }) => [
      intent?.id ?? null,
      outcomes.map(({ outcome, milestones }) => [
        outcome?.id ?? null,
        milestones.map(({ milestone, tasks }) => [milestone.id, tasks.map(({ id }) => id)]),
      ]),
    ])
    expect(ids).toEqual([
      [
        'i1',
        [
          ['o1', []],
          ['o3', [['m1', ['t1', 't3']]]],
        ],
      ],
      ['i2', []],
      [
        null,
        [
          ['o2', [['m4', []]]],
          [
            null,
            [
              ['m2', []],
              ['m3', []],
            ],
          ],
        ],
      ],
    ])
    expect(planTree({ intents: [], outcomes: [], milestones: [], tasks: [] })).toEqual([])
  })
})
