import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shippedHolidays } from '../../shared/domain/service-levels/index.ts'
import { anAccount, aPerson, seedRow } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const at = (text: string): number => Date.parse(`${text}+08:00`)
/** Lets the clock of the core stand at an instant of Shanghai. */
const goTo = (text: string): void => core.clock.advance(at(text) - core.clock.now())
const one = (id: string) => core.call('ticket.get', { id })
const clocksOf = async (id: string) =>
  (await one(id)).clocks.map(({ kind, state, elapsedMinutes, remainingMinutes, dueAt }) => [
    kind,
    state,
    elapsedMinutes,
    remainingMinutes,
    dueAt === null ? null : new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 16),
  ])

describe('ACC-5 clocks of tickets', () => {
  test('ACC-5 a ticket is opened, answered, waits, goes on, is solved and opened again; each step undone and redone', async () => {
    const accountId = await anAccount(core, { tier: 'large', signupDay: '2026-01-05' })
    const personId = await aPerson(core, accountId)
    // A Monday, 10:00; large: 60 minutes to the answer, 900 to the solution.
    goTo('2026-11-23T10:00')
    const { id } = await undoneAndRedone(core, () =>
      core.call('ticket.open', { accountId, title: ' 报表打不开 ', personId, priority: '高' }),
    )
    expect(await one(id)).toMatchObject({
      title: '报表打不开',
      state: 'open',
      personName: '覃若谷',
      waits: [],
    })
    expect(await clocksOf(id)).toEqual([
      ['response', 'running', 0, 60, '2026-11-23T11:00'],
      ['solution', 'running', 0, 900, '2026-11-25T10:00'],
    ])
    goTo('2026-11-23T10:45')
    expect((await clocksOf(id))[0]).toEqual(['response', 'warning', 45, 15, '2026-11-23T11:00'])
    goTo('2026-11-23T11:01')
    expect((await clocksOf(id))[0]).toEqual(['response', 'broken', 61, -1, '2026-11-23T11:00'])

    // Nothing happens in the future: a clock stopped there could not be set going again.
    for (const refused of [
      core.ask('ticket.step', { id, step: 'answer', at: at('2027-11-23T10:30') }),
      core.ask('ticket.update', { id, patch: { openedAt: at('2027-11-23T10:00') } }),
      core.ask('ticket.open', { accountId, title: '明天的', openedAt: at('2026-11-24T10:00') }),
    ])
      expect(await refused).toMatchObject({ ok: false, error: { code: 'not_yet' } })

    // The answer is written down afterwards, with its time.
    await undoneAndRedone(core, () =>
      core.call('ticket.step', { id, step: 'answer', at: at('2026-11-23T10:30') }),
    )
    expect((await clocksOf(id))[0]).toEqual(['response', 'met', 30, 30, '2026-11-23T11:00'])
    await undoneAndRedone(core, () => core.call('ticket.step', { id, step: 'wait', text: '要客户给日志' }))
    goTo('2026-11-23T15:00')
    expect((await clocksOf(id))[1]).toEqual(['solution', 'paused', 61, 839, null])
    await undoneAndRedone(core, () => core.call('ticket.step', { id, step: 'resume' }))
    // 11:01 to 15:00 did not count; 149 minutes of the working day were in it.
    expect((await clocksOf(id))[1]).toEqual(['solution', 'running', 61, 839, '2026-11-25T13:59'])
    goTo('2026-11-23T16:00')
    await undoneAndRedone(core, () => core.call('ticket.step', { id, step: 'solve', text: '补丁 4.2' }))
    expect(await one(id)).toMatchObject({
      state: 'solved',
      solution: '补丁 4.2',
      waits: [{ reason: '要客户给日志' }],
    })
    expect((await clocksOf(id))[1]?.slice(0, 3)).toEqual(['solution', 'met', 121])
    goTo('2026-11-24T10:00')
    await undoneAndRedone(core, () => core.call('ticket.step', { id, step: 'reopen', text: '又不行了' }))
    expect((await clocksOf(id))[1]?.slice(0, 3)).toEqual(['solution', 'running', 121])
    await core.restart()
    expect((await clocksOf(id))[1]?.slice(0, 3)).toEqual(['solution', 'running', 121])

    expect(await core.ask('ticket.step', { id, step: 'answer' })).toMatchObject({
      error: { code: 'wrong_state' },
    })
    expect(await core.ask('ticket.step', { id, step: 'wait', at: at('2026-11-23T12:00') })).toMatchObject({
      error: { code: 'ends_before_start' },
    })
    await undoneAndRedone(core, () => core.call('ticket.update', { id, patch: { detail: '首页也打不开' } }))
    await undoneAndRedone(core, () => core.call('ticket.remove', { id }))
    expect((await core.call('ticket.list', { accountId, limit: 10 })).tickets).toEqual([])
  })

  test('ACC-5 National Day is free, its make-up day is worked, in the zone of the calendar', async () => {
    const accountId = await anAccount(core, { tier: 'large' })
    const { id } = await core.call('ticket.open', {
      accountId,
      title: '同步慢',
      openedAt: at('2026-09-30T17:30'),
    })
    // Half an hour on the Wednesday before, the rest on Thursday the 8th; 20 September was worked, a Sunday.
    expect((await clocksOf(id))[0]?.[4]).toBe('2026-10-08T09:30')
    const sunday = await core.call('ticket.open', {
      accountId,
      title: '登录慢',
      openedAt: at('2026-09-20T09:00'),
    })
    expect((await clocksOf(sunday.id))[0]?.[4]).toBe('2026-09-20T10:00')

    const { code } = await undoneAndRedone(core, () =>
      core.call('calendar.save', {
        name: '加州',
        timeZone: 'America/Los_Angeles',
        region: null,
        week: [...Array.from({ length: 5 }, () => [{ from: 540, to: 1_020 }]), [], []],
        makeUpDay: [],
      }),
    )
    await undoneAndRedone(core, () => core.call('account.setCalendar', { id: accountId, calendar: code }))
    // 17:30 in Shanghai is 02:30 in California: the hour begins at 09:00 there, 00:00 of the day after here.
    expect((await clocksOf(id))[0]?.[4]).toBe('2026-10-01T01:00')
    await undoneAndRedone(core, () => core.call('calendar.remove', { code }))
    expect((await clocksOf(id))[0]?.[4]).toBe('2026-10-08T09:30')
  })

  test('ACC-5 mainland 2027 was not announced: it is said, also by a clock that runs into it, until somebody enters it', async () => {
    const accountId = await anAccount(core, { tier: 'large' })
    goTo('2026-12-31T17:30')
    const { id } = await core.call('ticket.open', {
      accountId,
      title: '归档',
      openedAt: at('2026-12-31T17:30'),
    })
    expect((await one(id)).clocks[0]?.yearsWithoutHolidays).toEqual([2027])
    const { unknown } = await core.call('service.settings', {})
    expect(unknown).toEqual([
      { region: 'CN', year: 2027 },
      { region: 'TW', year: 2027 },
    ])
    const holidays = {
      region: 'CN',
      year: 2027,
      source: '公司人事通知',
      announcedOn: '2026-11-20',
      off: [{ name: '元旦', first: '2027-01-01', last: '2027-01-03' }],
      work: [],
    }
    expect(await core.ask('holiday.save', { ...holidays, source: ' ' })).toMatchObject({
      error: { code: 'holidays_faulty', data: { faults: ['source_missing'] } },
    })
    await undoneAndRedone(core, () => core.call('holiday.save', holidays))
    const [clock] = (await one(id)).clocks
    expect(clock).toMatchObject({ yearsWithoutHolidays: [], dueAt: at('2027-01-04T09:30') })
    expect((await core.call('service.settings', {})).unknown).toEqual([{ region: 'TW', year: 2027 }])
    await undoneAndRedone(core, () => core.call('holiday.remove', { region: 'CN', year: 2027 }))
    expect((await one(id)).clocks[0]?.yearsWithoutHolidays).toEqual([2027])
  })

  test('ACC-5 levels and a shipped calendar are changed and given back; what cannot be counted with is refused', async () => {
    const shipped = await core.call('service.settings', {})
    expect(shipped.levels.every(({ isShipped }) => isShipped)).toBe(true)
    expect(shipped.calendars.map(({ code }) => code)).toEqual(['cn-office', 'tw-office', 'always'])
    expect(shipped.holidays.map(({ region, year }) => `${region} ${year}`)).toEqual(
      shippedHolidays.map(({ region, year }) => `${region} ${year}`),
    )
    const level = {
      firstResponseMinutes: 30,
      solutionMinutes: null,
      visitEveryDays: 14,
      warnPercent: 50,
      calendar: 'always',
    }
    await undoneAndRedone(core, () => core.call('service.saveLevel', { tier: 'small', level }))
    const accountId = await anAccount(core, { tier: 'small', signupDay: '2026-11-01' })
    expect(await core.call('service.account', { accountId })).toMatchObject({
      tier: 'small',
      level,
      ownCalendar: null,
      calendar: { code: 'always' },
      // As in Today: not from before the account came into the workspace, on 21 November.
      cadence: { state: 'on_track', dueDay: '2026-12-05', daysLeft: 14 },
    })
    const [office] = shipped.calendars
    if (office === undefined) throw new Error('no calendar')
    const { isShipped: _s, isChanged: _c, ...calendar } = office
    await undoneAndRedone(core, () =>
      core.call('calendar.save', { ...calendar, makeUpDay: [{ from: 600, to: 660 }] }),
    )
    expect((await core.call('service.settings', {})).calendars[0]).toMatchObject({
      isShipped: true,
      isChanged: true,
      makeUpDay: [{ from: 600, to: 660 }],
    })
    await core.call('calendar.remove', { code: 'cn-office' })
    expect((await core.call('service.settings', {})).calendars[0]).toEqual(office)
    expect(await core.ask('calendar.save', { ...calendar, week: calendar.week.map(() => []) })).toMatchObject(
      { error: { code: 'calendar_faulty', data: { faults: ['no_hours'] } } },
    )
  })

  test('ACC-5, PLY-2 running, warned and broken clocks stand in Today by their minute; waiting and old ones do not', async () => {
    const accountId = await anAccount(core, { tier: 'large' })
    goTo('2026-11-23T10:00')
    const open = (title: string, openedAt: string) =>
      core.call('ticket.open', { accountId, title, openedAt: at(openedAt) })
    await open('刚开', '2026-11-23T10:00')
    await open('快到', '2026-11-23T09:05')
    await open('已破', '2026-11-20T16:00')
    const waiting = await open('等客户', '2026-11-23T09:30')
    await core.call('ticket.step', { id: waiting.id, step: 'wait' })
    seedRow(core, 'ticket', {
      accountId,
      title: '老工单',
      openedAt: at('2023-02-01T10:00'),
      escalated: false,
    })
    await anAccount(core, { name: '没有分级' })
    const { rows } = await core.call('today.list', {})
    expect(
      rows
        .filter(({ kind }) => kind === 'ticket_clock')
        .map(({ title, reason, data }) => [title, reason, data['minutes']]),
    ).toEqual([
      ['已破', 'clock_response_broken', 120],
      ['快到', 'clock_response_warning', 5],
      ['刚开', 'clock_response_running', 60],
    ])
    const [broken] = rows
    await undoneAndRedone(core, () =>
      core.call('today.snooze', { kind: 'ticket_clock', id: broken?.id ?? '', until: '2026-11-25' }),
    )
    const running = await core.call('ticket.running', { limit: 2 })
    expect(running).toMatchObject({ total: 5, tickets: [{ title: '老工单' }, { title: '已破' }] })
  })
})
