import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { influenceProblem, reportingCycle, stanceThen } from '../../../shared/domain/people/index.ts'

const superiors =
  (of: Readonly<Record<string, string>>) =>
  (id: string): string | null =>
    of[id] ?? null

describe('PPL-2 lines between people', () => {
  it('PPL-2 names the way round on which somebody would end up above themselves', () => {
    const superiorOf = superiors({ clerk: 'manager', manager: 'director' })
    expect(reportingCycle(superiorOf, 'director', 'director')).toEqual(['director', 'director'])
    expect(reportingCycle(superiorOf, 'director', 'clerk')).toEqual([
      'director',
      'clerk',
      'manager',
      'director',
    ])
    expect(reportingCycle(superiorOf, 'clerk', 'director')).toBeNull()
    expect(reportingCycle(superiorOf, 'newcomer', 'clerk')).toBeNull()
  })

  it('PPL-2 a circle that was there before neither hangs nor stands in the way', () => {
    const superiorOf = superiors({ a: 'b', b: 'c', c: 'a' })
    expect(reportingCycle(superiorOf, 'newcomer', 'a')).toBeNull()
    expect(reportingCycle(superiorOf, 'b', 'a')).toEqual(['b', 'a', 'b'])
  })

  it('PPL-2 lines that are taken one by one never make a circle', () => {
    const line = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const of = new Map<string, string>()
        const superiorOf = (id: string): string | null => of.get(id) ?? null
        for (const [person, superior] of lines)
          if (reportingCycle(superiorOf, `${person}`, `${superior}`) === null)
            of.set(`${person}`, `${superior}`)
        for (const start of of.keys()) {
          let steps = 0
          for (let at: string | null = start; at !== null; at = superiorOf(at)) {
            steps += 1
            expect(steps).toBeLessThanOrEqual(of.size + 1)
          }
        }
      }),
    )
  })

  it('PPL-2 nobody influences themselves, and one line per direction is enough', () => {
    const lines = [{ id: 'one', fromId: 'a', toId: 'b' }]
    expect(influenceProblem({ id: null, fromId: 'a', toId: 'a' }, lines)).toBe('self')
    expect(influenceProblem({ id: null, fromId: 'a', toId: 'b' }, lines)).toBe('exists')
    expect(influenceProblem({ id: null, fromId: 'b', toId: 'a' }, lines)).toBeNull()
    expect(influenceProblem({ id: 'one', fromId: 'a', toId: 'b' }, lines)).toBeNull()
  })

  it('PPL-3 what somebody was follows from what they are and what changed since', () => {
    const now = { role: 'user', influence: 'low', attitude: 'unknown' }
    expect(stanceThen(now, [])).toEqual(now)
    expect(
      stanceThen(now, [
        { field: 'role', from: 'champion', to: 'other' },
        { field: 'attitude', from: 'support', to: 'unknown' },
        { field: 'role', from: 'other', to: 'user' },
        { field: 'title', from: 'x', to: 'y' },
      ]),
    ).toEqual({ role: 'champion', influence: 'low', attitude: 'support' })
  })
})
