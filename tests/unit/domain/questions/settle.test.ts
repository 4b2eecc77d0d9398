import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Question,
  questionIdOf,
  questionRules,
  settleQuestions,
  shippedQuestionLimits,
} from '../../../../shared/domain/questions/index.ts'

const today = '2026-11-21'
const question = (key: string, subject: string | null = null): Question => ({
  id: questionIdOf(key, subject),
  key,
  weight: 2,
  subject,
})
const answer = (questionId: string, answeredOn = '2026-11-20', id = `a-${questionId}`) => ({
  id,
  questionId,
  answeredOn,
})

describe('VIS-2 what was said takes questions off the debt', () => {
  it('VIS-2 a sentence settles for good, a fresh one for as long as answers hold, a record is still wanted', () => {
    const asked = [
      question('purchase_intent_unknown'),
      question('seat_use_unknown'),
      question('promise_undated', 'p'),
    ]
    const said = asked.map(({ id }) => answer(id))
    const now = settleQuestions(asked, said, today)
    expect(now.settled.map(({ key }) => key)).toEqual(['purchase_intent_unknown', 'seat_use_unknown'])
    expect(now.open).toEqual([{ ...asked[2], answer: said[2] }])
    const later = settleQuestions(asked, said, '2028-01-01')
    expect(later.settled.map(({ key }) => key)).toEqual(['purchase_intent_unknown'])
    expect(later.open.map(({ key, answer: of }) => [key, of?.id ?? null])).toEqual([
      ['seat_use_unknown', null],
      ['promise_undated', 'a-promise_undated/p'],
    ])
  })

  it('VIS-2 the limit is the last day on which an answer holds', () => {
    const asked = [question('budget_day_unknown')]
    const limits = { ...shippedQuestionLimits, answerHoldsDays: 10 }
    const open = (on: string): number =>
      settleQuestions(asked, [answer(asked[0]!.id, '2026-11-01')], on, { limits }).open.length
    expect([open('2026-11-11'), open('2026-11-12')]).toEqual([0, 1])
  })

  it('VIS-2 of several answers the last counts; one about another record settles nothing', () => {
    const asked = [question('cause_untested', 'r1'), question('cause_untested', 'r2')]
    const { open, settled } = settleQuestions(
      asked,
      [
        answer('cause_untested/r1', '2026-11-03', 'b'),
        answer('cause_untested/r1', '2026-11-09', 'c'),
        answer('cause_untested/r1', '2026-11-09', 'a'),
      ],
      today,
    )
    expect(settled.map((each) => each.answer.id)).toEqual(['c'])
    expect(open.map(({ subject }) => subject)).toEqual(['r2'])
  })

  it('VIS-2 a rule of ones own is settled by a sentence unless it says otherwise', () => {
    const own = { key: 'security_review', weight: 3, find: () => [] } as const
    const asked = [question('security_review')]
    const said = [answer('security_review/')]
    expect(settleQuestions(asked, said, today, { rules: [own] }).open).toEqual([])
    expect(
      settleQuestions(asked, said, today, { rules: [{ ...own, settledBy: 'record' }] }).open,
    ).toHaveLength(1)
  })

  it('VIS-2 property: nothing gets lost, the order stays, and no answers means everything is open', () => {
    const keys = questionRules.map(({ key }) => key)
    const asked = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...keys), fc.constantFrom(null, 'x', 'y'))
        .map(([key, of]) => question(key, of)),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(asked, fc.array(fc.nat(40)), (questions, picks) => {
        const said = picks.flatMap((pick) => {
          const one = questions[pick]
          return one === undefined ? [] : [answer(one.id, today, `a${pick}`)]
        })
        const { open, settled } = settleQuestions(questions, said, today)
        const both = new Set([...open, ...settled].map(({ id }) => id))
        expect(both.size).toBe(questions.length)
        expect(open.length + settled.length).toBe(questions.length)
        const order = questions.map(({ id }) => id)
        for (const part of [open, settled])
          expect(part.map(({ id }) => id)).toEqual(order.filter((id) => part.some((each) => each.id === id)))
        expect(settleQuestions(questions, [], today).settled).toEqual([])
      }),
    )
  })
})
