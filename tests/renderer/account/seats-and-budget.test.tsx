import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { aLine, anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function anOpenAccount() {
  const core = await openTestCore()
  const id = await anAccount(core, { name: '岚汀重工' })
  await aLine(core, id, { quantity: 100 })
  return { core, id }
}
type Core = Awaited<ReturnType<typeof openTestCore>>
const fieldsOf = async (core: Core, id: string) => (await core.call('account.get', { id })).fields

test('VIS-2 seats and the budget day are typed on the profile; what is no day is said and kept out', async () => {
  const { core, id } = await anOpenAccount()
  const { user } = await openScreen({ core, route: `/accounts/${id}?tab=profile` })
  const section = await screen.findByRole('region', { name: '席位和预算' })
  const type = async (label: RegExp, text: string): Promise<void> => {
    const [edit] = within(section).getAllByRole('button', { name: label })
    if (edit !== undefined) await user.click(edit)
    const field = await within(section).findByRole('textbox', { name: label })
    await user.clear(field)
    await user.type(field, `${text}{Enter}`)
  }
  await type(/在用席位/, '40')
  await waitFor(async () => expect(await fieldsOf(core, id)).toMatchObject({ seatsActive: 40 }))
  expect((await fieldsOf(core, id)).seatsCountedOn).not.toBeNull()
  await type(/预算确定日/, '13-40')
  expect((await within(section).findByRole('alert')).textContent).toContain('每年的月和日')
  expect((await fieldsOf(core, id)).budgetDay).toBeNull()
  const field = within(section).getByRole('textbox', { name: /预算确定日/ })
  await user.clear(field)
  await user.type(field, '11月15日{Enter}')
  await waitFor(async () => expect(await fieldsOf(core, id)).toMatchObject({ budgetDay: '11-15' }))
  await waitFor(() => expect(within(section).queryByRole('alert')).toBeNull())
  expect(await axeFindings()).toEqual([])
})

test('RSK-3 VIS-2 the cause of a risk and how it was tested are written in its dialog', async () => {
  const { core, id } = await anOpenAccount()
  const { user, frame } = await openScreen({ core, route: `/accounts/${id}?tab=risks` })
  void frame.dialogs.open('risk.edit', { accountId: id })
  const dialog = await screen.findByRole('dialog', { name: '风险' })
  await user.type(within(dialog).getByRole('textbox', { name: /看到了什么/ }), '换了厂长')
  await user.type(within(dialog).getByRole('textbox', { name: /真正的原因/ }), '没有高层关注')
  await user.type(within(dialog).getByRole('textbox', { name: /怎么验证的/ }), '问了副总')
  expect(await axeFindings()).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: '保存风险' }))
  await waitFor(async () =>
    expect((await core.call('risk.list', { accountId: id })).risks).toMatchObject([
      { cause: '没有高层关注', causeTestedHow: '问了副总', causeTestedOn: null, causeTestedBy: null },
    ]),
  )
})

test.each(languages)(
  'VIS-2 in %s the brief shows what was written, without a question mark',
  async (language) => {
    const { core, id } = await anOpenAccount()
    await core.call('account.update', {
      ids: [id],
      patch: { seatsAssigned: 90, seatsActive: 40, seatsCountedOn: '2026-11-18', budgetDay: '11-15' },
    })
    await core.call('risk.create', {
      accountId: id,
      title: '换了厂长',
      cause: '没有高层关注',
      causeTestedHow: '问了副总',
      causeTestedOn: '2026-11-19',
      causeTestedBy: '何知远',
    })
    const { container } = await openScreen({ core, route: `/accounts/${id}/brief`, language })
    await waitFor(() => expect(container.textContent).toContain('100 / 90 / 40'))
    for (const text of ['2026-11-18', '2027-11-15', '没有高层关注', '问了副总', '何知远'])
      expect(container.textContent).toContain(text)
    expect(container.textContent).not.toMatch(/\b(?:brief|account|common)\.[a-z]/)
  },
)

test('VIS-2 the seats in the head say who uses them, and open down to the counts with their day', async () => {
  const { core, id } = await anOpenAccount()
  await core.call('account.update', {
    ids: [id],
    patch: { seatsAssigned: 90, seatsActive: 40, seatsCountedOn: '2026-09-30' },
  })
  const { user } = await openScreen({ core, route: `/accounts/${id}` })
  await user.click(await screen.findByRole('button', { name: /在用 40，已分配 90/ }))
  const rows = await screen.findByRole('dialog', { name: /席位/ })
  const cells = within(rows)
    .getAllByRole('row')
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    )
  expect(cells).toContainEqual(['已分配席位', expect.stringContaining('2026-09-30'), '90'])
  expect(cells).toContainEqual(['在用席位', expect.stringContaining('2026-09-30'), '40'])
  expect(await axeFindings()).toEqual([])
})
