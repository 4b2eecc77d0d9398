import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  allowedMoves,
  missingBeforeReview,
  planMove,
  planNewAsk,
  planTelling,
  type RequirementCommand,
  type RequirementFacts,
  type RequirementState,
  requirementPaths,
  requirementStates,
  timesRescheduled,
} from '../../../../shared/domain/requirement/index.ts'

const today = '2026-11-21'

const aRequirement = (changes: Partial<RequirementFacts> = {}): RequirementFacts => ({
  state: 'needs_background',
  kind: 'feature',
  scenario: '计划员每天手工拼三张表',
  background: '三个工厂共用一条瓶颈产线，要当天决定谁先排',
  conditions: null,
  steps: null,
  severity: null,
  reasonable: null,
  scope: null,
  verdictReason: null,
  reviewer: null,
  reviewedOn: null,
  version: null,
  dueDay: null,
  declineReason: null,
  declineLabel: null,
  explanation: null,
  replyBy: null,
  replyDue: null,
  shippedOn: null,
  asks: [{ id: 'a', accountId: 'x', toldOn: null, reaction: null }],
  ...changes,
})

const verdict = {
  reasonable: true,
  scope: 'generic',
  reason: '多家都有',
  reviewer: '产品部',
  day: today,
} as const
const schedule = { version: '7.6', dueDay: '2027-03-20' } as const
const decline = {
  reason: 'misleading',
  explanation: '日历不同，放在一起会看错',
  replyBy: '陆闻笙',
  replyDue: null,
} as const
const go = (facts: RequirementFacts, command: Partial<RequirementCommand> & Pick<RequirementCommand, 'to'>) =>
  planMove(facts, { reason: null, ...command }, today)
const codeOf = (outcome: ReturnType<typeof planMove>) => (outcome.ok ? 'ok' : outcome.error.code)

describe('REQ-2 the purpose comes before the review', () => {
  test.each([
    [{}, []],
    [{ background: ' ' }, ['background']],
    [{ scenario: null, background: null, asks: [] }, ['scenario', 'background', 'asker']],
    [{ kind: 'bug', background: null, scenario: null }, ['conditions', 'steps', 'severity']],
    [{ kind: 'bug', conditions: '离线 4 小时后', steps: '扫码入库', severity: 'major' }, []],
  ])('%j lacks %j', (changes, missing) => {
    const facts = aRequirement(changes)
    expect(missingBeforeReview(facts)).toEqual(missing)
    const move = go(facts, { to: 'in_review' })
    expect(move).toEqual(
      missing.length > 0
        ? { ok: false, error: { code: 'background_missing', missing } }
        : expect.objectContaining({ ok: true }),
    )
  })
})

describe('REQ-3 REQ-4 review ends in a date or in an explanation', () => {
  const inReview = aRequirement({ state: 'in_review' })

  test('scheduling demands a verdict, a version and a date', () => {
    expect(codeOf(go(inReview, { to: 'scheduled', schedule }))).toBe('verdict_missing')
    expect(codeOf(go(inReview, { to: 'scheduled', verdict }))).toBe('schedule_missing')
    expect(codeOf(go(inReview, { to: 'scheduled', verdict: { ...verdict, reviewer: '' }, schedule }))).toBe(
      'verdict_missing',
    )
    expect(go(inReview, { to: 'scheduled', verdict, schedule })).toEqual({
      ok: true,
      value: {
        from: 'in_review',
        to: 'scheduled',
        reason: null,
        changes: {
          reasonable: true,
          scope: 'generic',
          verdictReason: '多家都有',
          reviewer: '产品部',
          reviewedOn: today,
          version: '7.6',
          dueDay: '2027-03-20',
        },
        forgetTelling: false,
      },
    })
  })

  test('declining demands an explanation that can be sent', () => {
    expect(codeOf(go(inReview, { to: 'declined', verdict }))).toBe('explanation_missing')
    expect(
      codeOf(go(inReview, { to: 'declined', verdict, decline: { ...decline, explanation: '  ' } })),
    ).toBe('explanation_missing')
    const move = go(inReview, { to: 'declined', verdict, decline })
    expect(move.ok && move.value.changes.explanation).toBe(decline.explanation)
  })

  test('a date given may be replaced, with a reason, and that is counted', () => {
    const scheduled = aRequirement({ state: 'scheduled', version: '7.5', dueDay: '2027-01-15' })
    expect(codeOf(go(scheduled, { to: 'scheduled', schedule }))).toBe('reason_required')
    expect(codeOf(go(scheduled, { to: 'scheduled', schedule, reason: '测试没过' }))).toBe('ok')
    expect(timesRescheduled([{ to: 'in_review' }, { to: 'scheduled' }, { to: 'scheduled' }])).toBe(1)
    expect(timesRescheduled([])).toBe(0)
  })
})

describe('REQ-6 not closed before every asker has been told', () => {
  const asks = [
    { id: 'a', accountId: 'x', toldOn: today, reaction: null },
    { id: 'b', accountId: 'y', toldOn: null, reaction: null },
  ]

  test('shipped and declined go to told only when all are told', () => {
    for (const state of ['shipped', 'declined'] as const) {
      expect(go(aRequirement({ state, asks }), { to: 'told' })).toEqual({
        ok: false,
        error: { code: 'not_all_told', missing: ['b'] },
      })
      expect(codeOf(go(aRequirement({ state, asks: asks.slice(0, 1) }), { to: 'told' }))).toBe('ok')
    }
  })

  test('the last one told closes; before there is something to tell nobody can be told', () => {
    const telling = (state: RequirementState, told: Record<string, string | null>) =>
      planTelling({ state, asks }, new Map(Object.entries(told).map(([id, reaction]) => [id, { reaction }])))
    expect(telling('in_review', { b: null })).toEqual({ ok: false, error: { code: 'wrong_state' } })
    expect(telling('shipped', { a: 'accepted' })).toEqual({ ok: true, value: { closes: false } })
    expect(telling('shipped', { b: 'accepted' })).toEqual({ ok: true, value: { closes: true } })
    expect(telling('declined', { b: 'escalated' })).toEqual({ ok: true, value: { closes: false } })
    expect(telling('shipped', { b: 'escalated' })).toEqual({ ok: true, value: { closes: true } })
    expect(telling('told', { b: 'disappointed' })).toEqual({ ok: true, value: { closes: false } })
  })

  test('opened again: a new verdict is owed, and everybody is to be told anew', () => {
    const told = aRequirement({ state: 'told', version: '7.5', shippedOn: today, reasonable: true, asks })
    expect(codeOf(go(told, { to: 'in_review' }))).toBe('reason_required')
    const move = go(told, { to: 'in_review', reason: '只解决了一半' })
    expect(move.ok && move.value.forgetTelling).toBe(true)
    expect(move.ok && move.value.changes).toMatchObject({ version: null, shippedOn: null, reasonable: null })
    expect(planNewAsk({ state: 'told', shippedOn: today })).toBe('shipped')
    expect(planNewAsk({ state: 'told', shippedOn: null })).toBe('declined')
    expect(planNewAsk({ state: 'scheduled', shippedOn: null })).toBeNull()
  })
})

describe('REQ-8 requirements move only along their paths', () => {
  test('the board may drop where the table says, and every state can be left', () => {
    expect(Object.fromEntries(requirementStates.map((state) => [state, allowedMoves(state)]))).toEqual({
      needs_background: ['in_review'],
      in_review: ['scheduled', 'declined', 'needs_background'],
      scheduled: ['shipped', 'in_review'],
      shipped: ['told', 'in_review'],
      declined: ['told', 'in_review'],
      told: ['in_review'],
    })
  })

  test('every pair that is not in the table is refused, whatever comes with it', () => {
    for (const from of requirementStates)
      for (const to of requirementStates) {
        const known = requirementPaths.some((path) => path.from === from && path.to === to)
        const asks = [{ id: 'a', accountId: 'x', toldOn: today, reaction: null }]
        const move = go(aRequirement({ state: from, asks }), {
          to,
          verdict,
          schedule,
          decline,
          reason: '因为',
        })
        expect([from, to, codeOf(move)]).toEqual([from, to, known ? 'ok' : 'not_allowed'])
      }
  })

  test('any sequence of commands stays on the paths, and what a state promises holds in it', () => {
    const command = fc.oneof(
      fc.record({
        kind: fc.constant('move' as const),
        to: fc.constantFrom(...requirementStates),
        reason: fc.constantFrom(null, '', '客户又提'),
        verdict: fc.constantFrom(undefined, verdict),
        schedule: fc.constantFrom(undefined, schedule, { version: ' ', dueDay: today }),
        decline: fc.constantFrom(undefined, decline, { ...decline, explanation: '' }),
      }),
      fc.record({
        kind: fc.constant('tell' as const),
        at: fc.nat(3),
        reaction: fc.constantFrom(null, 'accepted', 'escalated'),
      }),
      fc.record({ kind: fc.constant('ask' as const) }),
      fc.record({ kind: fc.constant('edit' as const), background: fc.constantFrom(null, '目的') }),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let facts = aRequirement({ background: null })
        const moves: { from: RequirementState; to: RequirementState; byItself: boolean }[] = []
        for (const next of commands) {
          if (next.kind === 'edit') facts = { ...facts, background: next.background }
          else if (next.kind === 'ask') {
            const ask = { id: `n${facts.asks.length}`, accountId: 'z', toldOn: null, reaction: null }
            const to = planNewAsk(facts)
            if (to) moves.push({ from: facts.state, to, byItself: true })
            facts = { ...facts, state: to ?? facts.state, asks: [...facts.asks, ask] }
          } else if (next.kind === 'tell') {
            const asked = facts.asks[next.at % facts.asks.length]
            const plan = planTelling(facts, new Map([[asked?.id ?? '', { reaction: next.reaction }]]))
            if (!plan.ok) continue
            const asks = facts.asks.map((ask) =>
              ask.id === asked?.id ? { ...ask, toldOn: today, reaction: next.reaction } : ask,
            )
            if (plan.value.closes) moves.push({ from: facts.state, to: 'told', byItself: false })
            facts = { ...facts, asks, state: plan.value.closes ? 'told' : facts.state }
          } else {
            const plan = planMove(facts, next, today)
            if (!plan.ok) continue
            const { from, to, changes, forgetTelling } = plan.value
            expect(from).toBe(facts.state)
            moves.push({ from, to, byItself: false })
            facts = {
              ...facts,
              ...changes,
              state: to,
              asks: forgetTelling
                ? facts.asks.map((ask) => ({ ...ask, toldOn: null, reaction: null }))
                : facts.asks,
            }
          }
          if (facts.state === 'scheduled') expect([facts.version, facts.reasonable]).toEqual(['7.6', true])
          if (facts.state === 'declined') expect(facts.explanation).toBe(decline.explanation)
          if (facts.state === 'shipped') expect(facts.shippedOn).not.toBeNull()
          if (facts.state === 'told') expect(facts.asks.every((ask) => ask.toldOn !== null)).toBe(true)
        }
        moves.forEach(({ from, to, byItself }, index) => {
          expect(from).toBe(moves[index - 1]?.to ?? 'needs_background')
          const inTable = requirementPaths.some((path) => path.from === from && path.to === to)
          expect(inTable || (byItself && from === 'told')).toBe(true)
        })
      }),
      { numRuns: 2_000 },
    )
  })
})
