import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { countOf, importInto, outcomes, ravenstack, stageFiles } from './support.ts'

const created = {
  'ravenstack_accounts.csv': [500, 500, 0, 0, 0],
  'ravenstack_subscriptions.csv': [5000, 5000, 0, 0, 0],
  'ravenstack_feature_usage.csv': [25000, 25000, 0, 0, 0],
  'ravenstack_supports_ticket.csv': [2000, 2000, 0, 0, 0],
  'ravenstack_churn_events.csv': [600, 600, 0, 0, 0],
}
const unchanged = Object.fromEntries(
  Object.entries(created).map(([file, [rows = 0]]) => [file, [rows, 0, 0, rows, 0]]),
)

describe('IOX-1 RavenStack through the core', () => {
  let core: TestCore
  let before: string
  let importId: string
  let afterImport: string

  beforeAll(async () => {
    core = await openTestCore()
    await core.call('account.create', { name: '岚汀重工' })
    before = core.store.digest()
  })
  afterAll(() => core.stop())

  it('IOX-1 a dry run tells everything and writes nothing', async () => {
    const result = await importInto(core, ravenstack(), { dryRun: true })
    expect(outcomes(result)).toEqual(created)
    expect(result.dryRun).toBe(true)
    expect(core.store.digest()).toBe(before)
    expect((await core.call('import.list', {})).imports).toEqual([])
    expect(countOf(core, 'account')).toBe(1)
  })

  it('IOX-1 imports 500 accounts with 5,000 lines, 25,000 usage rows, 2,000 tickets and 600 churn events', async () => {
    const result = await importInto(core, ravenstack())
    importId = result.importId
    expect(outcomes(result)).toEqual(created)
    expect(Object.fromEntries(result.contradictions.map(({ kind, count }) => [kind, count]))).toEqual({
      'usage-before-line': 19_142,
      'usage-after-line': 290,
      'ticket-before-signup': 1_077,
      'repeated-key-different': 21,
      'churned-with-open-line': 110,
    })
    expect(
      ['account', 'contract_line', 'usage', 'ticket', 'churn_event'].map((table) => countOf(core, table)),
    ).toEqual([501, 5_000, 25_000, 2_000, 600])
    // Each row hangs where its file says, usage through its line.
    const wrong = core.store.read.rows(
      `SELECT u.id FROM usage u JOIN contract_line l ON l.id = u.line_id WHERE l.account_id <> u.account_id`,
    )
    expect(wrong).toEqual([])
    const { rows: accounts } = await core.call('account.list', {})
    const company = accounts.find(({ name }) => name === 'Company_0')
    expect(company).toMatchObject({
      code: 'A-2e4581',
      industry: 'EdTech',
      country: 'US',
      signupDay: '2024-10-16',
      stage: 'signed',
    })
    expect(accounts.filter(({ stage }) => stage === 'churned')).toHaveLength(110)
    afterImport = core.store.digest()
    expect(core.store.rebuild()).toEqual({ equal: true, differences: [] })
  })

  it('IOX-1 the contradictions open to their rows, a page at a time', async () => {
    const page = await core.call('import.problems', {
      importId,
      kind: 'usage-before-line',
      limit: 100,
      offset: 19_100,
    })
    expect(page.total).toBe(19_142)
    expect(page.problems).toHaveLength(42)
    const [first] = (
      await core.call('import.problems', { importId, kind: 'usage-before-line', limit: 1, offset: 0 })
    ).problems
    expect(first).toMatchObject({
      kind: 'contradiction',
      file: 'ravenstack_feature_usage.csv',
      line: 2,
      data: { code: 'U-1c6c24', line_code: 'S-0fcf7d', day: '2023-07-27' },
    })
    const all = await core.call('import.problems', { importId, kind: 'contradiction', limit: 1, offset: 0 })
    expect(all.total).toBe(19_142 + 290 + 1_077 + 21 + 110)
  })

  it('IOX-1 importing twice changes nothing', async () => {
    const actions = core.store.actions(100).length
    const result = await importInto(core, ravenstack())
    expect(outcomes(result)).toEqual(unchanged)
    expect(core.store.digest()).toBe(afterImport)
    expect(core.store.actions(100)).toHaveLength(actions)
  })

  it('IOX-1 undo leaves the store as it was; what was changed since stays and is counted', async () => {
    const { rows: accounts } = await core.call('account.list', {})
    const kept = accounts.find(({ name }) => name === 'Company_1')
    await core.call('account.update', { ids: [kept?.id ?? ''], patch: { city: '杭州' } })
    const answer = await core.runJob('import.undo', { importId })
    // Five files and the first stage of each account; the account that a person worked on stays.
    expect(answer).toEqual({ removed: 33_100 + 500 - 1, reverted: 0, keptLater: 1 })
    expect(countOf(core, 'account')).toBe(2)
    expect((await core.call('import.list', {})).imports.map(({ state }) => state)).toEqual(['done', 'undone'])
    await core.call('account.remove', { ids: [kept?.id ?? ''] })
    expect(core.store.digest()).toBe(before)
    expect(core.store.rebuild().equal).toBe(true)
    await expect(core.runJob('import.undo', { importId })).rejects.toMatchObject({
      refusal: { code: 'already_undone' },
    })
  })

  it('IOX-1 files lie encrypted beside the store until they are forgotten', async () => {
    const stageId = await stageFiles(core, ravenstack().slice(0, 1))
    const { readdirSync, readFileSync } = await import('node:fs')
    const folder = `${core.dataDir}/import-staging`
    const staged = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(staged).toHaveLength(1)
    for (const { parentPath, name } of staged) {
      expect(name).not.toContain('ravenstack')
      expect(readFileSync(`${parentPath}/${name}`).includes('Company_0')).toBe(false)
    }
    await core.call('import.forget', { stageId })
    expect(readdirSync(folder)).toEqual([])
    await expect(
      core.runJob('import.run', { stageId, choices: [], dryRun: true, acceptRefused: false }),
    ).rejects.toMatchObject({ refusal: { code: 'stage_gone' } })
  })
})
