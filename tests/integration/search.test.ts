import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { searchKinds } from '../../shared/contract/index.ts'
import { anAccount, aPerson, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { runSeed, seededRandom } from '../support/seeded.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  expect(core.bugs).toEqual([])
  await core.stop()
})

const aText = (body: string, title = '记录', accountId: string | null = null) =>
  core.call('note.create', { accountId, title, body }).then(({ id }) => id)
const found = async (text: string): Promise<string[]> =>
  (await core.call('search.find', { text, limit: 50 })).hits.map(({ id }) => id)

describe('VIS-8 full text', () => {
  test('VIS-8 any two characters next to each other are found, also across what looks like words', async () => {
    const body = '三个工厂的产能要放在一张图上看，计划员每天手工拼表。'
    const id = await aText(body)
    await aText('别的事')
    const letters = [...body.replace(/[，。]/g, ' ')]
    for (let at = 0; at + 1 < letters.length; at += 1) {
      const pair = `${letters[at]}${letters[at + 1]}`
      if (!pair.includes(' ')) expect(await found(pair), pair).toEqual([id])
    }
    expect(await found('工产')).toEqual([])
  })

  test('VIS-8 ACC-8 VAL-7 why they bought, required outcomes and trainings are found by two characters, and leave with undo', async () => {
    const accountId = await anAccount(core, { name: '岚汀重工' })
    const intent = await core.call('intent.create', { accountId, statement: '旺季不再靠外协' })
    const outcome = await core.call('outcome.create', { accountId, title: '准交率九五', measure: '延误天数' })
    const { ids } = await core.call('training.create', {
      accountId,
      trainings: [{ role: 'user', title: '报表怎么读', trainer: '骆一苇' }],
    })
    for (const [words, kind, id] of [
      ['外协', 'intent', intent.id],
      ['准交', 'outcome', outcome.id],
      ['延误', 'outcome', outcome.id],
      ['怎么', 'training', ids[0]],
      ['骆一', 'training', ids[0]],
    ] as const) {
      const { hits, total } = await core.call('search.find', { text: words, kinds: [kind], limit: 5 })
      expect(hits, words).toMatchObject([{ kind, id, accountId, accountName: '岚汀重工' }])
      expect(total).toBe(1)
    }
    await core.call('history.undo', {})
    expect(await found('怎么')).toEqual([])
    await core.call('outcome.remove', { id: outcome.id })
    expect(await found('准交')).toEqual([])
  })

  test('VIS-8 what an earlier version did not search is found once this one has opened the workspace', async () => {
    const accountId = await anAccount(core, { name: '岚汀重工' })
    await core.call('intent.create', { accountId, statement: '旺季不再靠外协' })
    await core.call('outcome.create', { accountId, title: '外协费降三成' })
    core.store.local((write) => {
      for (const { id } of write.rows<{ id: number }>("SELECT id FROM search_doc WHERE kind = 'outcome'")) {
        write.run({ sql: 'DELETE FROM search_text WHERE rowid = ?', parameters: [id] })
        write.run({ sql: 'DELETE FROM search_doc WHERE id = ?', parameters: [id] })
      }
    })
    expect((await core.call('search.find', { text: '外协', limit: 5 })).hits.map(({ kind }) => kind)).toEqual(
      ['intent'],
    )
    await core.restart()
    const { hits } = await core.call('search.find', { text: '外协', limit: 5 })
    expect(hits.map(({ kind }) => kind).toSorted()).toEqual(['intent', 'outcome'])
  })

  test('VIS-8 scripts mixed, simplified and traditional, full and half width, upper and lower case', async () => {
    const mixed = await aText('把 ERP 的接口v2.1升级到７.４版，客户數據都在')
    for (const words of [
      'ERP',
      'erp',
      'ＥＲＰ',
      '接口',
      '7.4',
      '客户数据',
      '客戶數據',
      '升级',
      '升級 erp',
      'v2',
    ])
      expect(await found(words), words).toEqual([mixed])
  })

  test('VIS-8 all words must occur; the marks stand on them and the position leads to the first', async () => {
    const body = `${'开头。'.repeat(200)}旺季没有再靠加班顶，省下的外协费有四十多万。`
    const id = await aText(body, '生产例会')
    expect(await found('旺季 外协')).toEqual([id])
    expect(await found('旺季 海运')).toEqual([])
    const { hits } = await core.call('search.find', { text: '外协', limit: 50 })
    const [hit] = hits
    expect(hit?.position).toBe(body.indexOf('外协'))
    expect(hit?.snippetMarks.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['外协'])
  })

  test('VIS-8 PPL-5 names by characters, full pinyin and initials; kinds narrow; the bin is not searched', async () => {
    const accountId = await anAccount(core, { name: '岚汀重工' })
    const personId = await aPerson(core, accountId, { name: '覃若谷' })
    const promiseId = seedRow(core, 'promise', {
      accountId,
      kind: 'csm',
      title: '修好报表导出',
      byName: '陆闻笙',
      madeOn: '2026-11-01',
      state: 'open',
    })
    for (const text of ['若谷', 'qinruogu', 'qrg']) expect(await found(text), text).toContain(personId)
    expect(await found('ltzg')).toContain(accountId)
    expect(await found('报表')).toEqual([promiseId])
    expect((await core.call('search.find', { text: '报表', kinds: ['note'], limit: 5 })).hits).toEqual([])
    await core.call('promise.remove', { id: promiseId })
    expect(await found('报表')).toEqual([])
  })

  test('VIS-8 pages: at most the limit, the number of all, and what comes after', async () => {
    for (let index = 0; index < 7; index += 1) await aText('每周同步会', `第 ${index} 次`)
    const first = await core.call('search.find', { text: '同步', limit: 5 })
    const rest = await core.call('search.find', { text: '同步', limit: 5, offset: 5 })
    expect(first).toMatchObject({ total: 7, hits: { length: 5 } })
    expect(new Set([...first.hits, ...rest.hits].map(({ id }) => id)).size).toBe(7)
  })

  test('VIS-8 10,000 random queries of FTS5 syntax are words, never an error', async () => {
    await aText('产能 AND 加班 OR NEAR("erp") 外协*')
    const random = seededRandom(runSeed('search-syntax'))
    const parts = [
      '"',
      "'",
      '*',
      '^',
      '(',
      ')',
      '{',
      '}',
      ':',
      '-',
      '+',
      ',',
      '.',
      ';',
      '\\',
      '/',
      '%',
      '_',
      '?',
      '@',
      '\0',
      'AND',
      'OR',
      'NOT',
      'NEAR',
      'NEAR(',
      'title:',
      'body:',
      'rowid',
      '--',
      '/*',
      ' ',
      '\t',
      '\n',
      '\u3000',
      '产能',
      '外',
      '客戶',
      'erp',
      'ＥＲＰ',
      '7.4',
      '😀',
      '\ud83d',
      '\udc00',
      'e\u0301',
      '\u200f',
      '\ufeff',
      '０',
    ]
    for (let round = 0; round < 10_000; round += 1) {
      const [length = 0, ...picks] = random.bytes(13)
      const text = picks
        .slice(0, 1 + (length % 12))
        .map((pick) => parts[pick % parts.length])
        .join('')
      const kind = searchKinds[length % searchKinds.length]
      const answer = await core.ask('search.find', {
        text,
        limit: 5,
        ...(kind !== undefined && length % 3 === 0 ? { kinds: [kind] } : {}),
      })
      expect(answer.ok, JSON.stringify(text)).toBe(true)
    }
  }, 120_000)
})
