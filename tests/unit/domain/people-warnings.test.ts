import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { peopleWarnings, type WatchedPerson } from '../../../shared/domain/people/index.ts'
import { addDays } from '../../../shared/kernel/index.ts'

const today = '2026-11-21'
const person = (id: string, role: string, lastMetOn: string | null, leftOn: string | null = null) => ({
  id,
  role,
  lastMetOn,
  leftOn,
})
const user = person('u', 'user', '2026-11-01')
const champion = person('c', 'champion', '2026-11-01')
const buyer = person('b', 'economic_buyer', '2026-09-01')

describe('PPL-4 warnings about people', () => {
  test.each([
    ['all well', [user, champion, buyer], []],
    [
      'nobody',
      [],
      [
        { code: 'no_contact', personId: null },
        { code: 'buyer_unknown', personId: null },
      ],
    ],
    [
      'one contact; the other was met half a year ago',
      [buyer, person('c', 'champion', '2026-05-24')],
      [{ code: 'single_contact', personId: 'b' }],
    ],
    ['180 days ago still counts', [buyer, person('c', 'champion', '2026-05-25')], []],
    ['buyer met 90 days ago', [user, champion, person('b', 'economic_buyer', '2026-08-23')], []],
    [
      'buyer met 91 days ago',
      [user, champion, person('b', 'economic_buyer', '2026-08-22')],
      [{ code: 'buyer_not_met', personId: 'b', days: 91 }],
    ],
    [
      'of two buyers the one met last counts',
      [user, champion, person('old', 'economic_buyer', null), buyer],
      [],
    ],
    [
      'never met',
      [user, champion, person('b', 'economic_buyer', null)],
      [{ code: 'buyer_never_met', personId: 'b' }],
    ],
    [
      'champion left ten days ago',
      [user, buyer, person('c', 'champion', '2026-11-01', '2026-11-11')],
      [{ code: 'champion_gone', personId: 'c', days: 10 }],
    ],
    ['another champion is there', [champion, buyer, person('x', 'champion', null, '2026-11-11')], []],
    ['leaves tomorrow, so is still there', [buyer, person('c', 'champion', '2026-11-01', '2026-11-22')], []],
    [
      'buyer left',
      [user, champion, person('b', 'economic_buyer', null, '2026-11-20')],
      [{ code: 'buyer_gone', personId: 'b', days: 1 }],
    ],
    [
      'a buyer who left years ago is just unknown',
      [user, champion, person('b', 'economic_buyer', null, '2024-01-01')],
      [{ code: 'buyer_unknown', personId: null }],
    ],
  ])('PPL-4 %s', (_, people, expected) => {
    expect(peopleWarnings(people, today)).toEqual(expected)
  })

  it('PPL-4 the order of the people does not matter, and each warning comes once', () => {
    const day = fc.integer({ min: -500, max: 30 }).map((days) => addDays(today, days))
    const anyPerson: fc.Arbitrary<WatchedPerson> = fc.record({
      id: fc.uuid(),
      role: fc.constantFrom('economic_buyer', 'champion', 'user'),
      lastMetOn: fc.option(day),
      leftOn: fc.option(day),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyPerson, { selector: ({ id }) => id }), (people) => {
        const warnings = peopleWarnings(people, today)
        expect(peopleWarnings(people.toReversed(), today)).toEqual(warnings)
        expect(new Set(warnings.map(({ code }) => code)).size).toBe(warnings.length)
        for (const { code, personId } of warnings)
          if (personId !== null) {
            const about = people.find(({ id }) => id === personId)
            expect(about?.leftOn != null && about.leftOn <= today).toBe(code.endsWith('_gone'))
          }
      }),
    )
  })
})
