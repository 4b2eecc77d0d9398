import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const file = (text: string): File => new File([text], '日历.ics', { type: 'text/calendar' })
const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:one@outlook',
  'SUMMARY:青屿医械 周会',
  'DTSTART:20261202T020000Z',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:two@outlook',
  'SUMMARY:午餐',
  'DTSTART:20261203T040000Z',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:three@outlook',
  'SUMMARY:每周例会',
  'DTSTART:20261203T040000Z',
  'RRULE:FREQ=WEEKLY',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

async function openImport(text: string) {
  const core = await openTestCore()
  await anAccount(core, { name: '青屿医械' })
  await anAccount(core, { name: '岚汀重工' })
  const shown = await openScreen({ core, route: '/visits' })
  void shown.frame.dialogs.open('calendar.import', {})
  const dialog = await screen.findByRole('dialog', { name: '导入日历（ICS）' })
  shown.host.chooseNext([shown.host.fromFile(file(text))])
  await shown.user.click(within(dialog).getByRole('button', { name: '选日历文件' }))
  return { ...shown, dialog }
}

describe('IOX-2 a calendar file comes in', () => {
  test('IOX-2 shows what would be made before it is, and makes it as one step', async () => {
    const { core, dialog, user } = await openImport(calendar)
    const run = await within(dialog).findByRole('button', { name: '新建 1 次，改动 0 次' })
    expect(dialog.textContent).toContain('重复的日程')
    expect((await core.call('visit.list', { limit: 5 })).visits).toEqual([])
    expect(await axeFindings(dialog)).toEqual([])
    await user.click(run)
    await waitFor(async () =>
      expect((await core.call('visit.list', { limit: 5 })).visits).toMatchObject([
        { title: '青屿医械 周会', accountName: '青屿医械' },
      ]),
    )
    await core.call('history.undo', {})
    expect((await core.call('visit.list', { limit: 5 })).visits).toEqual([])
  })

  test('IOX-2 says that a visit will be cancelled, and it is, because the calendar said so', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const { id } = await core.call('visit.plan', { accountId, title: '回访', plannedStart: core.clock.now() })
    const shown = await openScreen({ core, route: '/visits' })
    void shown.frame.dialogs.open('calendar.import', {})
    const dialog = await screen.findByRole('dialog', { name: '导入日历（ICS）' })
    const off = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `UID:${id}@bowtie`, 'SUMMARY:回访', 'STATUS:CANCELLED']
    const text = [...off, 'DTSTART:20261202T020000Z', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
    shown.host.chooseNext([shown.host.fromFile(file(text))])
    await shown.user.click(within(dialog).getByRole('button', { name: '选日历文件' }))
    const run = await within(dialog).findByRole('button', { name: '新建 0 次，改动 0 次，取消 1 次' })
    expect(within(dialog).getByRole('cell', { name: '取消' })).toBeDefined()
    await shown.user.click(run)
    await waitFor(async () =>
      expect(await core.call('visit.get', { id })).toMatchObject({
        state: 'cancelled',
        cancelledReason: '日历里已取消',
      }),
    )
  })

  test('IOX-2 a file that is none is refused in words, and nothing was written', async () => {
    const { core, dialog } = await openImport('姓名,城市')
    expect(await within(dialog).findByText(/这不是日历文件|不是日历文件/)).toBeDefined()
    expect((await core.call('visit.list', { limit: 5 })).visits).toEqual([])
  })

  test('IOX-2 a visit goes out under its name', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    await core.call('visit.plan', { accountId, title: '回访', plannedStart: core.clock.now() })
    const { user, host } = await openScreen({ core, route: '/visits' })
    await user.click(await screen.findByRole('button', { name: '「回访」存为日历文件' }))
    await waitFor(() => expect(host.saved.map(({ name }) => name)).toEqual(['岚汀重工 回访.ics']))
  })
})

describe('VIS-1 a visit that will not take place', () => {
  test('VIS-1 is called off with a reason, and stays in the list with it', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const { id } = await core.call('visit.plan', { accountId, title: '回访', plannedStart: core.clock.now() })
    const { user } = await openScreen({ core, route: '/visits' })
    await user.click(await screen.findByRole('button', { name: '修改拜访' }))
    const dialog = await screen.findByRole('dialog', { name: '修改拜访' })
    await user.click(within(dialog).getByRole('button', { name: '取消这次拜访' }))
    expect((await core.call('visit.get', { id })).state).toBe('planned')
    // Enter says what the button beside says, and does not save the visit as it was planned.
    await user.type(within(dialog).getByRole('textbox', { name: '不去的原因' }), '客户停产检修{Enter}')
    await waitFor(async () =>
      expect(await core.call('visit.get', { id })).toMatchObject({
        state: 'cancelled',
        cancelledReason: '客户停产检修',
      }),
    )
    expect(await screen.findByText(/客户停产检修/)).toBeDefined()
  })
})
