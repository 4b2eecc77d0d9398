import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fail, ok } from '../../../shared/kernel/index.ts'
import type { Store, TableName, WriteStore } from '../../../electron/core/store/index.ts'
import { temporaryStore } from '../../support/temporary-store.ts'

/** What a run of a few minutes of work may do, as plain data, so that fast-check can shrink it. */
const pick = fc.nat({ max: 1000 })
const text = fc.oneof(
  fc.constantFrom(
    '',
    '智云科技',
    "O'Brien",
    '=1+1',
    '👩‍👩‍👧‍👦',
    '\u0000',
    '\ud800',
    '‮RTL',
    '甲\n乙',
    '"quoted"',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const edit = fc.oneof(
  fc.record({ kind: fc.constant('account' as const), name: text, seats: fc.option(fc.nat()) }),
  fc.record({ kind: fc.constant('person' as const), account: pick, name: text }),
  fc.record({ kind: fc.constant('note' as const), account: pick, body: text }),
  fc.record({ kind: fc.constant('revision' as const), note: pick, stale: fc.boolean(), body: text }),
  fc.record({
    kind: fc.constant('promise' as const),
    account: pick,
    title: text,
    due: fc.option(fc.constant('2026-10-13')),
  }),
  fc.record({
    kind: fc.constant('rename' as const),
    account: pick,
    name: text,
    seats: fc.option(fc.nat()),
    ka: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    table: fc.constantFrom<TableName>('account', 'person', 'note', 'promise'),
    row: pick,
  }),
  fc.record({
    kind: fc.constant('restore' as const),
    table: fc.constantFrom<TableName>('account', 'person', 'note', 'promise'),
    row: pick,
  }),
)
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never
const command = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
      join: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('refused' as const), edits: fc.array(edit, { maxLength: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('thrown' as const), edits: fc.array(edit, { maxLength: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('undo' as const), nth: fc.option(fc.nat({ max: 5 })) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('draft' as const), body: text }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: -3, max: 40 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge' as const) }) },
)
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never

const ids = (store: Pick<Store['read'], 'rows'>, table: TableName, deleted: boolean): string[] =>
  store
    .rows<{ id: string }>(
      `SELECT id FROM "${table}" WHERE deleted_at IS ${deleted ? 'NOT NULL' : 'NULL'} ORDER BY id`,
    )
    .map((row) => row.id)
const choose = (list: readonly string[], index: number): string | undefined =>
  list[index % Math.max(1, list.length)]

function apply(write: WriteStore, one: Edit): void {
  switch (one.kind) {
    case 'account':
      write.insert('account', {
        name: one.name,
        seats: one.seats,
        ka: false,
        stage: 'new',
        trial: false,
        churnedFlag: false,
      })
      return
    case 'person': {
      const accountId = choose(ids(write, 'account', false), one.account) ?? null
      write.insert('person', {
        name: one.name,
        accountId,
        role: 'user',
        influence: 'low',
        attitude: 'neutral',
      })
      return
    }
    case 'note': {
      const accountId = choose(ids(write, 'account', false), one.account) ?? null
      const noteId = write.insert('note', { accountId, kind: 'visit', title: one.body, happenedAt: 1 })
      write.insert('note_rev', { noteId, parents: [], author: 'u', hlc: write.hlc(), body: one.body })
      return
    }
    case 'revision': {
      const noteId = choose(ids(write, 'note', false), one.note)
      const note = noteId === undefined ? undefined : write.record('note', noteId)
      if (!note) return
      // A stale base makes a second head, as two windows or two devices would.
      const base = one.stale
        ? write.records('note_rev', { noteId: note.id }, { limit: 1 })[0]?.id
        : note.headRevId
      write.insert('note_rev', {
        noteId: note.id,
        parents: base === null || base === undefined ? [] : [base],
        author: 'u',
        hlc: write.hlc(),
        body: one.body,
      })
      return
    }
    case 'promise': {
      const accountId = choose(ids(write, 'account', false), one.account)
      if (accountId === undefined) return
      write.insert('promise', {
        accountId,
        kind: 'ours',
        title: one.title,
        byName: '李雷',
        madeOn: '2026-10-12',
        dueDay: one.due,
        state: 'open',
      })
      return
    }
    case 'rename': {
      const id = choose(ids(write, 'account', false), one.account)
      if (id !== undefined) write.update('account', id, { name: one.name, seats: one.seats, ka: one.ka })
      return
    }
    case 'remove':
    case 'restore': {
      const id = choose(ids(write, one.table, one.kind === 'restore'), one.row)
      if (id !== undefined) write[one.kind](one.table, id)
    }
  }
}

const day = 86_400_000
/** FAULT_SCALE=20 for a night. */
const scale = Number(process.env['FAULT_SCALE'] ?? 1)

describe('rebuild == live', () => {
  test('SAF-3: under random work with undo, redo, refusals, clock jumps and purges, the log gives back the tables', () => {
    fc.assert(
      fc.property(
        fc.array(command, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        (commands: readonly Command[], seed) => {
          const open = temporaryStore({ seed })
          const { store } = open
          try {
            let last: number | undefined
            for (const one of commands) {
              const before = store.digest()
              if (one.do === 'change') {
                store.change(
                  {
                    name: 'work',
                    user: 'u',
                    ...(one.join && last !== undefined ? { joinAction: last } : {}),
                  },
                  (write) => {
                    for (const each of one.edits) apply(write, each)
                  },
                )
                last = store.actions(1)[0]?.state === 'done' ? store.actions(1)[0]?.id : undefined
              } else if (one.do === 'refused') {
                expect(
                  store.change({ name: 'work', user: 'u' }, (write) => {
                    for (const each of one.edits) apply(write, each)
                    return fail('no')
                  }),
                ).toEqual(fail('no'))
                expect(store.digest()).toBe(before)
              } else if (one.do === 'thrown') {
                expect(() =>
                  store.change({ name: 'work', user: 'u' }, (write) => {
                    for (const each of one.edits) apply(write, each)
                    throw new Error('bug')
                  }),
                ).toThrow('bug')
                expect(store.digest()).toBe(before)
              } else if (one.do === 'undo') {
                const action = one.nth === null ? undefined : store.actions(6)[one.nth]?.id
                const outcome = store.undo(action)
                // Taking back and redoing at once leaves what was there.
                if (outcome.ok && outcome.value.conflicts.length === 0) {
                  expect(store.redo()).toMatchObject({ ok: true, value: { conflicts: [] } })
                  expect(store.digest()).toBe(before)
                  store.undo()
                }
                last = undefined
              } else if (one.do === 'redo') store.redo()
              else if (one.do === 'draft')
                store.local((write) =>
                  write.run({
                    sql: 'INSERT OR REPLACE INTO draft (note_id, body, updated_at) VALUES (?, ?, ?)',
                    parameters: ['n', one.body, 1],
                  }),
                )
              else if (one.do === 'wait') open.clock.set(open.clock.now() + one.days * day)
              else store.purgeBin(open.clock.now())
            }
            expect(store.verify({ deep: true })).toEqual({ ok: true, deep: true, problems: [] })
            const stamps = store.read.rows<{ hlc: string }>('SELECT hlc FROM txn ORDER BY seq')
            for (const [index, { hlc }] of stamps.entries())
              expect(index === 0 || hlc > (stamps[index - 1]?.hlc ?? '')).toBe(true)
          } finally {
            open.stop()
          }
        },
      ),
      { numRuns: 60 * scale },
    )
  })

  test('SAF-3: one action taken back gives the content from before it, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (actions, seed) => {
          const open = temporaryStore({ seed })
          try {
            const digests = [open.store.digest()]
            for (const edits of actions) {
              const count = open.store.actions(100).length
              open.store.change({ name: 'work', user: 'u' }, (write) => {
                for (const each of edits) apply(write, each)
              })
              if (open.store.actions(100).length > count) digests.push(open.store.digest())
            }
            for (let index = digests.length - 2; index >= 0; index -= 1) {
              expect(open.store.undo()).toMatchObject({ ok: true, value: { conflicts: [] } })
              expect(open.store.digest()).toBe(digests[index])
            }
            expect(open.store.undo()).toEqual(fail({ code: 'nothing' }))
            for (const digest of digests.slice(1)) {
              expect(open.store.redo()).toMatchObject({ ok: true, value: { conflicts: [] } })
              expect(open.store.digest()).toBe(digest)
            }
          } finally {
            open.stop()
          }
        },
      ),
      { numRuns: 60 * scale },
    )
  })

  test('SAF-3: an action that cancelled itself out does not stand in the way of earlier ones (found by seed -43013962)', () => {
    const open = temporaryStore()
    const change = (edits: readonly Edit[]) =>
      open.store.change({ name: 'work', user: 'u' }, (write) => {
        for (const each of edits) apply(write, each)
      })
    try {
      change([{ kind: 'account', name: '甲', seats: null }])
      change([
        { kind: 'remove', table: 'account', row: 0 },
        { kind: 'restore', table: 'account', row: 0 },
      ])
      change([{ kind: 'note', account: 0, body: '乙' }])
      for (let count = 0; count < 3; count += 1)
        expect(open.store.undo()).toMatchObject({ ok: true, value: { conflicts: [] } })
      expect(open.store.read.records('account')).toEqual([])
    } finally {
      open.stop()
    }
  })

  test('a table changed behind the log, and a log changed behind the hashes, are found', () => {
    const open = temporaryStore()
    try {
      open.store.change({ name: 'account.create', user: 'u' }, (write) =>
        ok(
          write.insert('account', { name: '甲', ka: false, stage: 'new', trial: false, churnedFlag: false }),
        ),
      )
      expect(open.store.verify({ deep: true }).ok).toBe(true)
      open.database.exec("UPDATE account SET name = '乙'")
      expect(open.store.rebuild()).toMatchObject({
        equal: false,
        differences: [
          { table: 'account', side: 'live' },
          { table: 'account', side: 'log' },
        ],
      })
      open.database.exec(`UPDATE op SET val = replace(val, '甲', '乙')`)
      expect(open.store.rebuild().equal).toBe(true)
      expect(open.store.verify({ deep: true }).problems).toMatchObject([{ kind: 'chain' }])
    } finally {
      open.stop()
    }
  })
})
