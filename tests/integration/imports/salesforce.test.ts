import { describe, expect, it } from 'vitest'
import { countOf, dataFiles, importInto, outcomes, textFile, withCore } from './support.ts'

const csv = ['Accounts.csv', 'Contacts.csv', 'Opportunities.csv']
const json = ['Accounts.json', 'Contacts.json', 'Opportunities.json']

describe('IOX-1 salesforce_apex_recipes into the store', () => {
  it.each([
    ['CSV', csv],
    ['JSON', json],
  ])(
    'IOX-1 %s: accounts, contacts and opportunities with their relations, twice and undone',
    async (_, names) => {
      await withCore(async (core) => {
        const before = core.store.digest()
        const files = dataFiles('salesforce_apex_recipes', names)
        const first = await importInto(core, files)
        const [accounts = '', contacts = '', opportunities = ''] = names
        expect(outcomes(first)).toEqual({
          [accounts]: [50, 50, 0, 0, 0],
          [contacts]: [150, 150, 0, 0, 0],
          [opportunities]: [50, 50, 0, 0, 0],
        })
        expect(['account', 'person', 'opportunity'].map((table) => countOf(core, table))).toEqual([
          50, 150, 50,
        ])

        // The files say `@AccountRef10`: the tenth account.
        const rows = core.store.read.rows<{ person: string; account: string; code: string }>(
          'SELECT p.name AS person, a.name AS account, a.code AS code FROM person p JOIN account a ON a.id = p.account_id WHERE p.email = ?',
          'lsinisbury0@dropbox.com',
        )
        expect(rows).toEqual([
          { person: 'Lianna Sinisbury', account: expect.any(String) as string, code: 'AccountRef10' },
        ])
        const orphans = (table: string): number =>
          core.store.read.rows<{ count: number }>(
            `SELECT count(*) AS count FROM "${table}" WHERE account_id NOT IN (SELECT id FROM account)`,
          )[0]?.count ?? -1
        expect([orphans('person'), orphans('opportunity')]).toEqual([0, 0])

        const second = await importInto(core, files)
        expect(second.files.map(({ created, updated, unchanged }) => [created, updated, unchanged])).toEqual([
          [0, 0, 50],
          [0, 0, 150],
          [0, 0, 50],
        ])
        await core.runJob('import.undo', { importId: first.importId })
        expect(core.store.digest()).toBe(before)
        expect(core.store.rebuild().equal).toBe(true)
      })
    },
  )

  it('IOX-1 PPL-5 two customers each have a 张伟, and a deal of the same name: nobody is merged away', async () => {
    await withCore(async (core) => {
      const result = await importInto(core, [
        textFile('客户.csv', '客户编号,客户名称\nA1,安桥\nA2,北辰\n'),
        textFile('联系人.csv', '姓名,客户编号,职位\n张伟,A1,总经理\n张伟,A2,信息主管\n'),
        textFile('商机.csv', '商机名称,客户编号,金额\n二期扩容,A1,100\n二期扩容,A2,200\n'),
      ])
      expect(result.files.map(({ created, unchanged }) => [created, unchanged])).toEqual([
        [2, 0],
        [2, 0],
        [2, 0],
      ])
      expect(core.store.read.rows('SELECT title FROM person ORDER BY title')).toEqual([
        { title: '信息主管' },
        { title: '总经理' },
      ])
    })
  })
})
