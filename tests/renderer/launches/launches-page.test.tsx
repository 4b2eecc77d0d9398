import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount, seedRow } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function someLaunches() {
  const core = await openTestCore()
  const make = async (name: string, tier: 'large' | 'small', signedOn: string): Promise<string> => {
    const id = await anAccount(core, { name, tier })
    seedRow(core, 'contract', { accountId: id, title: '主合同', signedOn, autoRenew: false })
    return id
  }
  const there = await make('青屿医械', 'large', '2026-10-02')
  seedRow(core, 'first_value', { accountId: there, statement: '误差一个点', signedOn: '2026-11-01' })
  const late = await make('岚汀重工', 'large', '2026-09-02')
  await make('霁程物流', 'small', '2026-11-11')
  await anAccount(core, { name: '没有签约日' })
  const step = await core.call('milestone.create', { accountId: late, title: '数据', waitingOn: 'customer' })
  core.clock.advance(4 * 86_400_000)
  await core.call('milestone.update', { id: step.id, patch: { waitingOn: 'us' } })
  return { core, late }
}

const names = (): (string | null)[] =>
  within(screen.getByRole('table', { name: '客户' }))
    .getAllByRole('link')
    .map((link) => link.textContent)

describe('VAL-2 time to value', () => {
  test('VAL-2 VAL-6 gross and net per account, medians per tier, those not there yet shown as running, alarms first', async () => {
    const { core } = await someLaunches()
    await openScreen({ core, route: '/launches' })
    const table = await screen.findByRole('table', { name: '客户' })
    const [, first] = within(table).getAllByRole('row')
    expect(first?.textContent).toContain('岚汀重工')
    expect(first?.textContent).toContain('已 84 天，计时中')
    expect(first?.textContent).toContain('已 80 天，计时中')
    expect(first?.textContent).toContain('上线超期 24 天')
    const tiers = within(screen.getByRole('table', { name: '按分级' })).getAllByRole('row')
    expect(tiers[1]?.textContent).toBe('大21130 天30 天')
    expect(tiers[2]?.textContent).toBe('小101还没有还没有')
    expect(screen.getByText('中位数；净用时 30 天')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })

  test('VAL-2 every figure opens to its accounts', async () => {
    const { core, late } = await someLaunches()
    const { user, frame } = await openScreen({ core, route: '/launches' })
    await screen.findByRole('table', { name: '客户' })
    for (const [figure, found] of [
      ['大：已签收 1 家，打开', ['青屿医械']],
      ['2026-Q4：已签约 2 家，打开', ['霁程物流', '青屿医械']],
      ['全部：没有签约日 1 家，打开', ['没有签约日']],
      ['全部：计时中 2 家，打开', ['岚汀重工', '霁程物流']],
      ['全部：告警 1 家，打开', ['岚汀重工']],
    ] as const) {
      await user.click(screen.getByRole('button', { name: figure }))
      await waitFor(() => expect(names()).toEqual(found))
    }
    await user.click(screen.getByRole('link', { name: '岚汀重工' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/accounts/${late}`))
    // VAL-5: the same days stand on the plan of the account.
    expect(await screen.findByText('累计等待')).toBeTruthy()
    expect(screen.getByText('客户 4 天')).toBeTruthy()
  })

  test('VAL-6 the limits stand above the list, however long it is, and are changed there', async () => {
    const { core } = await someLaunches()
    const { user } = await openScreen({ core, route: '/launches' })
    const limits = await screen.findByRole('table', { name: '界限' })
    const list = screen.getByRole('table', { name: '客户' })
    expect(limits.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    const change = within(limits).getAllByRole('button')
    expect(change).toHaveLength(3)
    if (change[0] !== undefined) await user.click(change[0])
    expect(await screen.findByRole('dialog')).toBeTruthy()
  })

  test('VAL-2 without accounts it says what will stand here', async () => {
    await openScreen({ route: '/launches' })
    expect(await screen.findByText('还没有客户')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })
})

test.each(languages)('VAL-2 the page in %s: no key instead of a word', async (language) => {
  const { core } = await someLaunches()
  await openScreen({ core, route: '/launches', language })
  await screen.findByText('岚汀重工')
  expect(document.body.textContent).not.toMatch(/\b(launches|account|common)\.[a-z]/)
})

describe('VAL-6 launch limits', () => {
  test('VAL-6 the limits of a tier are changed beside the launches, and the alarms follow', async () => {
    const { core } = await someLaunches()
    const { user } = await openScreen({ core, route: '/launches' })
    const table = await screen.findByRole('table', { name: '界限' })
    expect(within(table).getAllByRole('row')[1]?.textContent).toContain('第 60 天前')
    await user.click(within(table).getByRole('button', { name: '修改「大」级的上线界限' }))
    const dialog = await screen.findByRole('dialog', { name: '「大」级的上线界限' })
    expect(await axeFindings()).toEqual([])
    const live = within(dialog).getByRole('textbox', { name: /最晚上线/ })
    await user.clear(live)
    await user.type(live, '80')
    const value = within(dialog).getByRole('textbox', { name: /最晚见到第一价值/ })
    await user.clear(value)
    await user.click(within(dialog).getByRole('button', { name: '保存界限' }))
    await waitFor(() => expect(within(table).getAllByRole('row')[1]?.textContent).toContain('不预警'))
    await waitFor(() => expect(screen.getByText(/上线超期 4 天/)).toBeTruthy())
    expect(await axeFindings()).toEqual([])
  })
})
