import { afterEach, beforeEach, expect, test } from 'vitest'
import { aLine, anAccount, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const groupOf = async (id: string) => (await core.call('account.group', { id })).rows

test('ACC-3 money per currency, seats and what health is read from come up through every level', async () => {
  const topId = await anAccount(core, { name: '云陆集团' })
  const eastId = await anAccount(core, { name: '云陆东区', parentId: topId })
  const plantId = await anAccount(core, { name: '云陆东区一厂', parentId: eastId, seats: 40 })
  const westId = await anAccount(core, { name: '云陆西区', parentId: topId })
  await anAccount(core, { name: '澄野食品' })
  await aLine(core, eastId, { amountMinor: 1_000_000, quantity: 100 })
  await aLine(core, plantId, { amountMinor: 2_000_000, currency: 'USD', quantity: 20 })
  await aLine(core, westId, { amountMinor: 500_000, quantity: 10 })
  await aLine(core, westId, {
    amountMinor: 9_900_000,
    fromDay: '2020-01-01',
    toDay: '2020-12-31',
    quantity: 900,
  })
  seedRow(core, 'promise', {
    accountId: plantId,
    kind: 'csm',
    title: '报表',
    byName: '陆闻笙',
    madeOn: '2026-10-01',
    dueDay: '2026-10-20',
    state: 'open',
  })
  const rows = await groupOf(topId)
  expect(rows.map(({ name, depth }) => [name, depth])).toEqual([
    ['云陆集团', 0],
    ['云陆东区', 1],
    ['云陆东区一厂', 2],
    ['云陆西区', 1],
  ])
  expect(rows[0]?.own).toEqual({ accounts: 1, money: [], seats: null })
  expect(rows[0]?.sum).toEqual({
    accounts: 4,
    money: [
      { minor: 2_000_000, currency: 'USD' },
      { minor: 1_500_000, currency: 'CNY' },
    ],
    seats: 130,
  })
  expect(rows[1]?.sum.accounts).toBe(2)
  expect(rows.map(({ overduePromises }) => overduePromises)).toEqual([0, 0, 1, 0])

  await core.call('account.remove', { ids: [westId] })
  expect((await groupOf(topId))[0]?.sum).toMatchObject({ accounts: 3, seats: 120 })
  expect(await groupOf(plantId)).toHaveLength(1)
  expect(await core.ask('account.group', { id: westId })).toMatchObject({ error: { code: 'not_found' } })
})

test('ACC-3 nobody is put above themselves, however far up', async () => {
  const topId = await anAccount(core, { name: '一' })
  const middleId = await anAccount(core, { name: '二', parentId: topId })
  const lowId = await anAccount(core, { name: '三', parentId: middleId })
  for (const parentId of [topId, middleId, lowId])
    expect(await core.ask('account.update', { ids: [topId], patch: { parentId } })).toMatchObject({
      error: { code: 'parent_cycle' },
    })
  // Two moves that close a circle only together.
  const otherId = await anAccount(core, { name: '四' })
  expect(
    await core.ask('account.updateEach', {
      changes: [
        { id: otherId, patch: { parentId: lowId } },
        { id: topId, patch: { parentId: otherId } },
      ],
    }),
  ).toMatchObject({ error: { code: 'parent_cycle' } })
  expect(await groupOf(topId)).toHaveLength(3)
})
