import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { aLine, anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function someAccounts() {
  const core = await openTestCore()
  const large = await anAccount(core, { name: '岚汀重工', employees: 5_000, industry: '机械' })
  const priced = await anAccount(core, { name: '青屿医械', tier: 'mid', industry: '医疗' })
  await aLine(core, priced, { amountMinor: 100_000_000 })
  const held = await anAccount(core, {
    name: '霁程物流',
    employees: 3_000,
    tier: 'small',
    tierReason: '集团定点',
  })
  return { core, large, priced, held }
}

const rows = (name: string): string[] =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)

describe('ACC-2 the tier rules', () => {
  test('ACC-2 shows who would change, from what to what and why; those given by hand apart; applied in one step', async () => {
    const { core, held } = await someAccounts()
    const { user } = await openScreen({ core, route: '/tiers' })
    await screen.findByRole('table', { name: '会换级的客户' })
    expect(rows('会换级的客户')).toEqual([
      '岚汀重工未分级 → 大规则 3 · 员工人数 5,000 · 行业 机械 · 不知道客单价，知道后可能不同',
      '青屿医械中 → KA 大规则 1 · 客单价 100.0 万元 · 行业 医疗',
    ])
    expect(rows('手工定级，不会改')).toEqual(['霁程物流小 集团定点大交还规则'])
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '中 → KA 大，1 家' }))
    expect(rows('会换级的客户')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: '给 2 家换级' }))
    expect(await screen.findByText('所有客户都与规则一致。')).toBeTruthy()
    expect(rows('手工定级，不会改')).toHaveLength(1)
    await core.call('history.undo', {})
    await screen.findByRole('button', { name: '给 2 家换级' })
    await user.click(screen.getByRole('button', { name: '把「霁程物流」的分级交还规则' }))
    await waitFor(() => expect(screen.queryByRole('table', { name: '手工定级，不会改' })).toBeNull())
    expect(await core.call('account.get', { id: held })).toMatchObject({ tier: 'large', tierReason: null })
  })

  test('ACC-2 a rule is added, with its effect before it is saved', async () => {
    const { core } = await someAccounts()
    const { user } = await openScreen({ core, route: '/tiers' })
    await user.click(await screen.findByRole('button', { name: '加一条分级规则' }))
    const dialog = await screen.findByRole('dialog', { name: '新的分级规则' })
    await user.click(within(dialog).getByRole('button', { name: '保存规则' }))
    // Two rules for everybody: the shipped one behind would never be reached.
    expect(within(dialog).getByRole('alert').textContent).toContain('后面的规则就永远轮不到了')
    await user.click(within(dialog).getByRole('radio', { name: '中' }))
    await user.click(within(dialog).getByRole('button', { name: '加一个条件' }))
    await user.click(within(dialog).getByRole('button', { name: /^(?!删除).*条件 1$/ }))
    await user.click(await screen.findByRole('option', { name: '行业' }))
    expect(within(dialog).getByRole('alert').textContent).toContain('有条件一个值也没写')
    const values = within(dialog).getByLabelText(/是这些之一/)
    expect(within(dialog).getByText('一行一个。已有：机械、医疗')).toBeTruthy()
    await user.type(values, '机械\n医疗')
    expect(within(dialog).getByText(/不一致的客户有 2 家/)).toBeTruthy()
    expect(await axeFindings(dialog)).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '保存规则' }))
    await waitFor(() => expect(rows('规则')[5]).toContain('行业是 机械、医疗中'))
  })

  test('ACC-2 a condition taken out, or of another measure, never leaves its values standing for another', async () => {
    const { core } = await someAccounts()
    await core.call('tier.saveRules', {
      rules: [
        {
          id: 'two',
          tier: 'mid',
          ka: false,
          when: [
            { measure: 'industry', oneOf: ['机械'] },
            { measure: 'edition', oneOf: ['旗舰'] },
          ],
        },
        { id: 'rest', tier: 'small', ka: false, when: [] },
      ],
    })
    const { user } = await openScreen({ core, route: '/tiers' })
    await user.click(await screen.findByRole('button', { name: '修改规则 1' }))
    const edit = within(await screen.findByRole('dialog', { name: '修改分级规则' }))
    const values = (): string => edit.getByLabelText<HTMLTextAreaElement>(/是这些之一/).value
    await user.click(edit.getByRole('button', { name: '删除条件 1' }))
    expect(values()).toBe('旗舰')
    await user.click(edit.getByRole('button', { name: /^(?!删除).*条件 1$/ }))
    await user.click(await screen.findByRole('option', { name: '行业' }))
    expect(values()).toBe('')
  })

  test('ACC-2 rules are moved by key, changed and removed; who would change follows each time', async () => {
    const { core } = await someAccounts()
    await core.call('tier.saveRules', {
      rules: [
        {
          id: 'many',
          tier: 'large',
          ka: false,
          when: [{ measure: 'employees', atLeast: 2_000, below: null }],
        },
        { id: 'trade', tier: 'mid', ka: false, when: [{ measure: 'industry', oneOf: ['机械', '医疗'] }] },
        { id: 'rest', tier: 'small', ka: false, when: [] },
      ],
    })
    const { user } = await openScreen({ core, route: '/tiers' })
    await screen.findByRole('table', { name: '会换级的客户' })
    expect(rows('会换级的客户')[0]).toContain('未分级 → 大')
    // The rule for everybody stays behind the others.
    expect(screen.getByRole('button', { name: '把规则 3 上移' }).hasAttribute('disabled')).toBe(true)
    const up = screen.getByRole('button', { name: '把规则 2 上移' })
    act(() => up.focus())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(rows('规则')[0]).toContain('行业是 机械、医疗'))
    expect(rows('会换级的客户')).toEqual(['岚汀重工未分级 → 中规则 1 · 员工人数 5,000 · 行业 机械'])
    // At the top the other of the two buttons goes on.
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('把规则 1 下移'))
    await user.click(screen.getByRole('button', { name: '修改规则 1' }))
    const edit = await screen.findByRole('dialog', { name: '修改分级规则' })
    await user.click(within(edit).getByRole('radio', { name: '小' }))
    await user.click(within(edit).getByRole('button', { name: '保存规则' }))
    await waitFor(() => expect(rows('会换级的客户')[0]).toContain('未分级 → 小'))
    await user.click(screen.getByRole('button', { name: '删除规则 1' }))
    await waitFor(() => expect(rows('规则')).toHaveLength(2))
    await user.click(screen.getByRole('button', { name: '换回自带规则' }))
    await waitFor(() => expect(rows('规则')).toHaveLength(6))
  })

  test('ACC-2 the dialog of a tier says what the rules say and gives it back to them', async () => {
    const { core, held } = await someAccounts()
    const { user, frame } = await openScreen({ core, route: '/accounts' })
    await screen.findByRole('grid', { name: '客户' })
    const asked = frame.dialogs.open('account.tier', { ids: [held] })
    const dialog = await screen.findByRole('dialog', { name: '「霁程物流」的分级' })
    expect(await within(dialog).findByText(/按规则是：大 · 规则 3/)).toBeTruthy()
    await user.click(within(dialog).getByRole('radio', { name: '按规则' }))
    await user.click(within(dialog).getByRole('button', { name: '改分级' }))
    expect(await asked).toEqual({ id: held })
    expect(await core.call('account.get', { id: held })).toMatchObject({ tier: 'large', tierReason: null })
  })

  test('ACC-2 the page is reached from the accounts and from the palette', async () => {
    const { core } = await someAccounts()
    const { user, frame } = await openScreen({ core, route: '/accounts' })
    await screen.findByRole('grid', { name: '客户' })
    await user.click(screen.getByRole('button', { name: '更多' }))
    await user.click(await screen.findByRole('menuitem', { name: '分级规则' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe('/tiers'))
  })
})

test.each(languages)('ACC-2 the rules in %s: no key instead of a word', async (language) => {
  const { core } = await someAccounts()
  await openScreen({ core, route: '/tiers', language })
  await screen.findByText('岚汀重工')
  expect(document.body.textContent).not.toMatch(/\b(tiers|account|common)\.[a-z]/)
})
