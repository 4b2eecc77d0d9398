import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type MoveHistory,
  requirementPaths,
  type RequirementState,
  stepFigures,
  weeklyThroughput,
} from '../../../../shared/domain/requirement/index.ts'
import { addDays, daysBetween } from '../../../../shared/kernel/index.ts'

const today = '2026-11-24'
const history = (...moves: [RequirementState, string][]): MoveHistory =>
  moves.map(([to, day]) => ({ to, day: `2026-${day}` }))

const loops = [
  history(
    ['needs_background', '10-01'],
    ['in_review', '10-04'],
    ['scheduled', '10-14'],
    ['scheduled', '10-20'],
    ['shipped', '11-10'],
    ['told', '11-12'],
  ),
  history(
    ['needs_background', '11-01'],
    ['in_review', '11-02'],
    ['declined', '11-08'],
    ['in_review', '11-20'],
  ),
  history(['needs_background', '09-01']),
]

describe('REQ-9 loop figures', () => {
  it('REQ-9 days per step: stays that ended, and how long the oldest has been standing', () => {
    const figures = Object.fromEntries(stepFigures(loops, today).map((one) => [one.state, one]))
    expect(figures).toEqual({
      needs_background: {
        state: 'needs_background',
        stays: 2,
        medianDays: 2,
        p80Days: 3,
        open: 1,
        oldestOpenDays: 84,
      },
      in_review: { state: 'in_review', stays: 2, medianDays: 8, p80Days: 10, open: 1, oldestOpenDays: 4 },
      scheduled: {
        state: 'scheduled',
        stays: 1,
        medianDays: 27,
        p80Days: 27,
        open: 0,
        oldestOpenDays: null,
      },
      shipped: { state: 'shipped', stays: 1, medianDays: 2, p80Days: 2, open: 0, oldestOpenDays: null },
      declined: { state: 'declined', stays: 1, medianDays: 12, p80Days: 12, open: 0, oldestOpenDays: null },
    })
  })

  it('REQ-9 what came in and what was closed, week by week', () => {
    expect(weeklyThroughput(loops, 4, '2026-11-23')).toEqual([
      { first: '2026-11-02', last: '2026-11-08', opened: 0, closed: 0 },
      { first: '2026-11-09', last: '2026-11-15', opened: 0, closed: 1 },
      { first: '2026-11-16', last: '2026-11-22', opened: 0, closed: 0 },
      { first: '2026-11-23', last: '2026-11-29', opened: 0, closed: 0 },
    ])
    expect(weeklyThroughput(loops, 13, '2026-11-23').reduce((sum, { opened }) => sum + opened, 0)).toBe(3)
  })

  it('REQ-9 along any allowed path, the stays of a requirement add up to its age', () => {
    const walk = fc.array(fc.tuple(fc.nat(9), fc.nat(20)), { maxLength: 15 }).map((choices) => {
      const moves: { to: RequirementState; day: string }[] = [{ to: 'needs_background', day: '2026-01-01' }]
      for (const [pick, days] of choices) {
        const last = moves.at(-1)
        const ways = requirementPaths.filter(({ from }) => from === last?.to)
        const way = ways[pick % Math.max(1, ways.length)]
        if (way !== undefined && last !== undefined) moves.push({ to: way.to, day: addDays(last.day, days) })
      }
      return moves
    })
    fc.assert(
      fc.property(walk, (moves) => {
        const end = addDays(moves.at(-1)?.day ?? '2026-01-01', 5)
        // Each stay has its own figure when there is one requirement and each state is entered once.
        const states = moves.filter((move, at) => move.to !== moves[at - 1]?.to).map(({ to }) => to)
        fc.pre(new Set(states).size === states.length)
        let days = 0
        for (const figure of stepFigures([moves], end))
          days += (figure.medianDays ?? 0) + (figure.oldestOpenDays ?? 0)
        const isClosed = states.at(-1) === 'told'
        const told = moves.find(({ to }) => to === 'told')?.day ?? end
        expect(days).toBe(daysBetween('2026-01-01', isClosed ? told : end))
      }),
    )
  })
})
