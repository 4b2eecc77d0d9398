import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'
import { aPayingAccount, aWish, schedule, verdict } from './wishes.ts'

const msPerDay = 86_400_000

/**
 * From 2026-11-21 on: one wish waits 3 days for its background, 2 for the verdict, 5 for the release and 1 until it is
 * told; another is asked for on 2026-11-24 and stays where it is. Looked at on 2026-12-02.
 */
async function twoWays() {
  const core = await openTestCore()
  const accountId = await aPayingAccount(core, '岚汀重工')
  const id = await aWish(core, '多工厂产能合看', { accountId })
  core.clock.advance(3 * msPerDay)
  await core.call('requirement.move', { id, to: 'in_review', reason: null })
  const waiting = await aWish(core, '扫码枪断网后补传', { accountId })
  core.clock.advance(2 * msPerDay)
  await core.call('requirement.move', { id, to: 'scheduled', reason: null, verdict, schedule })
  core.clock.advance(5 * msPerDay)
  await core.call('requirement.move', { id, to: 'shipped', reason: null, shippedOn: '2026-12-01' })
  core.clock.advance(msPerDay)
  const { asks } = (await core.call('requirement.get', { id })).requirement
  await core.call('requirement.tell', {
    askIds: asks.map((ask) => ask.id),
    day: '2026-12-02',
    by: '陆闻笙',
    how: '当面',
    to: null,
    reaction: null,
    reactionText: null,
  })
  await core.call('promise.create', { accountId, title: '给推广方案' })
  return { core, id, waiting }
}

const cells = (table: string, row: string | RegExp): (string | null)[] =>
  within(within(screen.getByRole('table', { name: table })).getByRole('row', { name: row }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)

describe('REQ-9 the figures of the loop', () => {
  test('REQ-9 REQ-11 the open promises lead to those that were counted, whatever the ledger was filtered by before', async () => {
    const { core } = await twoWays()
    const accountId = (await core.call('account.list', {})).rows[0]?.id ?? ''
    const kept = await core.call('promise.create', { accountId, title: '已经给了', kind: 'sales' })
    await core.call('promise.close', { id: kept.id, state: 'kept', day: '2026-12-02' })
    const { user, frame } = await openScreen({ core, route: '/promises' })
    // The filter of an earlier visit: what sales promised.
    await user.type(await screen.findByRole('searchbox'), '已经给了')
    await waitFor(() => expect(screen.queryByText('给推广方案')).toBeNull())
    frame.navigation.go('/requirements?view=figures')
    const main = await screen.findByText('未兑现的承诺')
    await user.click(within(main.parentElement ?? main).getByRole('link', { name: '1' }))
    expect(await screen.findByText('给推广方案')).toBeTruthy()
    expect(screen.queryByText('已经给了')).toBeNull()
    expect(frame.navigation.place()).toMatchObject({ path: '/promises', query: {} })
    // What is chosen there afterwards stays, also after a way out and back.
    await user.type(screen.getByRole('searchbox'), '没有这条')
    await waitFor(() => expect(screen.queryByText('给推广方案')).toBeNull())
    frame.navigation.go('/requirements?view=figures')
    await screen.findByText('未兑现的承诺')
    window.history.back()
    await waitFor(() => expect(frame.navigation.place().path).toBe('/promises'))
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('没有这条')
  })

  test('REQ-9 days per step, what stands now, the oldest, open promises, and what came and was closed per week', async () => {
    const { core } = await twoWays()
    await openScreen({ core, route: '/requirements?view=figures' })
    await screen.findByRole('table', { name: '每一步用了多少天' })
    // Ended, days it took, standing now, the longest of them.
    const steps = (row: RegExp) => cells('每一步用了多少天', row)
    expect(steps(/^待补背景/)).toEqual(['1', '3', '1', '8 天'])
    expect(steps(/^评审中/)).toEqual(['1', '2', '—', '—'])
    expect(steps(/^已排期/)).toEqual(['1', '5', '—', '—'])
    expect(steps(/^已发布/)).toEqual(['1', '1', '—', '—'])
    const weeks = (row: RegExp) => cells('最近 12 周', row)
    expect(weeks(/^2026-11-16/)).toEqual(['1', '0'])
    expect(weeks(/^2026-11-23/)).toEqual(['1', '0'])
    expect(weeks(/^2026-11-30/)).toEqual(['0', '1'])
    expect(screen.getByRole('button', { name: '在一步里停得最久: 8 天' })).toBeTruthy()
    const promises = screen.getByText('未兑现的承诺').parentElement
    expect(within(promises as HTMLElement).getByRole('link', { name: '1' })).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })

  test('REQ-9 every figure opens to the requirements it is made of, and each leads to its record', async () => {
    const { core, id } = await twoWays()
    const { user, frame } = await openScreen({ core, route: '/requirements?view=figures' })
    await user.click(await screen.findByRole('button', { name: '待补背景 · 现在停着: 1' }))
    const rows = screen.getByRole('region', { name: '明细' })
    expect(rows.textContent).toContain('扫码枪断网后补传')
    expect(rows.textContent).toContain('8 天')
    expect(rows.textContent).not.toContain('多工厂产能合看')
    await user.click(screen.getByRole('button', { name: '已排期 · 走完的次数: 1' }))
    expect(rows.textContent).toContain('5 天')
    expect(rows.textContent).not.toContain('扫码枪断网后补传')
    await user.click(screen.getByRole('button', { name: '2026-11-30 告知完: 1' }))
    expect(rows.textContent).toContain('2026-12-02')
    expect(await axeFindings()).toEqual([])
    await user.click(within(rows).getByRole('link', { name: '多工厂产能合看' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/requirements/${id}`))
  })

  test('REQ-9 from five stays on the median stands with its span; a new move changes the figures at once', async () => {
    const core = await openTestCore()
    const accountId = await aPayingAccount(core, '岚汀重工')
    const ids: string[] = []
    for (const title of ['甲', '乙', '丙', '丁', '戊'])
      ids.push(await aWish(core, `需求${title}`, { accountId }))
    for (const id of ids.slice(0, 4)) {
      core.clock.advance(msPerDay)
      await core.call('requirement.move', { id, to: 'in_review', reason: null })
    }
    await openScreen({ core, route: '/requirements?view=figures' })
    await screen.findByRole('table', { name: '每一步用了多少天' })
    const took = () => cells('每一步用了多少天', /^待补背景/)[1]
    expect(took()).toBe('1、2、3和4')
    await core.call('requirement.move', { id: ids[4] ?? '', to: 'in_review', reason: null })
    await waitFor(() => expect(took()).toMatch(/^中位 .* 天，1–4 天$/))
  })
})

test.each(languages)('REQ-9 the figures in %s: no key instead of a word', async (language) => {
  const { core } = await twoWays()
  await openScreen({ core, route: '/requirements?view=figures', language })
  await waitFor(() => expect(screen.getAllByRole('table').length).toBe(2))
  expect(document.body.textContent).not.toMatch(/requirements\.\w+|\{\{/)
})
