import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aLine, anAccount, aPerson } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { exported } from '../support/downloads.ts'
import { importInto, outcomes, stageFiles } from './imports/support.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  expect(core.bugs).toEqual([])
  await core.stop()
})

const tables = ['accounts', 'people', 'contracts'] as const

/** What of a workspace comes over. */
const accountsOf = async (from: TestCore) =>
  (await from.call('account.list', {})).rows.map(({ code, name, city, tier, ka, signupDay, arrMinor }) => ({
    code,
    name,
    city,
    tier,
    ka,
    signupDay,
    arrMinor,
  }))

const peopleOf = async (from: TestCore) =>
  (await from.call('person.list', {})).people.map(({ name, accountName, role }) => ({
    name,
    accountName,
    role,
  }))

test('IOX-1 IOX-2 JSON of our own comes in again: nothing doubles where it came from, and a fresh workspace gets the same', async () => {
  const withDay = { name: '霁程物流', code: 'K-2', city: '上海', signupDay: '2024-05-06' }
  for (const values of [{ name: '岚汀重工', code: 'K-1', city: '宁波', tier: 'large' as const }, withDay]) {
    const accountId = await anAccount(core, values)
    await aPerson(core, accountId, { name: `${values.name}的覃若谷`, role: 'economic_buyer' })
    await aLine(core, accountId, { product: '排产', quantity: 300, code: `L-${values.code}` })
  }
  const files = await Promise.all(
    tables.map(async (what) => ({
      name: `${what}.json`,
      bytes: (await exported(core, { what, format: 'json' })).bytes,
    })),
  )
  const stageId = await stageFiles(core, files)
  const plan = await core.runJob('import.plan', { stageId, choices: [] })
  expect(plan.tables.map(({ entity }) => entity)).toEqual(['account', 'person', 'contract_line'])
  const fieldOf = (table: number, column: string) =>
    plan.tables[table]?.columns.find((each) => each.column === column)?.field
  for (const table of plan.tables)
    for (const { column, field } of table.columns)
      if (/RecordId$|^recordId$|^createdAt$/.test(column)) expect(field, `${table.key} ${column}`).toBe(null)
  expect(fieldOf(0, 'code')).toBe('code')
  expect(fieldOf(0, 'signupDay')).toBe('signup_day')
  expect(fieldOf(1, 'accountCode')).toBe('account_code')
  expect(fieldOf(2, 'fromDay')).toBe('from_day')
  expect(fieldOf(2, 'toDay')).toBe('to_day')

  const before = await accountsOf(core)
  const again = outcomes(await importInto(core, files))
  // [rows, created, updated, unchanged, refused]
  for (const file of Object.keys(again)) expect([again[file]?.[1], again[file]?.[4]], file).toEqual([0, 0])
  expect(await accountsOf(core)).toEqual(before)

  const fresh = await openTestCore({ seed: 2 })
  try {
    await importInto(fresh, files)
    expect(await accountsOf(fresh)).toEqual(before)
    expect(await peopleOf(fresh)).toEqual(await peopleOf(core))
  } finally {
    await fresh.stop()
  }
})

test('IOX-1 a day that nobody wrote down is not taken from when the record was written', async () => {
  await anAccount(core, { name: '岚汀重工', code: 'K-1' })
  const file = {
    name: 'accounts.json',
    bytes: (await exported(core, { what: 'accounts', format: 'json' })).bytes,
  }
  await importInto(core, [file])
  expect((await core.call('account.list', {})).rows[0]?.signupDay).toBe(null)
})

describe('IOX-1 the amounts of our own files', () => {
  /** Three years for 300,000.00: 100,000.00 a year. */
  const threeYears = { fromDay: '2026-01-01', toDay: '2028-12-31', amountMinor: 30_000_000, code: 'L-1' }
  const linesOf = (from: TestCore) =>
    from.store.read
      .records('contract_line', {}, { orderBy: ['code'] })
      .map(({ code, amountMinor, amountBasis }) => ({ code, amountMinor, amountBasis }))

  test.each(['json', 'csv', 'xlsx'] as const)(
    'IOX-1 REN-1 %s: the amount comes in as it was stored, not the ARR that follows from it',
    async (format) => {
      const accountId = await anAccount(core, { name: '岚汀重工', code: 'K-1' })
      await aLine(core, accountId, threeYears)
      const before = linesOf(core)
      expect(before).toEqual([{ code: 'L-1', amountMinor: 30_000_000, amountBasis: 'span' }])
      for (const language of ['zh-CN', 'zh-TW', 'en']) {
        const { bytes } = await exported(core, { what: 'contracts', format, language })
        await importInto(core, [{ name: `contracts.${format}`, bytes }])
        expect(linesOf(core), language).toEqual(before)
      }
    },
  )

  test('IOX-1 REN-1 amounts of both kinds in one file keep what a year costs', async () => {
    const accountId = await anAccount(core, { name: '岚汀重工', code: 'K-1' })
    await aLine(core, accountId, threeYears)
    await aLine(core, accountId, { code: 'L-2', amountMinor: 5_000_000, amountBasis: 'year' })
    const before = await accountsOf(core)
    const { bytes } = await exported(core, { what: 'contracts', format: 'json' })
    await importInto(core, [{ name: 'contracts.json', bytes }])
    expect(await accountsOf(core)).toEqual(before)
  })
})
