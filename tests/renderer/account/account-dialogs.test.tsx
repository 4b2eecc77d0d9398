import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { aPerson, anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen, type Screen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function onPage(): Promise<Screen & { readonly id: string }> {
  const core = await openTestCore()
  const id = await anAccount(core)
  return { ...(await openScreen({ core, route: `/accounts/${id}` })), id }
}

describe('PPL-1 the person dialog', () => {
  test('PPL-1 asks for the name, and makes the person', async () => {
    const { user, frame, core, id } = await onPage()
    act(() => void frame.dialogs.open('person.edit', { accountId: id }))
    const dialog = within(await screen.findByRole('dialog', { name: '人员' }))
    expect(await axeFindings()).toEqual([])
    await user.click(dialog.getByRole('button', { name: '保存人员' }))
    expect(await dialog.findByText('这里要填')).toBeTruthy()
    await user.type(dialog.getByRole('textbox', { name: /姓名/ }), '覃若谷')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '人员' })).toBeNull())
    expect((await core.call('person.list', { accountId: id })).people).toMatchObject([{ name: '覃若谷' }])
  })

  test('PPL-3 a champion who left: the dialog says that a task comes, and it comes', async () => {
    const { user, frame, core, id } = await onPage()
    const personId = await aPerson(core, id, { role: 'champion' })
    act(() => void frame.dialogs.open('personEvent', { personId, event: 'left' }))
    const dialog = within(await screen.findByRole('dialog', { name: '覃若谷 离开了' }))
    expect(dialog.getByText(/争取接任者/)).toBeTruthy()
    await user.type(dialog.getByRole('textbox', { name: '原因或去向' }), '去了同行')
    await user.click(dialog.getByRole('button', { name: '记下离开' }))
    await waitFor(async () =>
      expect((await core.call('task.list', { accountId: id })).tasks).toMatchObject([{ kind: 're_sell' }]),
    )
    expect((await core.call('person.get', { id: personId })).person.leftOn).toBe('2026-11-21')
  })
})

describe('REN-1 the contract dialog', () => {
  test('REN-1 title and amount are needed; contract and line are one step back', async () => {
    const { user, frame, core, id } = await onPage()
    act(() => void frame.dialogs.open('contract.edit', { accountId: id }))
    const dialog = within(await screen.findByRole('dialog', { name: '合同' }))
    await user.click(dialog.getByRole('button', { name: '添加一行' }))
    expect(await axeFindings()).toEqual([])
    await user.click(dialog.getByRole('button', { name: '保存合同' }))
    expect(await dialog.findByText('这里要填金额')).toBeTruthy()
    await user.type(dialog.getByRole('textbox', { name: /合同名称/ }), '一年框架')
    const line = within(dialog.getByRole('group', { name: '第 1 行' }))
    await user.type(line.getByRole('textbox', { name: '产品' }), '排产')
    // Enter in the amount saves what has just been typed, not what stood there before.
    await user.type(line.getByRole('textbox', { name: '金额' }), '286万{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '合同' })).toBeNull())
    const { contracts, lines } = await core.call('contract.list', { accountId: id })
    expect(contracts).toMatchObject([{ title: '一年框架' }])
    expect(lines).toMatchObject([
      { product: '排产', amountMinor: 286_000_000, amountBasis: 'year', contractId: contracts[0]?.id },
    ])
    await core.call('history.undo', {})
    expect(await core.call('contract.list', { accountId: id })).toMatchObject({ contracts: [], lines: [] })
  })
})
