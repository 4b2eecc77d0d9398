import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readCommitCount } from '../../../electron/core/store/commit-count.ts'
import { fail, ok } from '../../../shared/kernel/index.ts'
import { type TemporaryStore, temporaryStore } from '../../support/temporary-store.ts'

let open: TemporaryStore
beforeEach(() => {
  open = temporaryStore()
})
afterEach(() => open.stop())

const account = (name: string) =>
  ({ name, ka: false, stage: 'prospect', trial: false, churnedFlag: false }) as const
const change = <Outcome>(name: string, work: Parameters<typeof open.store.change<Outcome>>[1]): Outcome =>
  open.store.change({ name, user: '李雷' }, work)

describe('reading and writing', () => {
  test('ACC-1: a record comes back as it was given', () => {
    const id = change('account.create', (write) =>
      write.insert('account', { ...account('深圳前海智云科技有限公司'), ka: true, seats: 120, city: '深圳' }),
    )
    const read = open.store.read.record('account', id)
    expect(read).toMatchObject({
      name: '深圳前海智云科技有限公司',
      ka: true,
      seats: 120,
      city: '深圳',
      code: null,
    })
    expect(read?.createdBy).toBe('李雷')
    const rows = open.store.read.all(
      open.store.read.query.selectFrom('account').select(['name', 'ka']).where('ka', '=', 1),
    )
    expect(rows).toEqual([{ name: '深圳前海智云科技有限公司', ka: 1 }])
  })

  test('ACC-11: JSON fields are parsed, and a query by fields converts them', () => {
    const id = change('field.create', (write) =>
      write.insert('custom_field', {
        entity: 'account',
        name: '行业细分',
        kind: 'choice',
        options: ['跨境电商', '独立站'],
        position: 1,
      }),
    )
    expect(open.store.read.record('custom_field', id)?.options).toEqual(['跨境电商', '独立站'])
    expect(open.store.read.records('custom_field', { entity: 'account' })).toHaveLength(1)
    expect(
      open.store.read.records('custom_field', { currency: null }, { orderBy: '-position' }),
    ).toHaveLength(1)
  })

  test('an update logs the fields that differ, and says when none did', () => {
    const id = change('account.create', (write) => write.insert('account', account('甲')))
    expect(change('account.update', (write) => write.update('account', id, { name: '甲' }))).toBe(false)
    expect(change('account.update', (write) => write.update('account', id, { name: '乙', city: null }))).toBe(
      true,
    )
    const sets = open.store.read.rows<{ col: string }>("SELECT col FROM op WHERE type = 'set'")
    expect(sets).toEqual([{ col: 'name' }])
    expect(open.store.read.rows('SELECT * FROM txn')).toHaveLength(2)
  })

  test('a failed Result and an exception take everything back', () => {
    const before = open.store.digest()
    expect(
      change('account.create', (write) => {
        write.insert('account', account('甲'))
        return fail('no')
      }),
    ).toEqual(fail('no'))
    expect(() =>
      change('account.create', (write) => {
        write.insert('account', account('甲'))
        throw new Error('bug')
      }),
    ).toThrow('bug')
    expect(open.store.digest()).toBe(before)
    expect(open.store.read.rows('SELECT * FROM txn')).toHaveLength(0)
    change('account.create', (write) => write.insert('account', account('甲')))
    expect(open.store.verify({ deep: true })).toMatchObject({ ok: true })
  })

  test('a second change with the same request id answers the first answer and does nothing', () => {
    const create = () =>
      open.store.change({ name: 'account.create', user: 'u', requestId: 'r1' }, (write) =>
        ok({ id: write.insert('account', account('甲')) }),
      )
    const first = create()
    expect(create()).toEqual(first)
    expect(open.store.read.records('account')).toHaveLength(1)
    expect(open.store.actions(10)).toHaveLength(1)
  })

  test('run reaches tables of this device only, and reads cannot write', () => {
    const run = (sql: string) => () => open.store.local((write) => write.run({ sql, parameters: [] }))
    expect(run("UPDATE account SET name = ''")).toThrow('in the log')
    expect(run('DELETE FROM txn')).toThrow('in the log')
    expect(run('WITH x AS (SELECT 1) DELETE FROM account')).toThrow('not a plain write')
    expect(run('DROP TABLE account')).toThrow('not a plain write')
    expect(() => open.store.read.rows('DELETE FROM account')).toThrow('not a read')
    open.store.local((write) =>
      write.run(write.query.insertInto('setting').values({ key: 'language', value: 'zh-CN' })),
    )
    expect(open.store.read.rows('SELECT value FROM setting')).toEqual([{ value: 'zh-CN' }])
  })

  test('a counted write is one to a row that carries the count, and else the count has a row of its own', () => {
    const counts = () => ({
      meta: Number(
        open.store.read.rows<{ value: string }>("SELECT value FROM meta WHERE key = 'commits'")[0]?.value,
      ),
      draft: open.store.read.rows<{ commits: number }>('SELECT commits FROM draft')[0]?.commits,
      file: readCommitCount(open.database),
    })
    const insert = (body: string) =>
      open.store.local((write) =>
        write.runCounted((count) => ({
          sql: `INSERT INTO draft (note_id, updated_at, commits, body) VALUES ('n', 1, ?, ?)
                ON CONFLICT (note_id) DO UPDATE SET commits = excluded.commits, body = excluded.body`,
          parameters: [count, body],
        })),
      )
    change('account.create', (write) => write.insert('account', account('甲')))
    expect(counts()).toEqual({ meta: 1, draft: undefined, file: 1 })
    insert('一')
    insert('一二')
    expect(counts()).toEqual({ meta: 1, draft: 3, file: 3 })
    change('account.create', (write) => write.insert('account', account('乙')))
    expect(counts()).toEqual({ meta: 4, draft: 3, file: 4 })
    // A row that is not there is not written: the number would be counted nowhere, and seem lost at the next start.
    open.store.local((write) =>
      write.runCounted((count) => ({
        sql: "UPDATE draft SET commits = ? WHERE note_id = 'other'",
        parameters: [count],
      })),
    )
    expect(counts()).toEqual({ meta: 5, draft: 3, file: 5 })
    open.store.local((write) => write.run({ sql: 'DELETE FROM draft', parameters: [] }))
    expect(counts()).toEqual({ meta: 6, draft: undefined, file: 6 })
    expect(() =>
      open.store.local((write) =>
        write.runCounted(() => ({ sql: "INSERT INTO setting VALUES ('language', 'en')", parameters: [] })),
      ),
    ).toThrow('setting is not draft')
    expect(counts().file).toBe(6)
  })

  test('VIS-4: a note shows its newest revision, and the heads are counted', () => {
    const noteId = change('note.create', (write) => {
      const id = write.insert('note', { kind: 'visit', title: '拜访', happenedAt: 5 })
      write.insert('note_rev', { noteId: id, parents: [], author: '李雷', hlc: write.hlc(), body: '第一版' })
      return id
    })
    const first = open.store.read.record('note', noteId)
    expect(first).toMatchObject({ body: '第一版', headCount: 1 })
    const revision = (body: string) =>
      change('note.save', (write) =>
        write.insert('note_rev', {
          noteId,
          parents: [String(first?.headRevId)],
          author: '李雷',
          hlc: write.hlc(),
          body,
        }),
      )
    revision('第二版甲')
    const second = revision('第二版乙')
    expect(open.store.read.record('note', noteId)).toMatchObject({
      body: '第二版乙',
      headCount: 2,
      headRevId: second,
    })
    expect(open.store.rebuild()).toEqual({ equal: true, differences: [] })
  })

  test('listeners hear what changed, inside the transaction and after it', () => {
    const heard: string[] = []
    const offChanged = open.store.onChanged((write, changes) => {
      for (const item of changes)
        heard.push(`${item.kind} ${item.table} ${[...item.columns].includes('name')}`)
      write.run({ sql: "INSERT INTO setting (key, value) VALUES ('seen', '1')", parameters: [] })
    })
    const offCommitted = open.store.onCommitted((tables) => heard.push([...tables].join()))
    change('account.create', (write) => write.insert('account', account('甲')))
    offChanged()
    offCommitted()
    expect(heard).toEqual(['new account true', 'account'])
    expect(open.store.read.rows('SELECT * FROM setting')).toHaveLength(1)
  })
})

describe('undo', () => {
  test('takes back a new row, a change and a removal, and redoes them', () => {
    const id = change('account.create', (write) => write.insert('account', account('甲')))
    change('account.rename', (write) => write.update('account', id, { name: '乙', city: '上海' }))
    change('account.remove', (write) => write.remove('account', id))
    expect(open.store.read.record('account', id)).toBeUndefined()
    expect(open.store.bin()).toMatchObject([{ id, title: '乙', table: 'account' }])
    const names = () => {
      const record = open.store.read.record('account', id)
      return record ? [record.name, record.city] : null
    }
    expect(open.store.undo()).toMatchObject({ ok: true, value: { actionName: 'account.remove' } })
    expect(names()).toEqual(['乙', '上海'])
    open.store.undo()
    expect(names()).toEqual(['甲', null])
    open.store.undo()
    expect(names()).toBeNull()
    expect(open.store.undo()).toEqual(fail({ code: 'nothing' }))
    open.store.redo()
    open.store.redo()
    expect(names()).toEqual(['乙', '上海'])
    open.store.undo()
    expect(names()).toEqual(['甲', null])
    open.store.redo()
    open.store.redo()
    expect(names()).toBeNull()
    expect(open.store.redo()).toEqual(fail({ code: 'nothing' }))
    expect(open.store.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  test('leaves and reports a field that another action changed since', () => {
    const id = change('account.create', (write) => write.insert('account', account('甲')))
    change('account.update', (write) => write.update('account', id, { name: '乙', city: '上海' }))
    const action = open.store.actions(1)[0]?.id
    change('account.update', (write) => write.update('account', id, { city: '北京' }))
    expect(open.store.undo(action)).toMatchObject({
      ok: true,
      value: { conflicts: [{ table: 'account', id, column: 'city' }] },
    })
    expect(open.store.read.record('account', id)).toMatchObject({ name: '甲', city: '北京' })
  })

  test('IOX-1: several transactions of one import are one step, and a row in use since stays', () => {
    let action: number | undefined
    const ids: string[] = []
    for (const name of ['甲', '乙', '丙'])
      open.store.change(
        { name: 'import.run', user: 'u', ...(action === undefined ? {} : { joinAction: action }) },
        (write) => {
          action = write.actionId
          ids.push(...write.insertMany('account', [account(name)]))
        },
      )
    change('note.create', (write) =>
      write.insert('note', { accountId: ids[1] ?? '', kind: 'visit', title: 't', happenedAt: 1 }),
    )
    const outcome = open.store.undo(action)
    expect(outcome).toMatchObject({ ok: true, value: { conflicts: [{ id: ids[1], column: null }] } })
    expect(open.store.read.records('account').map((each) => each.name)).toEqual(['乙'])
  })
})
