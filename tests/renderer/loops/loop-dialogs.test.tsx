import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function atToday(language: (typeof languages)[number] = 'zh-CN') {
  const core = await openTestCore()
  const { id: accountId } = await core.call('account.create', { name: '岚汀重工' })
  const shown = await openScreen({ core, route: '/today', language })
  return { ...shown, accountId }
}

describe('REQ-11 promises', () => {
  test('REQ-11 a promise is written with its words and kept in the ledger', async () => {
    const { core, frame, user, accountId } = await atToday()
    const asked = frame.dialogs.open('promise.edit', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '承诺' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /承诺了什么/ }), '12 月 5 日前给推广方案')
    await user.click(within(dialog).getByRole('button', { name: '保存承诺' }))
    expect(await asked).not.toBeNull()
    const { promises } = await core.call('promise.list', {})
    expect(promises).toMatchObject([{ title: '12 月 5 日前给推广方案', state: 'open', accountId }])
  })

  test('REQ-11 it is closed as kept', async () => {
    const { core, frame, user, accountId } = await atToday()
    const { id } = await core.call('promise.create', { accountId, title: '给日期' })
    const asked = frame.dialogs.open('promise.close', { id })
    const dialog = await screen.findByRole('dialog', { name: /了结承诺/ })
    expect(await axeFindings(dialog)).toEqual([])
    const kept = within(dialog).queryByRole('radio', { name: '兑现' })
    if (kept !== null) await user.click(kept)
    await user.click(within(dialog).getByRole('button', { name: '了结这条承诺' }))
    expect(await asked).not.toBeNull()
    expect((await core.call('promise.list', {})).promises).toMatchObject([{ id, state: 'kept' }])
  })
})

describe('REQ-1 a wish from anywhere', () => {
  test('REQ-1 noted with its customer; the same wish is offered to be counted on', async () => {
    const { core, frame, user, accountId } = await atToday()
    await core.call('requirement.create', { accountId: null, title: '三个工厂的产能放在一张图上看' })
    const asked = frame.dialogs.open('requirement.create', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '新需求' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(
      within(dialog).getByRole('textbox', { name: /客户想要什么/ }),
      '三个工厂的产能要放在一张图上',
    )
    expect(await within(dialog).findByText('可能已经有人提过')).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: '记下需求' }))
    expect(await asked).not.toBeNull()
    const { requirements } = await core.call('requirement.list', { accountId })
    expect(requirements).toMatchObject([{ title: '三个工厂的产能要放在一张图上', state: 'needs_background' }])
  })
})

describe('risks and tasks', () => {
  test('RSK-3 a risk is what was seen, with its symptom', async () => {
    const { core, frame, user, accountId } = await atToday()
    const asked = frame.dialogs.open('risk.edit', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '风险' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /看到了什么/ }), '对手的人已经驻场')
    await user.click(within(dialog).getByRole('button', { name: '保存风险' }))
    expect(await asked).not.toBeNull()
    expect((await core.call('risk.list', {})).risks).toMatchObject([{ title: '对手的人已经驻场' }])
  })

  test('PLY-2 a task stands in Today at once', async () => {
    const { core, frame, user, accountId } = await atToday()
    const asked = frame.dialogs.open('task.edit', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '待办' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /要做什么/ }), '约见采购总监')
    await user.click(within(dialog).getByRole('button', { name: '保存待办' }))
    expect(await asked).not.toBeNull()
    expect((await core.call('task.list', {})).tasks).toMatchObject([{ title: '约见采购总监' }])
    await waitFor(() => expect(screen.getByRole('option').textContent).toContain('约见采购总监'))
  })
})

test.each(languages)('the dialogs in %s: no key instead of a word', async (language) => {
  const { frame, accountId } = await atToday(language)
  for (const name of ['promise.edit', 'risk.edit', 'task.edit'] as const)
    void frame.dialogs.open(name, { accountId })
  await waitFor(() => expect(document.querySelectorAll('[role="dialog"]').length).toBeGreaterThan(0))
  expect(document.body.textContent).not.toMatch(/\bloops\.[a-z]/)
})
