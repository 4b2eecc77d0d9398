import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen, type Screen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function onPage(): Promise<Screen & { readonly id: string }> {
  const core = await openTestCore()
  const id = await anAccount(core, { signupDay: '2026-07-01' })
  return { ...(await openScreen({ core, route: `/accounts/${id}` })), id }
}

describe('VAL-1 first value', () => {
  test('VAL-1 written, then signed by the customer: only then the seal, and the clock of VAL-2 stops', async () => {
    const { user, core, id, container } = await onPage()
    await user.click(await screen.findByRole('button', { name: '写下第一价值' }))
    const form = within(await screen.findByRole('dialog', { name: '第一价值' }))
    expect(await axeFindings()).toEqual([])
    await user.type(form.getByRole('textbox', { name: /客户做到什么/ }), '旺季不靠加班')
    await user.click(form.getByRole('button', { name: '保存第一价值' }))
    expect((await screen.findAllByText('旺季不靠加班')).length).toBeGreaterThan(0)
    expect(container.querySelector('.seal')).toBeNull()

    await user.click(await screen.findByRole('button', { name: '客户签收' }))
    const signOff = within(await screen.findByRole('dialog', { name: '客户签收第一价值' }))
    await user.click(signOff.getByRole('button', { name: '记下签收' }))
    expect(await signOff.findByText('写上客户签收人')).toBeTruthy()
    expect(container.querySelector('.seal')).toBeNull()
    await user.type(signOff.getByRole('combobox', { name: /客户签收人/ }), '沈砚秋')
    await user.tab()
    await user.click(signOff.getByRole('button', { name: '记下签收' }))
    await waitFor(() => expect(container.querySelector('.seal')).not.toBeNull())
    const plan = await core.call('value.plan', { accountId: id })
    expect(plan).toMatchObject({ ttvState: 'signed_off', ttvDays: 143 })
    expect(plan.firstValues).toMatchObject([{ signedBy: '沈砚秋', signedOn: '2026-11-21' }])
  })

  test('VAL-8 a value entry keeps amount, day and the customer’s words', async () => {
    const { user, core, id, frame } = await onPage()
    act(() => void frame.dialogs.open('valueEntry.edit', { accountId: id }))
    const form = within(await screen.findByRole('dialog', { name: '价值' }))
    await user.type(form.getByRole('textbox', { name: /结果/ }), '换线停机减少')
    await user.type(form.getByRole('textbox', { name: '客户原话' }), '不用再等调度电话')
    await user.type(form.getByRole('textbox', { name: '金额' }), '158.5万{Enter}')
    await waitFor(async () =>
      expect((await core.call('value.plan', { accountId: id })).entries).toMatchObject([
        { result: '换线停机减少', amountMinor: 158_500_000, quote: '不用再等调度电话', day: '2026-11-21' },
      ]),
    )
  })

  test('VAL-4 a milestone is made, and reached with one press', async () => {
    const { user, core, id, frame } = await onPage()
    act(() => void frame.dialogs.open('milestone.edit', { accountId: id }))
    const form = within(await screen.findByRole('dialog', { name: '里程碑' }))
    await user.type(form.getByRole('textbox', { name: /里程碑/ }), '上线{Enter}')
    await user.click(await screen.findByRole('button', { name: '「上线」今天达到' }))
    await waitFor(async () =>
      expect((await core.call('value.plan', { accountId: id })).milestones).toMatchObject([
        { title: '上线', reachedOn: '2026-11-21' },
      ]),
    )
  })
})
