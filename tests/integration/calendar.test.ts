import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aNote, anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { download } from '../support/downloads.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

/** What the window gives beside the file. */
const given = { accounts: {}, cancelledReason: '日历里已取消' }
const at = Date.UTC(2026, 11, 1, 5, 30)

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield bytes
}

/** The file as a person would keep it. */
async function exported(
  visitIds?: readonly string[],
): Promise<{ text: string; name: string; visits: number }> {
  const { ticket, name, visits, bytes } = await core.call('calendar.export', {
    language: 'zh-CN',
    ...(visitIds === undefined ? {} : { visitIds: [...visitIds] }),
  })
  const all = await download(core, ticket)
  expect(all.length).toBe(bytes)
  return { text: all.toString('utf8'), name, visits }
}

async function staged(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const { stageId, tickets } = await core.call('import.stage', {
    files: [{ name: '日历.ics', size: bytes.length }],
  })
  await core.tickets.accept(tickets[0] ?? '', one(bytes))
  return stageId
}

const file = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')

async function aVisit(title = '续约前摸底') {
  const accountId = await anAccount(core, { name: '岚汀重工' })
  const { id } = await core.call('visit.plan', {
    accountId,
    title,
    plannedStart: at,
    plannedEnd: at + 5_400_000,
    place: '高新区，湘江路 18 号',
    purpose: '弄清他们的底线',
    agenda: '1. 用量\n2. 方案',
  })
  return { accountId, id }
}

describe('IOX-2 visits as a calendar file', () => {
  test('IOX-2 one, some or all; without what they are for', async () => {
    const { id, accountId } = await aVisit()
    await core.call('visit.plan', { accountId, title: '回访', plannedStart: at + 86_400_000 })
    const single = await exported([id])
    expect(single).toMatchObject({ visits: 1, name: '岚汀重工 续约前摸底.ics' })
    expect(single.text).toContain('SUMMARY:岚汀重工 · 续约前摸底')
    expect(single.text).not.toContain('底线')
    const all = await exported()
    expect(all).toMatchObject({ visits: 2, name: '拜访.ics' })
    expect(all.text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })

  test('IOX-2 the own file again changes nothing; what moved in the calendar moves the visit, as one undo step', async () => {
    const { id } = await aVisit()
    const { text } = await exported()
    const same = await staged(text)
    expect(await core.call('calendar.preview', { stageId: same })).toMatchObject({
      steps: [{ action: 'same', visitId: id, accountName: '岚汀重工' }],
      refused: [],
    })
    const before = core.store.digest()
    expect(await core.call('calendar.import', { stageId: same, ...given })).toMatchObject({
      created: 0,
      updated: 0,
      actionId: null,
    })
    expect(core.store.digest()).toBe(before)
    const moved = await staged(
      text.replace('DTSTART:20261201T053000Z', 'DTSTART:20261201T060000Z').replace('续约前摸底', '续约谈判'),
    )
    expect((await core.call('calendar.preview', { stageId: moved })).steps).toMatchObject([
      { action: 'update', changes: ['title', 'start'], title: '续约谈判' },
    ])
    expect(core.store.digest()).toBe(before)
    await undoneAndRedone(core, () => core.call('calendar.import', { stageId: moved, ...given }))
    expect(await core.call('visit.get', { id })).toMatchObject({
      title: '续约谈判',
      plannedStart: at + 1_800_000,
      purpose: '弄清他们的底线',
    })
  })

  test('IOX-2 events of elsewhere find their account by name, or are given one, or are left out; twice is once', async () => {
    const { accountId } = await aVisit()
    const other = await anAccount(core, { name: '青屿医械' })
    const text = file(
      ['UID:one@outlook', 'SUMMARY:青屿医械 周会', 'DTSTART;TZID=China Standard Time:20261202T100000'],
      ['UID:two@outlook', 'SUMMARY:午餐', 'DTSTART:20261203T040000Z'],
      ['UID:three@outlook', 'SUMMARY:牙医', 'DTSTART:20261204T040000Z'],
      ['UID:four@outlook', 'SUMMARY:每周例会', 'DTSTART:20261204T040000Z', 'RRULE:FREQ=WEEKLY'],
    )
    const stageId = await staged(text)
    const { steps, refused } = await core.call('calendar.preview', { stageId })
    expect(steps.map(({ action, accountName }) => [action, accountName])).toEqual([
      ['create', '青屿医械'],
      ['create', null],
      ['create', null],
    ])
    expect(refused).toEqual([{ uid: 'four@outlook', title: '每周例会', fault: 'repeats' }])
    const outcome = await undoneAndRedone(core, () =>
      core.call('calendar.import', {
        ...given,
        stageId,
        accounts: { 'two@outlook': accountId, 'three@outlook': null },
      }),
    )
    expect(outcome).toMatchObject({ created: 2, updated: 0, leftOut: 1 })
    const { visits } = await core.call('visit.list', { accountId: other, limit: 10 })
    expect(visits).toMatchObject([{ title: '青屿医械 周会', plannedStart: Date.UTC(2026, 11, 2, 2, 0) }])
    // The same file again: known by its names.
    const again = await staged(text)
    expect(
      (await core.call('calendar.preview', { stageId: again })).steps.map(({ action }) => action),
    ).toEqual(['same', 'same', 'create'])
    // And it goes out under the name it came with.
    expect((await exported()).text).toContain('UID:one@outlook')
  })

  test('IOX-2 a visit that is done is not moved, one called off goes out as such', async () => {
    const { id } = await aVisit()
    const { text } = await exported()
    await core.call('visit.checkIn', { id, at })
    const stageId = await staged(text.replace('DTSTART:20261201T053000Z', 'DTSTART:20261201T060000Z'))
    expect((await core.call('calendar.preview', { stageId })).steps).toMatchObject([
      { action: 'skip', reason: 'over' },
    ])
    await core.call('history.undo', {})
    await core.call('visit.cancel', { id, reason: '客户改期' })
    const off = (await exported()).text
    expect(off).toContain('STATUS:CANCELLED')
    expect(off).not.toContain('客户改期')
  })

  test('IOX-2 an event that was called off cancels its visit and says why, as one undo step; one that has begun stays', async () => {
    const { id } = await aVisit()
    const { text } = await exported()
    const off = text.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED').replace('SUMMARY:', 'SUMMARY:Canceled: ')
    const begun = await staged(off)
    await core.call('visit.checkIn', { id, at })
    expect((await core.call('calendar.preview', { stageId: begun })).steps).toMatchObject([
      { action: 'skip', reason: 'cancelled_over', visitId: id, changes: [] },
    ])
    await core.call('history.undo', {})
    const stageId = await staged(off)
    expect((await core.call('calendar.preview', { stageId })).steps).toMatchObject([
      { action: 'cancel', reason: null, visitId: id, changes: [] },
    ])
    const outcome = await undoneAndRedone(core, () => core.call('calendar.import', { ...given, stageId }))
    expect(outcome).toMatchObject({ created: 0, updated: 0, cancelled: 1 })
    expect(await core.call('visit.get', { id })).toMatchObject({
      state: 'cancelled',
      cancelledReason: '日历里已取消',
      title: '续约前摸底',
    })
    // The same file again: there is nothing left to call off.
    const again = await staged((await exported()).text)
    expect((await core.call('calendar.preview', { stageId: again })).steps).toMatchObject([
      { action: 'same' },
    ])
  })

  test('IOX-2 ACC-4 a whole day of a calendar counts no hours at the account', async () => {
    const accountId = await anAccount(core, { name: '青屿医械', signupDay: '2025-01-01' })
    const day = ['DTSTART;VALUE=DATE:20261112', 'DTEND;VALUE=DATE:20261113']
    const stageId = await staged(file(['UID:day@outlook', 'SUMMARY:青屿医械 驻场', ...day]))
    await core.call('calendar.import', { ...given, stageId })
    const [visit] = (await core.call('visit.list', { accountId, limit: 1 })).visits
    aNote(core, accountId, { visitId: visit?.id ?? null, happenedAt: visit?.plannedStart ?? 0 })
    const { visits } = await core.call('coverage.get', { day: '2026-11-21', accountId })
    expect(visits).toMatchObject([{ id: visit?.id, day: '2026-11-12', minutes: 0, basis: 'none' }])
  })

  test('IOX-2 a file that is no calendar, is broken, or was forgotten is refused clearly', async () => {
    const code = async (text: string): Promise<unknown> => {
      const answer = await core.ask('calendar.preview', { stageId: await staged(text) })
      return answer.ok ? 'ok' : [answer.error.code, answer.error.data?.['line']]
    }
    expect(await code('姓名,城市\n覃若谷,长沙')).toEqual(['not_a_calendar', undefined])
    expect(await code('')).toEqual(['not_a_calendar', undefined])
    expect(await code('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a')).toEqual(['broken_calendar', 3])
    const stageId = await staged(file(['UID:a', 'DTSTART:20261203T040000Z']))
    await core.call('import.forget', { stageId })
    expect(await core.ask('calendar.import', { stageId, ...given })).toMatchObject({
      error: { code: 'stage_gone' },
    })
  })
})
