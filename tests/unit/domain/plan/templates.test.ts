import { describe, expect, test } from 'vitest'
import { datedTemplate, planTemplates, withoutParts } from '../../../../shared/domain/plan-templates/index.ts'
import { intentKinds, trainingProposals, trainingTopics } from '../../../../shared/domain/plan/index.ts'
import { dayToNumber } from '../../../../shared/kernel/index.ts'

const isWeekend = (day: string): boolean => (dayToNumber(day) + 3) % 7 >= 5

describe('VAL-4 plan templates', () => {
  test('VAL-4 the same parts in three languages, each with its own words and its days in order', () => {
    const shapes = ['zh-CN', 'zh-TW', 'en'].map((language) => {
      const keys: string[] = []
      for (const template of planTemplates(language)) {
        expect(template.about.length).toBeGreaterThan(5)
        for (const outcome of template.outcomes) {
          keys.push(outcome.key)
          for (const milestone of outcome.milestones) {
            keys.push(milestone.key)
            expect(milestone.to).toBeGreaterThanOrEqual(milestone.from ?? 0)
            expect(milestone.to).toBeLessThanOrEqual(outcome.to)
            for (const task of milestone.tasks) {
              keys.push(task.key)
              expect(task.to).toBeLessThanOrEqual(milestone.to)
            }
          }
        }
      }
      expect(new Set(keys).size).toBe(keys.length)
      return keys
    })
    expect(shapes[1]).toEqual(shapes[0])
    expect(shapes[2]).toEqual(shapes[0])
    const words = (language: string) => planTemplates(language).map(({ title }) => title)
    expect(words('zh-CN')).toContain('标准上线（90 天）')
    expect(words('zh-Hant-TW')).toContain('標準上線（90 天）')
    expect(words('fr')).toContain('Standard launch (90 days)')
  })

  test('VAL-4 days count from the start, and go on from a day off to the next working day', () => {
    const [standard] = planTemplates('zh-CN')
    if (standard === undefined) throw new Error('no template')
    // 2026-11-26 is a Thursday; two days later is a Saturday.
    const kickOff = (isFree?: (day: string) => boolean) =>
      datedTemplate(standard, '2026-11-26', isFree).outcomes[0]?.milestones[0]
    expect(kickOff()).toMatchObject({
      startDay: '2026-11-26',
      dueDay: '2026-12-01',
      tasks: [{ startDay: null, dueDay: '2026-11-28' }, {}],
    })
    expect(kickOff(isWeekend)?.tasks[0]).toMatchObject({ dueDay: '2026-11-30' })
    for (const outcome of datedTemplate(standard, '2026-11-28', isWeekend).outcomes)
      for (const { startDay, dueDay } of [outcome, ...outcome.milestones]) {
        expect((startDay ?? dueDay) <= dueDay).toBe(true)
        expect(isWeekend(dueDay)).toBe(false)
      }
    // A calendar without any working day moves nothing.
    expect(kickOff(() => true)?.dueDay).toBe('2026-12-01')
  })

  test('VAL-4 what is left out takes along what stands below it', () => {
    const [standard] = planTemplates('zh-CN')
    if (standard === undefined) throw new Error('no template')
    const dated = datedTemplate(standard, '2026-11-26')
    const less = withoutParts(dated, ['standard.live', 'standard.value.measure.figures'])
    expect(less.outcomes.map(({ key }) => key)).toEqual(['standard.value'])
    expect(less.outcomes[0]?.milestones[0]?.tasks.map(({ key }) => key)).toEqual([
      'standard.value.measure.baseline',
    ])
    expect(withoutParts(dated, [])).toEqual(dated)
  })
})

describe('VAL-7 training that is proposed', () => {
  const nothing = { intents: [], roles: [], planned: [], goLiveDay: null, today: '2026-11-26' }
  const topicsOf = (facts: Partial<Parameters<typeof trainingProposals>[0]>) =>
    trainingProposals({ ...nothing, ...facts }).map(({ topic }) => topic)

  test('VAL-7 follows the roles that are there; users are asked for always', () => {
    expect(topicsOf({})).toEqual(['daily_work'])
    expect(topicsOf({ roles: ['champion', 'other'] })).toEqual([
      'administration',
      'answer_questions',
      'daily_work',
    ])
  })

  test('VAL-7 each reason to buy adds what it needs, tied to it', () => {
    const proposals = trainingProposals({
      ...nothing,
      roles: ['gatekeeper'],
      intents: [{ id: 'i', kind: 'compliance' }],
    })
    expect(proposals).toContainEqual({
      topic: 'audit_trail',
      role: 'gatekeeper',
      intentId: 'i',
      dueDay: null,
    })
    // Nobody of the role: nothing for it.
    expect(topicsOf({ intents: [{ id: 'i', kind: 'compliance' }] })).toEqual(['daily_work'])
  })

  test('VAL-7 days count from go-live, the earliest first; what is planned is not proposed again', () => {
    const facts = { roles: ['economic_buyer'], goLiveDay: '2026-12-20' }
    expect(trainingProposals({ ...nothing, ...facts })).toMatchObject([
      { topic: 'purpose', dueDay: '2026-12-06' },
      { topic: 'daily_work', dueDay: '2026-12-17' },
      { topic: 'read_results', dueDay: '2027-01-03' },
    ])
    expect(topicsOf({ ...facts, planned: [{ role: 'economic_buyer', topic: 'purpose' }] })).toEqual([
      'daily_work',
      'read_results',
    ])
    // After go-live: what should have been held before is due within a week.
    expect(trainingProposals({ ...nothing, ...facts, today: '2026-12-24' })).toMatchObject([
      { topic: 'purpose', dueDay: '2026-12-31' },
      { topic: 'daily_work', dueDay: '2026-12-31' },
      { topic: 'read_results', dueDay: '2027-01-03' },
    ])
    // The same topic for another role is another training.
    expect(topicsOf({ ...facts, planned: [{ role: 'user', topic: 'purpose' }] })).toContain('purpose')
  })

  test('VAL-7 with everybody there and every reason, every topic is proposed once', () => {
    const all = topicsOf({
      roles: ['economic_buyer', 'champion', 'key_person', 'user', 'gatekeeper'],
      intents: intentKinds.map((kind) => ({ id: kind, kind })),
    })
    expect(all.toSorted()).toEqual(trainingTopics.toSorted())
  })
})
