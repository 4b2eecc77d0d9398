import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

const contractsOf = (accountId: string) => core.call('contract.list', { accountId })
const lineOf = async (accountId: string, id: string) => {
  const { lines } = await contractsOf(accountId)
  const line = lines.find((candidate) => candidate.id === id)
  if (line === undefined) throw new Error('not in the list')
  return line
}
/** An amount per year between two days, in yuan. */
const ran = (accountId: string, yuan: number, fromDay: string, toDay: string | null): Promise<string> =>
  aLine(core, accountId, { amountMinor: yuan * 100, amountBasis: 'year', fromDay, toDay })
const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 100_000) / 1000
const figuresOf = async (from: string, to: string) =>
  (await core.call('metrics.retention', { from, to })).figures
const figureOf = async (from: string, to: string) => {
  const figures = await figuresOf(from, to)
  expect(figures).toHaveLength(1)
  const [figure] = figures
  if (figure === undefined) throw new Error('no figure')
  return figure
}

describe('REN-1 contracts and their lines', () => {
  test('REN-1 a contract with its terms; blank lines are nothing, the remark stays as typed', async () => {
    const accountId = await anAccount(core)
    const { id } = await core.call('contract.create', {
      accountId,
      title: ' 三年框架 ',
      code: ' ',
      signedOn: '2024-02-20',
      fromDay: '2024-03-01',
      toDay: '2027-02-28',
      noticeDays: 60,
      priceCapPercent: 5,
      currency: 'CNY',
      remark: ' 两行\n附注 ',
    })
    const { contracts } = await contractsOf(accountId)
    expect(contracts).toMatchObject([
      { id, title: '三年框架', code: null, noticeDays: 60, priceCapPercent: 5, autoRenew: false },
    ])
    expect(contracts[0]?.remark).toBe(' 两行\n附注 ')
    await core.call('contract.update', { id, patch: { autoRenew: true, noticeDays: null } })
    expect((await contractsOf(accountId)).contracts).toMatchObject([{ autoRenew: true, noticeDays: null }])
    await core.call('history.undo', {})
    expect((await contractsOf(accountId)).contracts).toMatchObject([{ autoRenew: false, noticeDays: 60 }])
  })

  test('REN-1 an end before the start is refused with both days, on creation and on change', async () => {
    const accountId = await anAccount(core)
    const refused = {
      ok: false,
      error: { code: 'ends_before_start', data: { fromDay: '2026-03-01', toDay: '2026-02-28' } },
    }
    const days = { fromDay: '2026-03-01', toDay: '2026-02-28' }
    expect(await core.ask('contract.create', { accountId, title: '反了', ...days })).toMatchObject(refused)
    const line = { accountId, amountMinor: 100, currency: 'CNY' }
    expect(await core.ask('contractLine.create', { ...line, ...days })).toMatchObject(refused)
    const id = await aLine(core, accountId)
    expect(await core.ask('contractLine.update', { id, patch: { toDay: '2026-02-28' } })).toMatchObject(
      refused,
    )
    // One day is a span.
    expect(await core.ask('contractLine.update', { id, patch: { toDay: '2026-03-01' } })).toMatchObject({
      ok: true,
    })
    expect((await contractsOf(accountId)).contracts).toEqual([])
  })

  test('REN-1 without an end an amount is per year: by default, and an amount for the span is refused', async () => {
    const accountId = await anAccount(core)
    const open = { accountId, fromDay: '2026-03-01', toDay: null, amountMinor: 1_200_000, currency: 'CNY' }
    expect(await core.ask('contractLine.create', { ...open, amountBasis: 'span' })).toMatchObject({
      error: { code: 'open_end_needs_year' },
    })
    const { id } = await core.call('contractLine.create', open)
    expect(await lineOf(accountId, id)).toMatchObject({
      amountBasis: 'year',
      arrMinor: 1_200_000,
      activeToday: true,
      renewalStart: null,
    })
    const dated = await aLine(core, accountId)
    expect(await core.ask('contractLine.update', { id: dated, patch: { toDay: null } })).toMatchObject({
      error: { code: 'open_end_needs_year' },
    })
  })

  test('REN-1 a contract and its lines are saved in one action: new, changed, gone; one undo takes all back', async () => {
    const accountId = await anAccount(core)
    const contract = {
      code: null,
      title: '三年框架',
      signedOn: '2024-02-20',
      fromDay: '2024-03-01',
      toDay: '2027-02-28',
      autoRenew: false,
      noticeDays: 60,
      priceCapPercent: 5,
      currency: 'CNY',
      remark: null,
    }
    const line = {
      code: null,
      product: '排产',
      edition: null,
      fromDay: '2024-03-01',
      toDay: '2027-02-28',
      quantity: 300,
      amountMinor: 858_000_000,
      amountBasis: 'span' as const,
      currency: 'CNY',
      giftMonths: 0,
      billing: null,
      autoRenew: false,
      trial: false,
    }
    const { id } = await core.call('contract.save', {
      accountId,
      contract,
      lines: [line, { ...line, product: ' 质检 ', quantity: 120 }],
    })
    const before = await contractsOf(accountId)
    expect(before.lines.map(({ product, contractId }) => [product, contractId])).toEqual([
      ['排产', id],
      ['质检', id],
    ])
    const [scheduling] = before.lines
    if (scheduling === undefined) throw new Error('no line')
    const changed = { ...line, id: scheduling.id, quantity: 320 }
    await core.call('contract.save', {
      id,
      accountId,
      contract: { ...contract, noticeDays: 90 },
      lines: [changed, { ...line, product: '看板', toDay: null, amountBasis: 'year' }],
    })
    const after = await contractsOf(accountId)
    expect(after.contracts).toMatchObject([{ id, noticeDays: 90 }])
    expect(after.lines.map(({ product, quantity }) => [product, quantity])).toEqual([
      ['排产', 320],
      ['看板', 300],
    ])
    const same = await core.call('contract.save', {
      id,
      accountId,
      contract: { ...contract, noticeDays: 90 },
      lines: after.lines.map(
        ({ accountId: _account, arrMinor: _arr, activeToday: _active, renewalStart: _start, ...rest }) =>
          rest,
      ),
    })
    expect(same.actionId).toBeNull()
    await core.call('history.undo', {})
    expect(await contractsOf(accountId)).toEqual(before)
  })

  test('REN-1 of a whole contract the wrong line is named, and nothing of it is written', async () => {
    const accountId = await anAccount(core)
    const other = await aLine(core, accountId, { product: '散行' })
    const contract = {
      code: null,
      title: '框架',
      signedOn: null,
      fromDay: null,
      toDay: null,
      autoRenew: false,
      noticeDays: null,
      priceCapPercent: null,
      currency: null,
      remark: null,
    }
    const line = {
      code: null,
      product: null,
      edition: null,
      fromDay: '2026-03-01',
      toDay: '2027-02-28',
      quantity: null,
      amountMinor: 1,
      amountBasis: 'span' as const,
      currency: 'CNY',
      giftMonths: 0,
      billing: null,
      autoRenew: false,
      trial: false,
    }
    const digest = core.store.digest()
    const save = (lines: readonly (typeof line & { id?: string; toDay: string | null })[]) =>
      core.ask('contract.save', { accountId, contract, lines: [...lines] })
    expect(await save([line, { ...line, toDay: '2026-02-01' }])).toMatchObject({
      error: { code: 'ends_before_start', data: { line: 1 } },
    })
    expect(await save([{ ...line, toDay: null } as never])).toMatchObject({
      error: { code: 'open_end_needs_year', data: { line: 0 } },
    })
    // A line of no contract, or of another, is not taken over in passing.
    expect(await save([{ ...line, id: other }])).toMatchObject({ error: { code: 'not_found' } })
    expect(
      await core.ask('contract.save', {
        accountId,
        contract: { ...contract, fromDay: '2026-03-01', toDay: '2026-02-01' },
        lines: [],
      }),
    ).toMatchObject({ error: { code: 'ends_before_start' } })
    expect(core.store.digest()).toBe(digest)
  })

  test('REN-1 a line belongs to a contract of its own account', async () => {
    const own = await anAccount(core)
    const other = await anAccount(core, { name: '霁程物流' })
    const { id: contractId } = await core.call('contract.create', { accountId: other, title: '别家的' })
    const line = {
      accountId: own,
      fromDay: '2026-03-01',
      toDay: '2027-02-28',
      amountMinor: 1,
      currency: 'CNY',
    }
    expect(await core.ask('contractLine.create', { ...line, contractId })).toMatchObject({
      error: { code: 'not_found' },
    })
    const id = await aLine(core, own)
    expect(await core.ask('contractLine.update', { id, patch: { contractId } })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect((await contractsOf(own)).lines).toMatchObject([{ contractId: null }])
  })

  test('REN-1 a contract in the bin hides its lines, and brings them back; a line goes alone', async () => {
    const accountId = await anAccount(core)
    const { id: contractId } = await core.call('contract.create', { accountId, title: '框架' })
    const kept = await aLine(core, accountId, { contractId, product: '排产' })
    const loose = await aLine(core, accountId, { product: '质检' })
    await core.call('contract.remove', { id: contractId })
    expect((await contractsOf(accountId)).lines.map(({ id }) => id)).toEqual([loose])
    await core.call('history.restore', { kind: 'contract', id: contractId })
    expect((await contractsOf(accountId)).lines).toHaveLength(2)
    await core.call('contractLine.remove', { id: kept })
    expect((await contractsOf(accountId)).lines.map(({ id }) => id)).toEqual([loose])
    expect(await core.ask('contractLine.remove', { id: kept })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  test('REN-1 what left and what may come stand beside the lines, the latest first', async () => {
    const accountId = await anAccount(core)
    for (const [day, reason] of [
      ['2025-02-01', 'pricing'],
      ['2026-02-01', 'support'],
    ] as const)
      seedRow(core, 'churn_event', {
        accountId,
        day,
        reason,
        reactivation: false,
        precedingUpgrade: false,
        precedingDowngrade: false,
      })
    seedRow(core, 'opportunity', { accountId, name: '二分厂 80 席', amountMinor: 9_000_000, currency: 'CNY' })
    const { churnEvents, opportunities } = await contractsOf(accountId)
    expect(churnEvents.map(({ reason }) => reason)).toEqual(['support', 'pricing'])
    expect(opportunities).toMatchObject([{ name: '二分厂 80 席', amountMinor: 9_000_000 }])
  })
})

describe('REV-1 annual value through the core (metrics.md §1)', () => {
  test('REV-1 amount ÷ days of the span × 365; gift days are days of the span', async () => {
    const accountId = await anAccount(core)
    const year = await aLine(core, accountId, {
      fromDay: '2025-07-01',
      toDay: '2026-06-30',
      amountMinor: 28_600_000,
    })
    const gift = await aLine(core, accountId, {
      fromDay: '2025-01-01',
      toDay: '2026-12-31',
      amountMinor: 10_000_000,
      giftMonths: 12,
    })
    const leap = await aLine(core, accountId, {
      fromDay: '2024-01-01',
      toDay: '2024-12-31',
      amountMinor: 36_600,
    })
    expect((await lineOf(accountId, year)).arrMinor).toBe(28_600_000)
    expect((await lineOf(accountId, gift)).arrMinor).toBe(5_000_000)
    expect((await lineOf(accountId, leap)).arrMinor).toBe(36_500)
    // Only what is active today is in the account's sum: the gift line.
    expect(await core.call('account.get', { id: accountId })).toMatchObject({ arrMinor: 5_000_000 })
  })

  test('REV-1 the first and the last day are days of the contract; a refund takes away from the sum', async () => {
    const accountId = await anAccount(core)
    const first = await ran(accountId, 100, '2026-11-21', '2027-11-20')
    const last = await ran(accountId, 10, '2025-11-22', '2026-11-21')
    const over = await ran(accountId, 1, '2025-11-21', '2026-11-20')
    const ahead = await ran(accountId, 1_000, '2026-11-22', '2027-11-21')
    await ran(accountId, -20, '2026-11-01', '2026-12-01')
    for (const [id, active] of [
      [first, true],
      [last, true],
      [over, false],
      [ahead, false],
    ] as const)
      expect((await lineOf(accountId, id)).activeToday).toBe(active)
    expect(await core.call('account.get', { id: accountId })).toMatchObject({ arrMinor: 9_000 })
  })

  test('REN-2 renewal work starts when a third of the term is left (metrics.md §4)', async () => {
    const accountId = await anAccount(core)
    const one = await aLine(core, accountId, { fromDay: '2025-07-01', toDay: '2026-06-30' })
    const three = await aLine(core, accountId, { fromDay: '2023-07-01', toDay: '2026-06-30' })
    expect((await lineOf(accountId, one)).renewalStart).toBe('2026-02-28')
    expect((await lineOf(accountId, three)).renewalStart).toBe('2025-06-30')
  })
})

describe('REV-1 retention through the core (metrics.md §2)', () => {
  const [from, to] = ['2025-12-31', '2026-12-31']

  test('REV-1 NRR 80 %, GRR 76 %, logo 80 %: new and won back are in no sum, and say so', async () => {
    const accounts: Record<string, string> = {}
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) accounts[name] = await anAccount(core, { name })
    const of = (name: string): string => accounts[name] ?? ''
    await ran(of('A'), 100, '2025-01-01', '2026-06-30')
    await ran(of('A'), 120, '2026-07-01', '2027-06-30')
    await ran(of('B'), 100, '2025-01-01', '2026-05-31')
    await ran(of('B'), 80, '2026-06-01', '2027-05-31')
    await ran(of('C'), 100, '2025-01-01', '2026-03-31')
    await ran(of('D'), 100, '2025-01-01', '2027-12-31')
    // Left in February, came back in September: inside the period, so it is a customer at both ends.
    await ran(of('E'), 100, '2025-01-01', '2026-01-31')
    await ran(of('E'), 100, '2026-09-01', '2027-08-31')
    await ran(of('F'), 60, '2026-04-01', '2027-03-31')
    await ran(of('G'), 40, '2023-01-01', '2023-12-31')
    await ran(of('G'), 40, '2026-04-01', '2027-03-31')
    const figure = await figureOf(from, to)
    expect(figure).toMatchObject({
      currency: 'CNY',
      cohort: 5,
      openingArrMinor: 50_000,
      closingArrMinor: 40_000,
      keptArrMinor: 38_000,
    })
    expect([figure.nrr, figure.grr, figure.logo].map(percent)).toEqual([80, 76, 80])
    expect(figure.counted).toBe(8)
    expect(figure.leftOut).toEqual([
      { reason: 'ended_before', count: 1 },
      { reason: 'new_customer', count: 1 },
      { reason: 'won_back', count: 1 },
    ])
  })

  test('REV-1 the bridge trap: growth of customers won inside the period stays out, NRR 102 %', async () => {
    const grows = await anAccount(core, { name: '老客户' })
    await ran(grows, 920, '2025-01-01', '2026-06-30')
    await ran(grows, 1_020, '2026-07-01', '2027-06-30')
    const leaves = await anAccount(core, { name: '流失' })
    await ran(leaves, 80, '2025-01-01', '2026-06-30')
    const won = await anAccount(core, { name: '期内新签' })
    await ran(won, 100, '2026-02-01', '2026-08-31')
    await ran(won, 150, '2026-09-01', '2027-08-31')
    const figure = await figureOf(from, to)
    expect(figure.openingArrMinor).toBe(100_000)
    expect(percent(figure.nrr)).toBe(102)
  })

  test('REV-1 ten at 10, six to 20, one to 5, three leave: NRR 125 %, GRR 65 %, logo 70 %', async () => {
    for (let number = 0; number < 10; number += 1) {
      const accountId = await anAccount(core, { name: `客户 ${number}` })
      await ran(accountId, 10, '2025-01-01', '2026-06-30')
      const after = number < 6 ? 20 : number < 7 ? 5 : 0
      if (after > 0) await ran(accountId, after, '2026-07-01', '2027-06-30')
    }
    const figure = await figureOf(from, to)
    expect([figure.nrr, figure.grr, figure.logo].map(percent)).toEqual([125, 65, 70])
  })

  test('REV-1 a renewal within the grace window is the same life, a later one is not', async () => {
    const late = await anAccount(core, { name: '晚 20 天' })
    await ran(late, 100, '2025-01-01', '2025-12-15')
    await ran(late, 100, '2026-01-05', '2027-01-04')
    const gone = await anAccount(core, { name: '晚 60 天' })
    await ran(gone, 100, '2025-01-01', '2025-12-15')
    await ran(gone, 100, '2026-02-14', '2027-02-13')
    const figure = await figureOf(from, to)
    expect(figure).toMatchObject({ cohort: 1, openingArrMinor: 10_000, closingArrMinor: 10_000 })
    expect(figure.leftOut).toContainEqual({ reason: 'won_back', count: 1 })
  })

  test('REV-1 currencies are never added up, and nothing at the start is not defined, not zero', async () => {
    const yuan = await anAccount(core, { name: '人民币' })
    await ran(yuan, 100, '2025-01-01', null)
    const dollar = await anAccount(core, { name: '美元' })
    await aLine(core, dollar, {
      fromDay: '2026-05-01',
      toDay: '2027-04-30',
      amountMinor: 5_000,
      currency: 'USD',
    })
    const figures = await figuresOf(from, to)
    expect(
      figures.map(({ currency, cohort, nrr, grr, logo }) => ({ currency, cohort, nrr, grr, logo })),
    ).toEqual([
      { currency: 'CNY', cohort: 1, nrr: 1, grr: 1, logo: 1 },
      { currency: 'USD', cohort: 0, nrr: null, grr: null, logo: null },
    ])
    expect(await figuresOf('2020-01-01', '2020-12-31')).toMatchObject([
      { currency: 'CNY', nrr: null },
      { currency: 'USD', nrr: null },
    ])
  })

  test('REV-1 what lies in the bin counts nowhere; a closing day before the opening day is refused', async () => {
    const accountId = await anAccount(core)
    const { id: contractId } = await core.call('contract.create', { accountId, title: '框架' })
    await aLine(core, accountId, { contractId, fromDay: '2025-01-01', toDay: '2027-12-31' })
    expect((await figureOf(from, to)).cohort).toBe(1)
    await core.call('contract.remove', { id: contractId })
    expect(await figuresOf(from, to)).toEqual([])
    expect(await core.ask('metrics.retention', { from: to, to: from })).toMatchObject({
      error: { code: 'invalid_input' },
    })
  })
})

describe('RSK-6 what was imported of support and usage', () => {
  test('RSK-6 tickets the latest first with their whole number; usage summed by month', async () => {
    const accountId = await anAccount(core)
    for (const [number, day] of [
      [1, 3],
      [2, 20],
      [3, 11],
    ] as const)
      seedRow(core, 'ticket', {
        accountId,
        code: `T-${number}`,
        title: `问题 ${number}`,
        openedAt: Date.UTC(2026, 9, day),
        escalated: number === 2,
      })
    const { tickets, total } = await core.call('ticket.list', { accountId, limit: 2 })
    expect(total).toBe(3)
    expect(tickets.map(({ code, escalated }) => [code, escalated])).toEqual([
      ['T-2', true],
      ['T-3', false],
    ])
    for (const [day, feature, count] of [
      ['2026-09-30', '排产', 5],
      ['2026-10-01', '排产', 7],
      ['2026-10-31', '质检', 3],
    ] as const)
      seedRow(core, 'usage', { accountId, day, feature, count, errors: 1, beta: false })
    expect(await core.call('usage.summary', { accountId })).toEqual({
      rows: 3,
      firstDay: '2026-09-30',
      lastDay: '2026-10-31',
      months: [
        { month: '2026-09', count: 5, features: 1, errors: 1 },
        { month: '2026-10', count: 10, features: 2, errors: 2 },
      ],
    })
    await core.call('account.remove', { ids: [accountId] })
    for (const answer of [
      await core.ask('ticket.list', { accountId, limit: 5 }),
      await core.ask('usage.summary', { accountId }),
      await core.ask('contract.list', { accountId }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })
})
