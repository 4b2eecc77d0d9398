import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { stages } from '../../../../shared/domain/journey/index.ts'
import {
  addVersion,
  offeredTasks,
  type Playbook,
  playbookFaults,
  playbookRoles,
  playbookTexts,
  type PlaybookVersion,
  shippedPlaybook,
  shippedPlaybooks,
  stageChecks,
  type StartedTask,
} from '../../../../shared/domain/playbooks/index.ts'

const languages = ['zh-CN', 'zh-TW', 'en'] as const
const allText = (language: string): string => JSON.stringify(playbookTexts(language))
const shapeOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shapeOf)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]))
      : typeof value === 'string'
        ? 'text'
        : value

describe('PLY-1 shipped playbooks', () => {
  test.each(languages)('%s: seven stages, whole, in order', (language) => {
    const shipped = shippedPlaybooks(language)
    expect(shipped.map(({ stage }) => stage)).toEqual([...stages])
    for (const playbook of shipped) {
      expect(playbookFaults(playbook)).toEqual([])
      expect(playbook.tasks.length).toBeGreaterThanOrEqual(6)
      expect(playbook.keyActions.length).toBeGreaterThanOrEqual(5)
      expect(playbook.entry.length * playbook.exit.length).toBeGreaterThan(0)
      const texts = [
        playbook.journey,
        playbook.goal,
        ...playbook.keyActions,
        ...playbook.roles.map(({ duty }) => duty),
        ...playbook.tasks.flatMap(({ title, detail }) => [title, detail]),
      ]
      for (const text of texts) expect(text.trim().length).toBeGreaterThan(3)
      expect(new Set(texts).size).toBe(texts.length)
    }
  })

  it('PLY-1 the three languages say the same things, and name every role and check', () => {
    const [simplified, traditional, english] = languages.map((language) => shapeOf(playbookTexts(language)))
    expect(traditional).toEqual(simplified)
    expect(english).toEqual(simplified)
    for (const language of languages) {
      expect(Object.keys(playbookTexts(language).roles).toSorted()).toEqual([...playbookRoles].toSorted())
      expect(Object.keys(playbookTexts(language).checks).toSorted()).toEqual([...stageChecks].toSorted())
    }
  })

  it('PLY-1 each language is its own: no simplified characters in the traditional one, none in English', () => {
    expect(allText('zh-TW')).not.toMatch(
      /[销户约价续关问题见对让说时买谁么样应还个进数换类议签结记给业务员动场过这后产开发门]/,
    )
    for (const word of ['資料', '客戶', '業務', '教育訓練', '加購', '合約'])
      expect(allText('zh-TW')).toContain(word)
    expect(allText('en')).not.toMatch(/\p{Script=Han}/u)
    expect(allText('zh-CN')).not.toMatch(/[簽約續業務資料對說們來個進數]/)
  })

  test.each([
    ['signed', ['销售', '承诺', '校准期望', '购买初衷']],
    ['onboarding', ['启动会', '分工书', '购买初衷', '初始化', '培训']],
    ['growth', ['使用', '当天', '第一价值']],
    ['mature', ['标杆案例', '更深的功能', '定期拜访']],
    ['at_risk', ['跟进', '人与业务的变化', '新来的人']],
    ['renewal', ['提前', '概率', '风险点', '优惠']],
    ['churned', ['流失原因', '赢回', '离开访谈']],
  ] as const)('PLY-1 %s is about %j', (stage, words) => {
    const text = JSON.stringify(shippedPlaybook(stage, 'zh-CN'))
    for (const word of words) expect(text).toContain(word)
  })
})

describe('PLY-1 tasks of a stage', () => {
  it('PLY-1 are dated from the day the stage began, earliest first', () => {
    const offered = offeredTasks(shippedPlaybook('onboarding', 'en'), '2026-11-21', [])
    expect(offered.map(({ taskKey, dueDay }) => [taskKey, dueDay])).toEqual([
      ['kick_off', '2026-11-26'],
      ['duties', '2026-11-28'],
      ['first_value', '2026-12-01'],
      ['initialise', '2026-12-05'],
      ['training', '2026-12-12'],
      ['go_live', '2026-12-21'],
      ['live_review', '2026-12-28'],
    ])
  })

  it('PLY-1 a free day moves a task on to the next working one', () => {
    const weekend = new Set(['2026-11-28', '2026-11-29'])
    const [, duties] = offeredTasks(shippedPlaybook('onboarding', 'en'), '2026-11-21', [], (day) =>
      weekend.has(day),
    )
    expect(duties).toMatchObject({ taskKey: 'duties', dueDay: '2026-11-30' })
    const [always] = offeredTasks(shippedPlaybook('onboarding', 'en'), '2026-11-21', [], () => true)
    expect(always?.dueDay).toBe('2026-11-26')
  })

  it('PLY-1 what was started is not offered again; the same key of another stage is another task', () => {
    const playbook = shippedPlaybook('onboarding', 'en')
    const keys = (started: Pick<StartedTask, 'stage' | 'taskKey'>[]) =>
      offeredTasks(playbook, '2026-11-21', started).map(({ taskKey }) => taskKey)
    expect(keys([{ stage: 'onboarding', taskKey: 'kick_off' }])).not.toContain('kick_off')
    expect(keys([{ stage: 'growth', taskKey: 'kick_off' }])).toContain('kick_off')
  })
})

describe('PLY-1 versions', () => {
  const shipped = shippedPlaybook('growth', 'en')

  it('PLY-1 saving the same again adds nothing; a faulty one is refused', () => {
    const first = addVersion([shipped], { ...shipped, goal: 'Other' })
    expect(first).toMatchObject({ ok: true, value: [{ version: 0 }, { version: 1, goal: 'Other' }] })
    expect(addVersion([shipped], { ...shipped })).toMatchObject({ ok: true, value: [{ version: 0 }] })
    const task = { key: 'a', kind: 'task', role: 'csm', offsetDays: 1, title: 'A', detail: '' } as const
    expect(
      addVersion([], { ...shipped, goal: ' ', tasks: [task, { ...task, title: '', offsetDays: 1.5 }] }),
    ).toEqual({
      ok: false,
      error: ['goal_missing', 'task_without_title', 'task_key_twice', 'offset_out_of_range'],
    })
  })

  it('PLY-1 new versions never change tasks already started, nor versions saved before', () => {
    const edits = fc.array(
      fc.oneof(
        fc.record({
          do: fc.constant('retitle' as const),
          at: fc.nat(20),
          title: fc.string({ minLength: 1 }),
        }),
        fc.record({
          do: fc.constant('move' as const),
          at: fc.nat(20),
          days: fc.integer({ min: 0, max: 730 }),
        }),
        fc.record({ do: fc.constant('drop' as const), at: fc.nat(20) }),
        fc.record({
          do: fc.constant('add' as const),
          key: fc.uuid(),
          days: fc.integer({ min: 0, max: 730 }),
        }),
        fc.record({ do: fc.constant('start' as const) }),
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(edits, (steps) => {
        let versions: readonly PlaybookVersion[] = [shipped]
        const started: StartedTask[] = []
        const asStarted: string[] = []
        const asSaved = [JSON.stringify(shipped)]
        const latest = (): PlaybookVersion => versions.at(-1) ?? shipped
        const save = (edited: Playbook): void => {
          const result = addVersion(versions, edited)
          if (!result.ok) return
          versions = result.value
          for (const version of versions.slice(asSaved.length)) asSaved.push(JSON.stringify(version))
        }
        for (const step of steps) {
          const { tasks } = latest()
          switch (step.do) {
            case 'start':
              for (const task of offeredTasks(latest(), '2026-11-21', started)) {
                started.push(task)
                asStarted.push(JSON.stringify(task))
              }
              break
            case 'retitle':
              save({
                ...latest(),
                tasks: tasks.map((task, at) => (at === step.at ? { ...task, title: step.title } : task)),
              })
              break
            case 'move':
              save({
                ...latest(),
                tasks: tasks.map((task, at) => (at === step.at ? { ...task, offsetDays: step.days } : task)),
              })
              break
            case 'drop':
              save({ ...latest(), tasks: tasks.filter((_, at) => at !== step.at) })
              break
            case 'add':
              save({
                ...latest(),
                tasks: [
                  ...tasks,
                  {
                    key: step.key,
                    kind: 'task',
                    role: 'csm',
                    offsetDays: step.days,
                    title: 'New',
                    detail: '',
                  },
                ],
              })
          }
          expect(started.map((task) => JSON.stringify(task))).toEqual(asStarted)
          expect(versions.map((version) => JSON.stringify(version))).toEqual(asSaved)
          expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index))
        }
        // Nobody is given the same task twice, and a task says which version it came from.
        expect(new Set(started.map(({ taskKey }) => taskKey)).size).toBe(started.length)
        for (const task of started)
          expect(versions[task.version]?.tasks.find(({ key }) => key === task.taskKey)?.title).toBe(
            task.title,
          )
      }),
    )
  })
})
