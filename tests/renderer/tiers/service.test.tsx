import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const at = (text: string): number => Date.parse(`${text}+08:00`)

/** A Monday at 10:00 in Shanghai, with a ticket of five minutes ago. */
async function aDesk() {
  const core = await openTestCore()
  const accountId = await anAccount(core, { name: '岚汀重工', tier: 'large', signupDay: '2026-01-05' })
  core.clock.advance(at('2026-11-23T10:00') - core.clock.now())
  const { id } = await core.call('ticket.open', {
    accountId,
    title: '报表打不开',
    openedAt: at('2026-11-23T09:55'),
  })
  return { core, accountId, id }
}

const rows = (name: string): string[] =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

describe('ACC-5 service levels', () => {
  test('ACC-5 a ticket is opened on the account page and waits for the customer: its clock pauses', async () => {
    const { core, accountId, id } = await aDesk()
    const { user } = await openScreen({ core, route: `/accounts/${accountId}?tab=service` })
    await screen.findByRole('table', { name: '工单' })
    expect(rows('工单')[0]).toContain('首次答复 还剩 55 分 · 2026-11-23 10:55 到期')
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '等客户「报表打不开」' }))
    const dialog = await screen.findByRole('dialog', { name: '等客户「报表打不开」' })
    await user.type(within(dialog).getByLabelText('要客户做什么'), '给日志')
    expect(await axeFindings(dialog)).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '等客户' }))
    await waitFor(() => expect(rows('工单')[0]).toContain('暂停，等客户，还剩 14 小时 55 分'))
    expect(rows('工单')[0]).toContain('给日志')
    expect(await core.call('ticket.get', { id })).toMatchObject({ state: 'waiting' })
    await core.call('history.undo', {})
    await waitFor(() => expect(rows('工单')[0]).toContain('首次答复 还剩 55 分'))
  })

  test('ACC-5 the page says what is promised, which clocks run, and that mainland 2027 is not announced', async () => {
    const { core } = await aDesk()
    const { user } = await openScreen({ core, route: '/tiers/service' })
    await screen.findByRole('table', { name: '每一级的承诺' })
    expect(rows('工单')[0]).toContain('岚汀重工')
    expect(rows('每一级的承诺')[0]).toContain('大1 小时15 小时30 天一次25%大陆办公时间（Asia/Shanghai）')
    expect(screen.getByText(/中国大陆 2027 年的放假安排还没有公布/)).toBeTruthy()
    expect(screen.getByText(/国务院办公厅关于2026年部分节假日安排的通知/)).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '填 中国大陆 2027 年' }))
    const dialog = await screen.findByRole('dialog', { name: '中国大陆 2027 年的假日' })
    await user.type(within(dialog).getByLabelText(/^放假/), '2027-01-01 ~ 2027-01-03 元旦')
    await user.click(within(dialog).getByRole('button', { name: '保存假日' }))
    expect(within(dialog).getByRole('alert').textContent).toBe('写上来源。')
    await user.type(within(dialog).getByLabelText(/^来源/), '公司通知')
    await user.click(within(dialog).getByRole('button', { name: '保存假日' }))
    await waitFor(() => expect(screen.queryByText(/中国大陆 2027 年的放假安排/)).toBeNull())
    expect((await core.call('service.settings', {})).holidays.at(-2)).toMatchObject({
      region: 'CN',
      year: 2027,
      source: '公司通知',
      off: [{ name: '元旦', first: '2027-01-01', last: '2027-01-03' }],
    })
  })

  test('ACC-5 a shipped calendar or year that was changed is given back by a button and a toast that say so; an own one is deleted', async () => {
    const { core } = await aDesk()
    const shipped = await core.call('service.settings', {})
    const [office] = shipped.calendars
    const year = shipped.holidays.find((each) => each.region === 'CN' && each.year === 2026)
    if (office === undefined || year === undefined) throw new Error('nothing is shipped')
    const { isShipped: _s, isChanged: _c, ...calendar } = office
    const { isShipped: _ys, isChanged: _yc, ...holidays } = year
    await core.call('calendar.save', { ...calendar, makeUpDay: [{ from: 600, to: 660 }] })
    await core.call('calendar.save', { ...calendar, code: undefined, name: '夜班' })
    await core.call('holiday.save', { ...holidays, source: '公司通知' })
    const { user } = await openScreen({ core, route: '/tiers/service' })
    const press = async (opens: RegExp, button: string) => {
      await user.click(await screen.findByRole('button', { name: opens }))
      const dialog = await screen.findByRole('dialog')
      const buttons = within(dialog)
        .getAllByRole('button')
        .map(({ textContent }) => textContent)
      await user.click(within(dialog).getByRole('button', { name: button }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      return buttons
    }
    expect(await press(/大陆办公时间/, '恢复内置日历')).not.toContain('删除')
    expect(await screen.findByText('恢复了内置的工作日历')).toBeTruthy()
    expect(await press(/^中国大陆 2026/, '恢复内置假日')).not.toContain('删除')
    expect(await screen.findByText('恢复了内置的 2026 年假日')).toBeTruthy()
    expect(await press(/夜班/, '删除')).not.toContain('恢复内置日历')
    expect(await screen.findByText('去掉了自己的工作日历')).toBeTruthy()
    const now = await core.call('service.settings', {})
    expect([now.calendars, now.holidays]).toEqual([shipped.calendars, shipped.holidays])
  })

  test.each([
    ['zh-CN', /^放假/, '2026-02-15 ~ 2026-02-23 春节', /保存假日/],
    ['zh-TW', /^放假/, '2026-02-15 ~ 2026-02-23 春節', /儲存假日/],
    ['en', /^Days off/, '2026-02-15 ~ 2026-02-23 Spring Festival', /Save holidays/],
  ] as const)(
    'ACC-5 %s: shipped holidays are named in words, and saved they keep their keys',
    async (language, field, line, save) => {
      const { core } = await aDesk()
      const { user, frame } = await openScreen({ core, route: '/tiers/service', language })
      void frame.dialogs.open('holiday.edit', { region: 'CN', year: 2026 })
      const dialog = await screen.findByRole('dialog')
      const off = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: field })
      expect(off.value.split('\n')).toContain(line)
      expect(off.value).not.toMatch(/_/)
      await user.type(off, '\n2026-12-31 年会')
      await user.click(within(dialog).getByRole('button', { name: save }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      const year = (await core.call('service.settings', {})).holidays.find(
        (each) => each.region === 'CN' && each.year === 2026,
      )
      expect(year?.off.map(({ name }) => name)).toEqual([
        'new_year',
        'spring_festival',
        'qingming',
        'labour_day',
        'dragon_boat',
        'mid_autumn',
        'national_day',
        '年会',
      ])
    },
  )

  test('ACC-5 holidays are entered for a region that calendars know, and a year that is there is not replaced', async () => {
    const { core } = await aDesk()
    const before = (await core.call('service.settings', {})).holidays
    const { user } = await openScreen({ core, route: '/tiers/service' })
    await user.click(await screen.findByRole('button', { name: '加一年假日' }))
    const dialog = await screen.findByRole('dialog', { name: '加一年假日' })
    const region = within(dialog).getByRole('combobox', { name: '地区' })
    await user.type(region, '中国大陆')
    await user.click(await screen.findByRole('option', { name: '中国大陆' }))
    const year = within(dialog).getByRole('textbox', { name: '年' })
    await user.clear(year)
    await user.type(year, '2026{Tab}')
    expect(await within(dialog).findByText('这一年已经填过，到列表里改它')).toBeTruthy()
    await user.type(within(dialog).getByLabelText(/^来源/), '公司通知')
    await user.click(within(dialog).getByRole('button', { name: '保存假日' }))
    expect((await core.call('service.settings', {})).holidays).toEqual(before)
    await user.clear(year)
    await user.type(year, '2027{Tab}')
    await user.click(within(dialog).getByRole('button', { name: '保存假日' }))
    await waitFor(async () =>
      expect(
        (await core.call('service.settings', {})).holidays.map((each) => [each.region, each.year]),
      ).toContainEqual(['CN', 2027]),
    )
  })

  test('ACC-5 PLY-2 a clock stands in Today in words', async () => {
    const { core } = await aDesk()
    await openScreen({ core, route: '/today' })
    expect(await screen.findByText(/首次答复时钟还剩 55 工作分钟/)).toBeTruthy()
  })
})

test.each(languages)('ACC-5 the page in %s: no key instead of a word', async (language) => {
  const { core } = await aDesk()
  await openScreen({ core, route: '/tiers/service', language })
  await screen.findByText('报表打不开')
  expect(document.body.textContent).not.toMatch(/\b(tiers|service|account|common|notes)\.[a-z]/)
})
