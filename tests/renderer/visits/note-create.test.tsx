import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'

describe('VIS-3 a note is begun where one stands', () => {
  test('VIS-3 Shift+N on an account begins a note of that account; an empty page has no title of its own', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core, { name: '岚汀重工' })
    const { user } = await openScreen({ core, route: `/accounts/${accountId}` })
    await screen.findAllByRole('tab')
    await user.keyboard('{Shift>}n{/Shift}')
    const dialog = await screen.findByRole('dialog', { name: '新建记录' })
    await waitFor(() =>
      expect(within(dialog).getByRole('combobox', { name: '客户' })).toHaveProperty('value', '岚汀重工'),
    )
    await user.click(within(dialog).getByRole('button', { name: /模板/ }))
    await user.click(await screen.findByRole('option', { name: '空白' }))
    await user.click(within(dialog).getByRole('button', { name: '开始写' }))
    await waitFor(async () => expect((await core.call('note.list', { limit: 5 })).total).toBe(1))
    expect((await core.call('note.list', { limit: 5 })).notes).toMatchObject([{ accountId, title: '' }])
  })

  test('VIS-3 elsewhere the customer is left open', async () => {
    const core = await openTestCore()
    await anAccount(core, { name: '岚汀重工' })
    const { user } = await openScreen({ core, route: '/notes' })
    await screen.findAllByRole('button', { name: /新建记录/ })
    await user.keyboard('{Shift>}n{/Shift}')
    const dialog = await screen.findByRole('dialog', { name: '新建记录' })
    expect(within(dialog).getByRole('combobox', { name: '客户' })).toHaveProperty('value', '')
  })
})
