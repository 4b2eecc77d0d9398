import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { aLine, anAccount, aNote, aPerson } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

/** An account with a running contract line, a person and a note. */
async function filled(core: TestCore): Promise<string> {
  const id = await anAccount(core, { city: '苏州', owner: '陆闻笙' })
  await aLine(core, id, { product: '排产', quantity: 300 })
  await aLine(core, id, { product: '旧版', fromDay: '2024-01-01', toDay: '2024-12-31', amountMinor: 9_900 })
  await aPerson(core, id, { role: 'economic_buyer', attitude: 'neutral', title: '采购总监' })
  aNote(core, id)
  return id
}

const open = async (core: TestCore, id: string, tab = '') =>
  openScreen({ core, route: `/accounts/${id}${tab === '' ? '' : `?tab=${tab}`}` })

describe('ACC-1 the account page', () => {
  test('ACC-1 head, facts and what happened stand on one page, without a finding of axe', async () => {
    const core = await openTestCore()
    await open(core, await filled(core))
    expect(await screen.findByRole('heading', { level: 1, name: '修改客户名称 岚汀重工' })).toBeTruthy()
    expect(screen.getByRole('group', { name: '要点' }).textContent).toContain('300')
    expect(await screen.findByText('生产例会')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })

  test('REV-2 the ARR opens to the lines counted and left out, each with its reason', async () => {
    const core = await openTestCore()
    const { user } = await open(core, await filled(core))
    await user.click(await screen.findByRole('button', { name: /在约年额/ }))
    const rows = within(await screen.findByRole('dialog', { name: '「在约年额」怎么来的' }))
    expect((await rows.findByText('排产')).closest('tr')?.textContent).toContain('计入')
    expect(rows.getByText('旧版').closest('tr')?.textContent).toContain('不计：已到期')
  })

  test('ACC-1 a head field is changed where it stands: Enter saves, Esc goes back, composing does nothing', async () => {
    const core = await openTestCore()
    const id = await filled(core)
    const { user } = await open(core, id)
    const field = (value: string) => screen.getByRole('button', { name: `修改城市 ${value}` })
    await user.click(await screen.findByRole('button', { name: '修改城市 苏州' }))
    const input = screen.getByRole('textbox', { name: '城市' })
    await user.clear(input)
    await user.type(input, '无锡')
    // Enter that belongs to an input method chooses a candidate.
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }),
    )
    expect(screen.getByRole('textbox', { name: '城市' })).toBe(input)
    await user.keyboard('{Enter}')
    await waitFor(async () => expect((await core.call('account.get', { id })).city).toBe('无锡'))
    await waitFor(() => expect(field('无锡').textContent).toBe('无锡'))
    await user.click(field('无锡'))
    await user.type(screen.getByRole('textbox', { name: '城市' }), '错')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(field('无锡').textContent).toBe('无锡'))
    expect((await core.call('account.get', { id })).city).toBe('无锡')
  })

  test('SAF-3 beside the field stand all values it ever had', async () => {
    const core = await openTestCore()
    const id = await filled(core)
    await core.call('account.update', { ids: [id], patch: { city: '无锡' } })
    const { user } = await open(core, id)
    await user.click(await screen.findByRole('button', { name: '「城市」的改动' }))
    const history = within(await screen.findByRole('dialog', { name: '「城市」的改动' }))
    expect(await history.findByText('无锡')).toBeTruthy()
    expect(history.getByText('苏州')).toBeTruthy()
  })

  test('REQ-11 beside the page stand the six promises that are due first; the tab has the rest', async () => {
    const core = await openTestCore()
    const id = await anAccount(core)
    for (let day = 0; day < 8; day += 1)
      await core.call('promise.create', {
        accountId: id,
        kind: 'csm',
        title: `承诺 ${day}`,
        byName: '陆闻笙',
        madeOn: '2026-11-01',
        dueDay: day === 0 ? null : `2026-12-0${9 - day}`,
      })
    const { user, frame } = await open(core, id)
    const side = within(await screen.findByRole('complementary', { name: '人脉、承诺、合同' }))
    await side.findByText('承诺 7')
    expect(side.getAllByText(/^承诺 \d$/).map(({ textContent }) => textContent)).toEqual(
      [7, 6, 5, 4, 3, 2].map((day) => `承诺 ${day}`),
    )
    await user.click(side.getByRole('link', { name: '还有 2 条，看全部' }))
    expect(frame.navigation.place()).toMatchObject({ path: `/accounts/${id}`, query: { tab: 'promises' } })
  })

  test('ACC-1 the brackets lead to the neighbours', async () => {
    const core = await openTestCore()
    const first = await anAccount(core, { name: '甲' })
    const second = await anAccount(core, { name: '甲乙' })
    const { user, frame } = await open(core, first)
    await screen.findByRole('group', { name: '要点' })
    await user.keyboard(']')
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/accounts/${second}`))
    await screen.findByRole('button', { name: '上一家客户' })
    await screen.findByRole('heading', { level: 1, name: '修改客户名称 甲乙' })
    await user.keyboard('[[')
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/accounts/${first}`))
  })

  test('ACC-1 sections fold and remember it', async () => {
    const core = await openTestCore()
    const { user } = await open(core, await filled(core))
    const head = await screen.findByRole('button', { name: '待办' })
    await user.click(head)
    expect(head.getAttribute('aria-expanded')).toBe('false')
    await user.click(screen.getByRole('tab', { name: /合同/ }))
    expect(await screen.findByText('未归入合同的行')).toBeTruthy()
    await user.click(screen.getByRole('tab', { name: '概览' }))
    expect((await screen.findByRole('button', { name: '待办' })).getAttribute('aria-expanded')).toBe('false')
    await user.click(screen.getByRole('button', { name: '待办' }))
  })

  test('VIS-7 the timeline is filtered by kind', async () => {
    const core = await openTestCore()
    const { user } = await open(core, await filled(core), 'timeline')
    expect(await screen.findByText('生产例会')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: '变更' }))
    await waitFor(() => expect(screen.queryByText('生产例会')).toBeNull())
    expect(screen.getByText('到任')).toBeTruthy()
  })

  test('ACC-11 tags come and go where they stand', async () => {
    const core = await openTestCore()
    const id = await filled(core)
    const { user } = await open(core, id, 'profile')
    await user.type(await screen.findByRole('textbox', { name: '新标签' }), '标杆{Enter}')
    await waitFor(async () => expect((await core.call('account.get', { id })).tags).toEqual(['标杆']))
    await user.click(await screen.findByRole('button', { name: '去掉「标杆」' }))
    await waitFor(async () => expect((await core.call('account.get', { id })).tags).toEqual([]))
  })

  test.each(languages)(
    'ACC-1 every word of every tab is there in %s, also of an empty account',
    async (language) => {
      const core = await openTestCore()
      const id = await anAccount(core)
      const { user, container } = await openScreen({ core, route: `/accounts/${id}`, language })
      const tabs = await screen.findAllByRole('tab')
      expect(tabs).toHaveLength(13)
      for (const tab of tabs) {
        await user.click(tab)
        expect(container.textContent).not.toMatch(/\b(?:account|common|ui|app|tiers|plan|service)\.\w+/)
      }
    },
  )
})
