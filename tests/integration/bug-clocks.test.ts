import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aLine, anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
let large: string
beforeEach(async () => {
  core = await openTestCore()
  large = await anAccount(core, { name: '岚汀重工', tier: 'large', signupDay: '2026-11-20' })
  await aLine(core, large)
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const at = (text: string): number => Date.parse(`${text}+08:00`)
/** Lets the clock of the core stand at an instant of Shanghai. */
const goTo = (text: string): void => core.clock.advance(at(text) - core.clock.now())
const bug = (accountId: string | null = large) =>
  core.call('requirement.create', {
    title: '导出少一列',
    kind: 'bug',
    accountId,
    conditions: '3.2 版',
    steps: '打开报表，导出',
    severity: 'major',
  })
const clocksOf = async (id: string) =>
  (await core.call('requirement.clocks', { id })).accounts.map(({ accountName, state, clocks }) => [
    accountName,
    state,
    ...clocks.map((clock) => `${clock.kind} ${clock.state} ${clock.remainingMinutes}`),
  ])
const rows = async () => (await core.call('today.list', {})).rows.filter(({ kind }) => kind === 'bug_clock')

describe('REQ-7 ACC-5 service clocks of bugs', () => {
  test('REQ-7 reported, warned, broken, answered by the first move, waiting, solved; Today follows', async () => {
    // A Monday, 10:00; large: 60 minutes to the answer, 900 to the solution.
    goTo('2026-11-23T10:00')
    const { id } = await bug()
    expect(await clocksOf(id)).toEqual([['岚汀重工', 'open', 'response running 60', 'solution running 900']])
    goTo('2026-11-23T10:50')
    expect(await rows()).toMatchObject([
      {
        id,
        accountId: large,
        title: '导出少一列',
        reason: 'clock_response_warning',
        dueDay: '2026-11-23',
        dueAt: at('2026-11-23T11:00'),
        arrMinor: 2_860_000,
        data: { minutes: 10, accounts: 1 },
      },
    ])
    goTo('2026-11-23T11:30')
    expect((await clocksOf(id))[0]?.[2]).toBe('response broken -30')
    expect(await rows()).toMatchObject([{ reason: 'clock_response_broken', data: { minutes: 30 } }])

    await undoneAndRedone(core, () => core.call('requirement.move', { id, to: 'in_review', reason: null }))
    expect((await clocksOf(id))[0]).toEqual([
      '岚汀重工',
      'answered',
      'response late -30',
      'solution running 810',
    ])
    expect(await rows()).toMatchObject([{ reason: 'clock_solution_running' }])
    await core.call('requirement.move', { id, to: 'needs_background', reason: '要客户给日志' })
    goTo('2026-11-24T10:00')
    expect((await clocksOf(id))[0]).toEqual([
      '岚汀重工',
      'waiting',
      'response late -30',
      'solution paused 810',
    ])
    expect(await rows()).toEqual([])
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    await core.call('requirement.move', {
      id,
      to: 'declined',
      reason: null,
      verdict: { reasonable: true, scope: 'generic', reason: '旧版', reviewer: '栾一舟', day: '2026-11-24' },
      decline: { reason: 'roadmap', explanation: '3.3 版已改', replyBy: '陆闻笙', replyDue: null },
    })
    expect((await clocksOf(id))[0]).toEqual(['岚汀重工', 'solved', 'response late -30', 'solution met 810'])
    expect(await rows()).toEqual([])
  })

  test('REQ-7 each account by its own tier and report; one row with the money of all; a promised date answers', async () => {
    goTo('2026-11-23T10:00')
    const { id } = await bug()
    await core.call('requirement.promiseFix', { id, dueDay: '2026-12-04', byName: '研发' })
    goTo('2026-11-24T10:00')
    const small = await anAccount(core, { name: '青屿医械', tier: 'small' })
    await aLine(core, small)
    const none = await anAccount(core, { name: '无分级' })
    await core.call('requirement.addAsk', { id, accountId: small, askedOn: '2026-11-24' })
    core.clock.advance(1_000)
    await core.call('requirement.addAsk', { id, accountId: none, askedOn: '2026-11-24' })
    expect(await clocksOf(id)).toEqual([
      ['岚汀重工', 'answered', 'response met 60', 'solution running 450'],
      ['青屿医械', 'open', 'response running 450', 'solution running 2250'],
      ['无分级', 'open'],
    ])
    expect(await rows()).toMatchObject([
      {
        id,
        accountId: null,
        accountName: '岚汀重工',
        reason: 'clock_solution_running',
        dueAt: at('2026-11-25T10:00'),
        arrMinor: 5_720_000,
        data: { accounts: 3 },
      },
    ])
    // Written down later than it was said: from the beginning of that day.
    const said = await anAccount(core, { name: '早说过', tier: 'large' })
    await core.call('requirement.addAsk', { id, accountId: said, askedOn: '2026-11-23' })
    const { accounts } = await core.call('requirement.clocks', { id })
    expect(accounts.find(({ accountId }) => accountId === said)?.reportedAt).toBe(at('2026-11-23T00:00'))
  })

  test('REQ-7 a wish has no clocks; what broke over 180 days ago is no news; put off and handed over', async () => {
    goTo('2026-11-23T10:00')
    const wish = await core.call('requirement.create', { title: '换颜色', accountId: large })
    expect(await clocksOf(wish.id)).toEqual([])
    expect(await core.ask('requirement.clocks', { id: large })).toMatchObject({
      error: { code: 'not_found' },
    })
    const { id } = await bug()
    await undoneAndRedone(core, () => core.call('today.handOver', { kind: 'bug_clock', id, to: '何知远' }))
    expect(await rows()).toMatchObject([{ id, owner: '何知远' }])
    await undoneAndRedone(core, () =>
      core.call('today.snooze', { kind: 'bug_clock', id, until: '2026-11-25' }),
    )
    expect(await rows()).toEqual([])
    goTo('2027-05-20T10:00')
    expect(await rows()).toMatchObject([{ id, reason: 'clock_response_broken', overdueDays: 178 }])
    // The answer broke 181 days ago; the solution, due on 25 November, is what is news.
    goTo('2027-05-23T10:00')
    expect(await rows()).toMatchObject([{ id, reason: 'clock_solution_broken', dueDay: '2026-11-25' }])
    goTo('2027-05-25T10:00')
    expect(await rows()).toEqual([])
  })
})
