import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountFrom, type KnownSource } from '../../electron/core/app/accounts/known-on.ts'
import { addDays, dayInZone, startOfDayInZone } from '../../shared/kernel/index.ts'
import { aLine, anAccount, aPerson, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { runSeed, type SeededRandom, seededRandom } from '../support/seeded.ts'

const zone = 'Asia/Shanghai'
const msPerDay = 86_400_000

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(() => core.stop())

const today = (): string => dayInZone(core.clock.now(), zone)

/** The account as every other call reads it: the rows that are live, never the log. */
function live(id: string) {
  const { read } = core.store
  const source: KnownSource = {
    ofAccount: (table) => read.records(table).filter((record) => record.accountId === id) as never,
    byIds: (table, ids) =>
      ids.flatMap((one) => {
        const record = read.record(table, one)
        return record === undefined ? [] : [record]
      }),
  }
  return accountFrom(source, id, today())
}

describe('VIS-7 the account as it was known on a date', () => {
  it('VIS-7 fields, attitudes, promises, requirements, risks and contracts as they were written down by then', async () => {
    const id = await anAccount(core, { name: '岚汀重工', city: '武汉', seats: 40 })
    const personId = await aPerson(core, id, { name: '覃若谷', attitude: 'support' })
    await aLine(core, id)
    const promise = await core.call('promise.create', {
      accountId: id,
      title: '月底前给方案',
      dueDay: '2026-12-01',
    })
    const wish = await core.call('requirement.create', { title: '批次冻结', accountId: id })
    const risk = await core.call('risk.create', { accountId: id, title: '压价' })
    const first = today()

    await core.call('account.setCalendar', { id, calendar: 'tw-office' })
    core.clock.advance(3 * msPerDay)
    await core.call('account.setCalendar', { id, calendar: null })
    await core.call('account.update', { ids: [id], patch: { city: '深圳', seats: 25 } })
    await core.call('person.update', { id: personId, patch: { attitude: 'against' } })
    await core.call('promise.close', { id: promise.id, state: 'kept', day: today() })
    await core.call('risk.close', { id: risk.id, day: today(), reason: '谈妥' })
    await core.call('requirement.update', { id: wish.id, patch: { title: '批次冻结与放行' } })
    const second = today()

    const before = await core.call('account.knownOn', { id, day: first })
    expect(before.firstDay).toBe(first)
    expect(before.until).toBe(startOfDayInZone(addDays(first, 1), zone))
    expect(before.account).toMatchObject({
      fields: { city: '武汉', seats: 40 },
      calendar: 'tw-office',
      people: [{ name: '覃若谷', attitude: 'support' }],
      promises: [{ title: '月底前给方案', dueDay: '2026-12-01' }],
      requirements: [{ title: '批次冻结', state: 'needs_background' }],
      risks: [{ title: '压价' }],
      lines: [{ amountMinor: 2_860_000 }],
      arrMinor: 2_860_000,
    })
    expect((await core.call('account.knownOn', { id, day: second })).account).toMatchObject({
      fields: { city: '深圳', seats: 25 },
      calendar: null,
      people: [{ attitude: 'against' }],
      promises: [],
      requirements: [{ title: '批次冻结与放行' }],
      risks: [],
    })
    expect((await core.call('account.knownOn', { id, day: addDays(first, -1) })).account).toBeNull()
  })

  it('VIS-7 the date is when it was written down: a promise of last week that was noted today was not known then', async () => {
    const id = await anAccount(core)
    const first = today()
    core.clock.advance(5 * msPerDay)
    await core.call('promise.create', { accountId: id, title: '口头答应', madeOn: addDays(first, -3) })
    expect((await core.call('account.knownOn', { id, day: first })).account?.promises).toEqual([])
    expect((await core.call('account.knownOn', { id, day: today() })).account?.promises).toHaveLength(1)
  })

  it('VIS-7 a day ends in the zone in which days are counted', async () => {
    core.clock.set(Date.UTC(2026, 10, 20, 15, 59, 59))
    const id = await anAccount(core, { city: '武汉' })
    core.clock.set(Date.UTC(2026, 10, 20, 16, 0, 0))
    // In Shanghai this is the 21st.
    await core.call('account.update', { ids: [id], patch: { city: '深圳' } })
    core.clock.advance(3 * msPerDay)
    const cityOn = async (day: string) =>
      (await core.call('account.knownOn', { id, day })).account?.fields.city
    expect(await cityOn('2026-11-20')).toBe('武汉')
    expect(await cityOn('2026-11-21')).toBe('深圳')
  })

  it('VIS-7 what moved to another account or left the bin for good is still known where it was', async () => {
    const id = await anAccount(core)
    const other = await anAccount(core, { name: '青屿医械' })
    const moved = await aPerson(core, id, { name: '走的人' })
    const gone = await aPerson(core, id, { name: '删的人' })
    const first = today()
    core.clock.advance(msPerDay)
    await core.call('person.update', { id: moved, patch: { accountId: other } })
    await core.call('person.remove', { id: gone })
    core.clock.advance(40 * msPerDay)
    expect(core.store.purgeBin(core.clock.now())).toBeGreaterThan(0)
    const names = async (account: string, day: string) =>
      (await core.call('account.knownOn', { id: account, day })).account?.people
        .map(({ name }) => name)
        .sort()
    expect(await names(id, first)).toEqual(['删的人', '走的人'])
    expect(await names(other, first)).toEqual([])
    expect(await names(id, today())).toEqual([])
    expect(await names(other, today())).toEqual(['走的人'])
  })

  it('VIS-7 over random histories the account as known on a day equals what was live when that day ended', async () => {
    const chance = seededRandom(runSeed('known-on'))
    const ids = [await anAccount(core, { name: '甲' }), await anAccount(core, { name: '乙' })]
    const pictures: { readonly id: string; readonly day: string; readonly state: unknown }[] = []
    for (let day = 0; day < 12; day += 1) {
      core.clock.set(startOfDayInZone(addDays('2026-11-25', day), zone) + 8 * 3_600_000)
      for (let step = chance.between(0, 9); step > 0; step -= 1) {
        core.clock.advance(chance.below(60_000))
        await change(chance, ids)
      }
      if (day === 9) core.store.purgeBin(core.clock.now() + 40 * msPerDay)
      for (const id of ids) pictures.push({ id, day: today(), state: live(id) })
    }
    core.clock.advance(msPerDay)
    for (const { id, day, state } of pictures) {
      if (core.store.read.record('account', id) === undefined) continue
      const known = await core.call('account.knownOn', { id, day })
      expect(sorted(known.account), `${id} on ${day}, seed ${chance.seed}`).toEqual(sorted(state))
    }
    expect(pictures.some(({ state }) => state !== null)).toBe(true)
  })
})

/** Lists that no order is promised for, by id. */
const sorted = (state: unknown): unknown =>
  JSON.parse(
    JSON.stringify(state, (_, value: unknown) =>
      Array.isArray(value)
        ? Object.fromEntries(
            value.map((one: { readonly id?: string; readonly askId?: string }) => [one.id ?? one.askId, one]),
          )
        : value,
    ),
  )

async function change(chance: SeededRandom, ids: readonly string[]): Promise<void> {
  const accountId = chance.pick(ids)
  const { read } = core.store
  const any = <Item>(items: readonly Item[]): Item | undefined =>
    items.length === 0 ? undefined : chance.pick(items)
  const person = any(read.records('person'))
  const promise = any(read.records('promise'))
  const wish = any(read.records('requirement'))
  const risk = any(read.records('risk'))
  const line = any(read.records('contract_line'))
  const contract = any(read.records('contract'))
  const milestone = any(read.records('milestone'))
  const steps: (() => Promise<unknown>)[] = [
    () =>
      core.ask('account.update', { ids: [accountId], patch: { city: chance.pick(['武汉', '深圳', null]) } }),
    () => core.ask('account.update', { ids: [accountId], patch: { seats: chance.below(90) } }),
    () => core.ask('person.create', { name: `人 ${chance.below(99)}`, accountId }),
    () => core.ask('promise.create', { accountId, title: `承诺 ${chance.below(99)}` }),
    () => core.ask('requirement.create', { title: `需求 ${chance.below(99)}`, accountId }),
    () => core.ask('risk.create', { accountId, title: `风险 ${chance.below(99)}` }),
    () => core.ask('milestone.create', { accountId, title: `里程碑 ${chance.below(99)}` }),
    () =>
      core.ask('contractLine.create', {
        accountId,
        fromDay: '2026-03-01',
        toDay: '2027-02-28',
        amountMinor: chance.below(1_000_000),
        currency: 'CNY',
      }),
    async () => {
      seedRow(core, 'contract', { accountId, title: `合同 ${chance.below(99)}`, autoRenew: false })
      return Promise.resolve()
    },
    () => core.ask('history.undo', {}),
    () => core.ask('history.undo', {}),
    () => core.ask('history.redo', {}),
  ]
  if (person !== undefined)
    steps.push(
      () =>
        core.ask('person.update', {
          id: person.id,
          patch: { attitude: chance.pick(['support', 'against']) },
        }),
      () => core.ask('person.update', { id: person.id, patch: { accountId } }),
      () => core.ask('person.remove', { id: person.id }),
    )
  if (promise !== undefined)
    steps.push(
      () =>
        core.ask('promise.close', {
          id: promise.id,
          state: chance.pick(['kept', 'broken', 'open']),
          day: today(),
        }),
      () => core.ask('promise.remove', { id: promise.id }),
    )
  if (wish !== undefined)
    steps.push(
      () => core.ask('requirement.addAsk', { id: wish.id, accountId, askedOn: today() }),
      () => core.ask('requirement.remove', { id: wish.id }),
    )
  if (risk !== undefined)
    steps.push(() => core.ask('risk.close', { id: risk.id, day: today(), reason: '好了' }))
  if (line !== undefined) steps.push(() => core.ask('contractLine.remove', { id: line.id }))
  if (contract !== undefined) steps.push(() => core.ask('contract.remove', { id: contract.id }))
  if (milestone !== undefined)
    steps.push(() => core.ask('milestone.update', { id: milestone.id, patch: { reachedOn: today() } }))
  await chance.pick(steps)()
}
