import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount, seedRow } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const at = (text: string): number => Date.parse(`${text}+08:00`)

async function someVisits() {
  const core = await openTestCore()
  const large = await anAccount(core, {
    name: '岚汀重工',
    tier: 'large',
    signupDay: '2025-01-01',
    owner: '陆闻笙',
  })
  const small = await anAccount(core, { name: '青屿医械', tier: 'small', signupDay: '2025-01-01' })
  const visit = (accountId: string, title: string, kind: string, from: string, hours: number): string =>
    seedRow(core, 'visit', {
      accountId,
      title,
      kind,
      plannedStart: at(from),
      checkedInAt: at(from),
      checkedOutAt: at(from) + hours * 3_600_000,
      hours,
    })
  visit(large, '排产例会', 'visit', '2026-10-12T09:00', 2.5)
  visit(large, '电话确认', 'call', '2026-10-20T09:00', 0.5)
  visit(small, '对账', 'online', '2026-11-03T14:00', 1)
  visit(small, '夏季回访', 'visit', '2026-08-03T14:00', 3)
  return { core, large }
}

const rows = (name: string): string[] =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

describe('ACC-4 coverage', () => {
  test('ACC-4 planned against spent per tier and per account; every figure opens to its visits', async () => {
    const { core } = await someVisits()
    const { user } = await openScreen({ core, route: '/tiers/coverage' })
    await screen.findByRole('table', { name: '按客户' })
    expect(await axeFindings()).toEqual([])
    expect(rows('按客户')[0]).toContain('岚汀重工大陆闻笙24')
    await user.click(screen.getByRole('button', { name: '大：3，看拜访' }))
    expect(rows('这些拜访')).toHaveLength(2)
    expect(rows('这些拜访')[0]).toContain('电话确认')
    await user.click(screen.getAllByRole('button', { name: '岚汀重工：1，看拜访' })[0] as HTMLElement)
    expect(rows('这些拜访')).toEqual(['2026-10-20 09:00岚汀重工电话确认电话 · 非约定方式0.5按填写的时长'])
    await user.click(screen.getByRole('button', { name: '小：1 家，只看这些' }))
    expect(rows('按客户')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '上一季度' }))
    await screen.findByText('2026 年第 3 季度')
    await user.click(await screen.findByRole('button', { name: '全部：3，看拜访' }))
    expect(rows('这些拜访')[0]).toContain('夏季回访')
  })

  test('ACC-4 how a tier is looked after is changed in a dialog and counts at once', async () => {
    const { core } = await someVisits()
    const { user } = await openScreen({ core, route: '/tiers/coverage' })
    await user.click(await screen.findByRole('button', { name: '修改「小」的服务方式' }))
    const dialog = await screen.findByRole('dialog', { name: '「小」怎么服务' })
    await user.type(within(dialog).getByLabelText(/^谁来做/), '远程组')
    await user.click(within(dialog).getByRole('checkbox', { name: '电话' }))
    expect(await axeFindings(dialog)).toEqual([])
    const hours = within(dialog).getByRole('textbox', { name: /^每季度小时/ })
    await user.clear(hours)
    await user.type(hours, '4.5')
    await user.click(within(dialog).getByRole('button', { name: '保存服务方式' }))
    await waitFor(() => expect(rows('按分级')[2]).toContain('远程组 · 电话 · 180 天一次 · 每季 4.5 小时'))
    expect(rows('按分级')[2]).toContain('14.5')
    expect((await core.call('coverage.get', { day: '2026-11-21' })).models[2]).toMatchObject({
      model: { channels: ['call'], minutesPerQuarter: 270 },
    })
  })

  test('ACC-4 the account page shows this quarter with its visits', async () => {
    const { core, large } = await someVisits()
    await openScreen({ core, route: `/accounts/${large}?tab=service` })
    expect(await screen.findByText('2026 年第 4 季度的服务投入')).toBeTruthy()
    expect(rows('这些拜访')).toHaveLength(2)
    expect(await axeFindings()).toEqual([])
  })
})

test.each(languages)('ACC-4 the page in %s: no key instead of a word', async (language) => {
  const { core } = await someVisits()
  await openScreen({ core, route: '/tiers/coverage', language })
  await screen.findAllByText('岚汀重工')
  expect(document.body.textContent).not.toMatch(/\b(tiers|account|common|notes)\.[a-z]/)
})
