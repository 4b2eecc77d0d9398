import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'
import { aPayingAccount, aWish, detailOf } from './wishes.ts'

const msPerDay = 86_400_000

const aBug = (core: TestCore, accountId: string | null): Promise<string> =>
  aWish(core, '导出少一列', {
    kind: 'bug',
    accountId,
    conditions: '3.2 版',
    steps: '打开报表，导出',
    severity: 'major',
  })

async function bugOfTwo() {
  const core = await openTestCore()
  const first = await aPayingAccount(core, '岚汀重工')
  const second = await aPayingAccount(core, '青屿医械')
  const id = await aBug(core, first)
  await core.call('requirement.addAsk', { id, accountId: second, askedOn: '2026-11-20' })
  return { core, id, first, second }
}

const section = (): Promise<HTMLElement> => screen.findByRole('region', { name: '承诺的修复日期' })

/** Types a day into the segments of a date field. */
async function typeDay(user: { keyboard(text: string): Promise<void> }, dialog: HTMLElement, day: string) {
  const [year] = within(dialog).getAllByRole('spinbutton')
  year?.focus()
  await user.keyboard(day.replaceAll('-', ''))
}

describe('REQ-7 the promised fix date of a bug', () => {
  test('REQ-7 promised to everyone who asks, with undo; the ledger and the account have it', async () => {
    const { core, id, first } = await bugOfTwo()
    const { user, frame } = await openScreen({ core, route: `/requirements/${id}` })
    const fixes = await section()
    expect(fixes.textContent).toContain('还没有承诺')
    await user.click(within(fixes).getByRole('button', { name: '承诺修复日期' }))
    const dialog = await screen.findByRole('dialog', { name: '「导出少一列」哪天修好' })
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '承诺修复日期' }))
    expect(await within(dialog).findByText('这里要填')).toBeTruthy()
    expect((await detailOf(core, id)).requirement.fixPromises).toEqual([])
    await typeDay(user, dialog, '2026-12-05')
    await user.type(within(dialog).getByRole('textbox', { name: /谁承诺的/ }), '研发')
    await user.click(within(dialog).getByRole('button', { name: '承诺修复日期' }))
    await waitFor(() => expect(within(fixes).getAllByRole('listitem').length).toBe(2))
    expect(fixes.textContent).toContain('2026-12-05')
    expect(within(fixes).getAllByText('未到期').length).toBe(2)
    expect((await core.call('promise.list', {})).promises).toMatchObject([
      { kind: 'fix_date', byName: '研发', dueDay: '2026-12-05' },
      { kind: 'fix_date', byName: '研发', dueDay: '2026-12-05' },
    ])
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(within(fixes).queryAllByRole('listitem')).toEqual([]))
    await core.call('history.redo', {})
    await user.click(await within(fixes).findByRole('link', { name: '岚汀重工' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/accounts/${first}`))
    expect(frame.navigation.place().query['tab']).toBe('promises')
  })

  test('REQ-7 another day than the promised one asks who agreed for the customer', async () => {
    const { core, id } = await bugOfTwo()
    await core.call('requirement.promiseFix', { id, dueDay: '2026-12-05', byName: '研发' })
    const { user, frame } = await openScreen({ core, route: `/requirements/${id}` })
    const fixes = await section()
    const asked = frame.dialogs.open('requirement.promiseFix', { id })
    const dialog = await screen.findByRole('dialog', { name: '「导出少一列」哪天修好' })
    const agreed = () => within(dialog).queryByRole('textbox', { name: /客户方谁同意改期/ })
    await typeDay(user, dialog, '2026-12-05')
    expect(agreed()).toBeNull()
    await typeDay(user, dialog, '2026-12-19')
    await waitFor(() => expect(agreed()).not.toBeNull())
    await user.click(within(dialog).getByRole('button', { name: '承诺修复日期' }))
    expect(await within(dialog).findByText('这里要填')).toBeTruthy()
    await user.type(agreed() as HTMLElement, '覃若谷')
    await user.click(within(dialog).getByRole('button', { name: '承诺修复日期' }))
    expect(await asked).toEqual({ id })
    await waitFor(() => expect(within(fixes).getAllByText('未到期').length).toBe(2))
    expect(within(fixes).getAllByText('已改期').length).toBe(2)
    expect(fixes.textContent).toContain('2026-12-19')
  })

  test('REQ-7 a day that has passed is late, a fix in time is kept, one after it is not', async () => {
    const { core, id } = await bugOfTwo()
    await core.call('requirement.promiseFix', { id, dueDay: '2026-11-28', byName: '' })
    core.clock.advance(10 * msPerDay)
    await openScreen({ core, route: `/requirements/${id}` })
    const fixes = await section()
    expect(within(fixes).getAllByText('已过期').length).toBe(2)
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    await core.call('requirement.move', {
      id,
      to: 'scheduled',
      reason: null,
      verdict: {
        reasonable: true,
        scope: 'generic',
        reason: '数据错',
        reviewer: '祁望舒',
        day: '2026-12-01',
      },
      schedule: { version: '3.3', dueDay: '2026-12-01' },
    })
    await core.call('requirement.move', { id, to: 'shipped', reason: null, shippedOn: '2026-11-27' })
    await waitFor(() => expect(within(fixes).getAllByText('按期修好').length).toBe(2))
    await core.call('history.undo', {})
    await core.call('requirement.move', { id, to: 'shipped', reason: null, shippedOn: '2026-11-30' })
    await waitFor(() => expect(within(fixes).getAllByText('没按期').length).toBe(2))
  })

  test('REQ-7 nobody asks: there is nobody to promise it to, and the reason is said; a wish has no such section', async () => {
    const core = await openTestCore()
    const id = await aBug(core, null)
    const { user, frame } = await openScreen({ core, route: `/requirements/${id}` })
    const button = within(await section()).getByRole('button', { name: '承诺修复日期' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await user.click(button)
    expect(screen.queryByRole('dialog')).toBeNull()
    const wish = await aWish(core, '多工厂产能合看')
    frame.navigation.go(`/requirements/${wish}`)
    await screen.findByRole('heading', { level: 1, name: /多工厂产能合看/ })
    expect(screen.queryByRole('region', { name: '承诺的修复日期' })).toBeNull()
  })
})

test.each(languages)('REQ-7 the fix date in %s: no key instead of a word', async (language) => {
  const { core, id } = await bugOfTwo()
  await core.call('requirement.promiseFix', { id, dueDay: '2026-11-28', byName: '' })
  const { frame } = await openScreen({ core, route: `/requirements/${id}`, language })
  await screen.findAllByText('2026-11-28')
  void frame.dialogs.open('requirement.promiseFix', { id })
  await screen.findByRole('dialog')
  expect(document.body.textContent).not.toMatch(/requirements\.\w+|\{\{/)
})
