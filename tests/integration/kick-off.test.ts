import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { dutyKeys, dutyTexts } from '../../shared/domain/kick-off/index.ts'
import { aPerson, anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { download } from '../support/downloads.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let accountId: string
beforeEach(async () => {
  core = await openTestCore()
  accountId = await anAccount(core, { signupDay: '2026-03-01' })
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const kickOff = (language?: 'zh-CN' | 'zh-TW' | 'en') =>
  core.call('kickOff.get', { accountId, ...(language === undefined ? {} : { language }) })
const lacks = async () => (await kickOff()).missing.map(({ lack }) => lack)

describe('VAL-3 the kick-off', () => {
  test('VAL-3 what is missing is said until day, both sides, goal, duties, persons, days and agreement are there', async () => {
    expect(await lacks()).toEqual([
      'day_missing',
      'ours_absent',
      'theirs_absent',
      'goal_missing',
      'duties_missing',
      'agreement_missing',
    ])
    await undoneAndRedone(core, () =>
      core.call('kickOff.update', {
        accountId,
        patch: { plannedOn: '2026-03-10', place: '岚汀三楼会议室', goals: '二季度末报表由系统出' },
      }),
    )
    const personId = await aPerson(core, accountId)
    await undoneAndRedone(core, () =>
      core.call('kickOff.addParticipant', {
        accountId,
        side: 'theirs',
        personId,
        name: '覃若谷',
        role: '生产副总',
      }),
    )
    core.clock.advance(1)
    await core.call('kickOff.addParticipant', {
      accountId,
      side: 'ours',
      personId: null,
      name: '陆闻笙',
      role: null,
    })
    const { id } = await undoneAndRedone(core, () =>
      core.call('duty.create', { accountId, title: '提供主数据', side: 'theirs' }),
    )
    expect(await lacks()).toEqual(['duty_without_person', 'duty_without_day', 'agreement_missing'])
    await undoneAndRedone(core, () =>
      core.call('duty.update', { id, patch: { responsible: '覃若谷', personId, dueDay: '2026-03-20' } }),
    )
    await undoneAndRedone(core, () =>
      core.call('kickOff.update', {
        accountId,
        patch: { agreedOn: '2026-03-10', agreedBy: '覃若谷', agreedByPersonId: personId },
      }),
    )
    expect(await kickOff()).toMatchObject({
      isAgreed: true,
      missing: [],
      place: '岚汀三楼会议室',
      participants: [
        { side: 'theirs', name: '覃若谷', role: '生产副总', personId },
        { side: 'ours', name: '陆闻笙', role: null },
      ],
      duties: [{ id, title: '提供主数据', side: 'theirs', responsible: '覃若谷', dueDay: '2026-03-20' }],
    })
  })

  test('VAL-3 a duty that changes after the agreement is said, until it reads as agreed again', async () => {
    const { ids } = await core.call('duty.takeUsual', { accountId })
    const [first, second] = ids
    if (first === undefined || second === undefined) throw new Error('no duties')
    core.clock.advance(1_000)
    await core.call('kickOff.update', { accountId, patch: { agreedOn: '2026-03-10', agreedBy: '覃若谷' } })
    core.clock.advance(1_000)
    const changed = async () =>
      (await kickOff()).missing.find(({ lack }) => lack === 'changed_since_agreed')?.count ?? 0
    expect(await changed()).toBe(0)
    await core.call('duty.update', { id: first, patch: { responsible: '李工' } })
    await core.call('duty.remove', { id: second })
    await core.call('duty.create', { accountId, title: '临时加的', side: 'ours' })
    expect(await changed()).toBe(3)
    await core.call('duty.update', { id: first, patch: { responsible: null } })
    expect(await changed()).toBe(2)
    core.clock.advance(1_000)
    await core.call('kickOff.update', { accountId, patch: { agreedOn: '2026-03-12' } })
    expect(await changed()).toBe(0)
  })

  test('VAL-3 the usual duties are taken once, as one undo step, and read in each language', async () => {
    const { ids } = await undoneAndRedone(core, () => core.call('duty.takeUsual', { accountId }))
    expect(ids).toHaveLength(dutyKeys.length)
    expect(await core.call('duty.takeUsual', { accountId })).toEqual({ ids: [], actionId: null })
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const)
      expect((await kickOff(language)).duties.map(({ title }) => title)).toEqual(
        dutyKeys.map((key) => dutyTexts(language)[key].title),
      )
    const [first] = ids
    if (first === undefined) throw new Error('no duties')
    // Reworded, it reads the same everywhere; emptied, it reads as shipped again.
    await core.call('duty.update', { id: first, patch: { title: '客户方项目经理' } })
    expect((await kickOff('en')).duties[0]?.title).toBe('客户方项目经理')
    await core.call('duty.update', { id: first, patch: { title: null } })
    expect((await kickOff('en')).duties[0]?.title).toBe(dutyTexts('en').their_lead.title)
    await undoneAndRedone(core, () => core.call('duty.remove', { id: first }))
    expect((await core.call('duty.takeUsual', { accountId })).ids).toHaveLength(1)
  })

  test('VAL-3 a name that is typed over a picked person is not that person any more', async () => {
    const personId = await aPerson(core, accountId, { name: '王芳' })
    const { id } = await core.call('duty.create', {
      accountId,
      title: '备好主数据',
      side: 'theirs',
      responsible: '王芳',
      personId,
    })
    await undoneAndRedone(core, () => core.call('duty.update', { id, patch: { responsible: '李明' } }))
    expect((await kickOff()).duties.find((duty) => duty.id === id)).toMatchObject({
      responsible: '李明',
      personId: null,
    })
  })

  test('VAL-3 writing down that it was held reaches the plan’s open milestone of that kind, as one step', async () => {
    const { id } = await core.call('milestone.create', {
      accountId,
      kind: 'kick_off',
      title: '启动会',
      waitingOn: 'customer',
    })
    await undoneAndRedone(core, () =>
      core.call('kickOff.update', { accountId, patch: { heldOn: '2026-03-10' } }),
    )
    const { milestones } = await core.call('value.plan', { accountId })
    expect(milestones.find((each) => each.id === id)).toMatchObject({
      reachedOn: '2026-03-10',
      waitingOn: null,
    })
    const { entries } = await core.call('history.field', {
      kind: 'kick_off',
      id: (await kickOff()).id ?? '',
      field: 'heldOn',
    })
    expect(entries.map(({ value }) => value)).toContain('2026-03-10')
  })

  test('VAL-3 the day it was held put right moves the milestone along; not held after all opens it again', async () => {
    const { id } = await core.call('milestone.create', { accountId, kind: 'kick_off', title: '启动会' })
    const reachedOn = async () =>
      (await core.call('value.plan', { accountId })).milestones.find((each) => each.id === id)?.reachedOn
    await core.call('kickOff.update', { accountId, patch: { heldOn: '2026-03-10' } })
    await undoneAndRedone(core, () =>
      core.call('kickOff.update', { accountId, patch: { heldOn: '2026-03-12' } }),
    )
    expect(await reachedOn()).toBe('2026-03-12')
    await undoneAndRedone(core, () => core.call('kickOff.update', { accountId, patch: { heldOn: null } }))
    expect(await reachedOn()).toBeNull()
  })
})

describe('VAL-3 the document', () => {
  const documentOf = async (language: 'zh-CN' | 'zh-TW' | 'en') => {
    const { ticket, name, mime, bytes } = await core.runJob('kickOff.document', { accountId, language })
    const file = await download(core, ticket)
    expect(file).toHaveLength(bytes)
    expect(mime).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    const parts = new Map<string, string>()
    const zip = await yauzl.fromBufferPromise(file)
    for await (const entry of zip.eachEntry()) {
      const text: Uint8Array[] = []
      for await (const piece of await zip.openReadStreamPromise(entry)) text.push(piece as Uint8Array)
      parts.set(entry.fileName, Buffer.concat(text).toString('utf8'))
    }
    return { name, parts }
  }
  /** Throws where a part is no XML. */
  const parsed = (text: string | undefined) =>
    new JSDOM(text ?? '', { contentType: 'application/xml' }).window.document
  const textOf = (node: ParentNode): string =>
    [...node.querySelectorAll('t')].map((each) => each.textContent).join('')
  const rowsOf = (table: ParentNode): string[][] =>
    [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('tc')].map(textOf))

  test('VAL-3 holds the meeting, the goals and each duty as a row of a real table, in the language asked for', async () => {
    await core.call('kickOff.update', {
      accountId,
      patch: {
        heldOn: '2026-03-10',
        place: '岚汀三楼',
        goals: '第一行\n第二行',
        agreedOn: '2026-03-11',
        agreedBy: '覃若谷',
      },
    })
    await core.call('kickOff.addParticipant', {
      accountId,
      side: 'theirs',
      personId: null,
      name: '覃若谷',
      role: '生产副总',
    })
    await core.call('firstValue.create', {
      accountId,
      statement: '日报不再手工抄',
      measure: '手工小时',
      baseline: '40',
      target: '5',
      unit: '小时/周',
      dueDay: '2026-06-30',
    })
    await core.call('intent.create', { accountId, statement: '少抄一遍表' })
    await core.call('outcome.create', {
      accountId,
      title: '排产一张图',
      measure: '排产小时',
      baseline: 16,
      target: 4,
    })
    const { ids } = await core.call('duty.takeUsual', { accountId })
    await core.call('duty.update', {
      id: ids[0] ?? '',
      patch: { responsible: '覃若谷', dueDay: '2026-03-20' },
    })
    await core.call('kickOff.update', { accountId, patch: { remark: '客户预算最多八折' } })
    for (const [language, title, us, firstValue, eastAsia] of [
      ['zh-CN', '启动会与双方分工', '客户', '第一价值', 'Microsoft YaHei'],
      ['zh-TW', '啟動會與雙方分工', '客戶', '第一價值', 'Microsoft JhengHei'],
      ['en', 'Kick-off and split of duties', 'Customer', 'First value', 'Microsoft YaHei'],
    ] as const) {
      const { name, parts } = await documentOf(language)
      expect(name).toMatch(/^岚汀重工 .+\.docx$/)
      const body = parsed(parts.get('word/document.xml'))
      expect(textOf(body)).toContain(title)
      expect(textOf(body)).toContain('覃若谷 (生产副总)')
      // It is handed to the customer: the inner remark is in no part of it.
      expect([...parts.values()].join('')).not.toContain('八折')
      expect(textOf(body)).toContain('2026-03-11')
      expect(body.querySelectorAll('p r br')).not.toHaveLength(0)
      const tables = [...body.querySelectorAll('tbl')].map(rowsOf)
      const duties = tables.find((rows) => rows.length === dutyKeys.length + 1)
      expect(duties?.slice(1).map(([duty]) => duty)).toEqual(
        dutyKeys.map((key) => `${dutyTexts(language)[key].title}${dutyTexts(language)[key].detail}`),
      )
      expect(duties?.[1]?.slice(1)).toEqual([us, '覃若谷', '2026-03-20'])
      expect(tables.flat()).toContainEqual([
        `日报不再手工抄${firstValue}`,
        '手工小时',
        '40 → 5 小时/周',
        '2026-06-30',
      ])
      expect(textOf(body)).toContain('少抄一遍表')
      expect(tables.flat().map(([, ...rest]) => rest)).toContainEqual(['排产小时', '16 → 4', ''])
      // The header row repeats, rows do not break, and Chinese has its font.
      expect(body.querySelectorAll('tblHeader')).toHaveLength(2)
      expect(body.querySelectorAll('tr')).toHaveLength(body.querySelectorAll('cantSplit').length)
      const fonts = parsed(parts.get('word/styles.xml')).querySelector('docDefaults rFonts')
      expect(fonts?.getAttribute('w:eastAsia')).toBe(eastAsia)
    }
  })

  test('VAL-3 what people typed is text: no markup, no fields, no characters that break the file', async () => {
    const hostile = [
      '<w:p><w:r><w:t>x</w:t></w:r></w:p>',
      ']]></w:t></w:r></w:p><w:altChunk r:id="x"/>',
      '&lt;&amp;& "quoted" \'单引号\'',
      '{ INCLUDEPICTURE "https://hostile.invalid/x" }',
      '=HYPERLINK("https://hostile.invalid","x")',
      'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
      'a\u0000b\u0007c\ud800d\ufffee',
      '\u202e反着写',
    ]
    for (const title of hostile) await core.call('duty.create', { accountId, title, side: 'ours' })
    await core.call('kickOff.update', { accountId, patch: { goals: hostile.join('\n') } })
    const { parts } = await documentOf('zh-CN')
    for (const [name, text] of parts)
      if (name.endsWith('.xml') || name.endsWith('.rels')) expect(() => parsed(text)).not.toThrow()
    const body = parsed(parts.get('word/document.xml'))
    expect(rowsOf(body).map(([first]) => first)).toEqual(
      expect.arrayContaining([...hostile.slice(0, 6), 'abc\ufffdde', '\u202e反着写']),
    )
    expect(body.querySelectorAll('altChunk, instrText, fldSimple, hyperlink')).toHaveLength(0)
    // The page's number is the only field there is.
    const foot = parsed([...parts].find(([name]) => name.startsWith('word/footer'))?.[1])
    expect([...foot.querySelectorAll('instrText')].map((each) => each.textContent)).toEqual([
      'PAGE',
      'NUMPAGES',
    ])
    for (const [name, text] of parts)
      if (name.endsWith('.rels')) expect(text).not.toMatch(/TargetMode="External"/)
  })
})
