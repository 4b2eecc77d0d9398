import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount, aPerson } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

interface Filled {
  readonly core: TestCore
  readonly accountId: string
  readonly buyer: string
  readonly user: string
  readonly champion: string
}

async function filled(): Promise<Filled> {
  const core = await openTestCore()
  const accountId = await anAccount(core)
  const buyer = await aPerson(core, accountId, {
    name: '覃若谷',
    title: '采购总监',
    role: 'economic_buyer',
    influence: 'high',
    attitude: 'neutral',
  })
  const user = await aPerson(core, accountId, { name: '柴松年', title: '计划经理', reportsToId: buyer })
  const champion = await aPerson(core, accountId, { name: '祁望', role: 'champion', attitude: 'support' })
  await core.call('person.update', {
    id: buyer,
    patch: { attitude: 'support' },
    day: '2026-10-09',
    reason: '看过产线数据',
  })
  await core.call('influence.save', {
    fromId: champion,
    toId: buyer,
    strength: 'strong',
    remark: '每周汇报',
  })
  return { core, accountId, buyer, user, champion }
}

const rowOf = async (name: string): Promise<HTMLElement> => {
  const table = await screen.findByRole('table', { name: '人脉图' })
  const row = within(table)
    .getAllByRole('row')
    .find((each) => each.querySelector('td')?.textContent?.startsWith(name))
  if (row === undefined) throw new Error(`no row of ${name}`)
  return row
}
const cellsOf = async (name: string): Promise<(string | null)[]> =>
  [...(await rowOf(name)).querySelectorAll('td')].map(({ textContent }) => textContent).slice(0, -1)

describe('the stakeholder map as a table', () => {
  it('PPL-2 is reached from the people of an account, and tells in rows all that the map shows', async () => {
    const { core, accountId } = await filled()
    const { user, container } = await openScreen({ core, route: `/accounts/${accountId}?tab=people` })
    await user.click(await screen.findByRole('button', { name: '人脉图' }))
    await waitFor(() => expect(window.location.hash).toContain(`/accounts/${accountId}/map`))
    await user.click(await screen.findByRole('radio', { name: '表格' }))
    expect(await cellsOf('覃若谷')).toEqual([
      '覃若谷',
      '采购总监',
      '经济决策人',
      '高',
      '支持',
      '',
      '',
      '祁望 强 每周汇报',
      '从未见过',
    ])
    expect((await cellsOf('柴松年'))[5]).toBe('覃若谷')
    expect((await cellsOf('祁望'))[6]).toBe('覃若谷 强 每周汇报')
    expect(await axeFindings(container)).toEqual([])
  })

  it('PPL-1 the panel changes role, influence and attitude, and shows how they came to be', async () => {
    const { core, accountId, buyer } = await filled()
    const { user, container } = await openScreen({ core, route: `/accounts/${accountId}/map?view=table` })
    await user.click(within(await rowOf('覃若谷')).getByRole('button', { name: '覃若谷' }))
    const panel = await screen.findByRole('complementary', { name: '覃若谷' })
    const history = await within(panel).findByText('看过产线数据')
    expect(history.closest('li')?.textContent).toContain('中立 → 支持')
    await user.click(within(panel).getByRole('button', { name: /态度$/ }))
    await user.click(await screen.findByRole('option', { name: '反对' }))
    await waitFor(async () =>
      expect((await core.call('person.get', { id: buyer })).person.attitude).toBe('against'),
    )
    expect(await within(panel).findByText(/支持 → 反对/)).toBeTruthy()
    await user.click(within(panel).getByRole('button', { name: '「态度」的改动' }))
    const values = await screen.findByRole('dialog', { name: '「态度」的改动' })
    expect(await within(values).findByText('反对')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(await axeFindings(container)).toEqual([])
  })

  it('PPL-2 lines are drawn, changed and removed by keyboard in a dialog; a way round is refused in words', async () => {
    const { core, accountId, buyer, user: clerk, champion } = await filled()
    const { user, frame } = await openScreen({ core, route: `/accounts/${accountId}/map?view=table` })
    await screen.findByRole('table', { name: '人脉图' })
    void frame.dialogs.open('person.lines', { id: buyer, accountId })
    const dialog = await screen.findByRole('dialog', { name: '覃若谷的连线' })
    expect(await axeFindings(dialog)).toEqual([])
    const map = () => core.call('people.map', { accountId })
    await user.click(within(dialog).getByRole('button', { name: /上级/ }))
    await user.click(await screen.findByRole('option', { name: /柴松年/ }))
    expect(await within(dialog).findByText(/会绕回自己：覃若谷 → 柴松年 → 覃若谷/)).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: /上级/ }))
    await user.click(await screen.findByRole('option', { name: /祁望/ }))
    await waitFor(async () =>
      expect((await core.call('person.get', { id: buyer })).person.reportsToId).toBe(champion),
    )
    await user.click(within(dialog).getByRole('button', { name: /与祁望这条线的强弱/ }))
    await user.click(await screen.findByRole('option', { name: '弱' }))
    await waitFor(async () => expect((await map()).influences[0]?.strength).toBe('weak'))

    await user.type(within(dialog).getByRole('combobox', { name: '跟谁' }), '柴松')
    await user.click(await screen.findByRole('option', { name: /柴松年/ }))
    await user.click(within(dialog).getByRole('button', { name: '加影响线' }))
    await waitFor(async () =>
      expect((await map()).influences.at(-1)).toMatchObject({ fromId: buyer, toId: clerk, strength: 'mid' }),
    )
    await user.click(await within(dialog).findByRole('button', { name: '删除与柴松年的影响线' }))
    await waitFor(async () => expect((await map()).influences).toHaveLength(1))
    await user.click(within(dialog).getByRole('button', { name: '柴松年不再向他汇报' }))
    await waitFor(async () =>
      expect((await core.call('person.get', { id: clerk })).person.reportsToId).toBeNull(),
    )
    await core.call('history.undo', {})
    expect((await core.call('person.get', { id: clerk })).person.reportsToId).toBe(buyer)
  })

  it('PPL-2, PPL-3 who left and who moved away stand there with the day, and can be hidden', async () => {
    const { core, accountId, user: clerk, champion } = await filled()
    const next = await anAccount(core, { name: '蓝屿港务' })
    await core.call('person.left', { id: clerk, day: '2026-11-03', reason: null })
    await core.call('person.update', { id: champion, patch: { accountId: next }, day: '2026-11-05' })
    const { user } = await openScreen({ core, route: `/accounts/${accountId}/map?view=table` })
    expect((await cellsOf('柴松年'))[0]).toBe('柴松年2026-11-03 离开')
    expect((await cellsOf('祁望'))[0]).toBe('祁望2026-11-05 离开，现在蓝屿港务')
    // PPL-4: who moved away is gone as well.
    expect(screen.getByText(/支持者祁望离开 16 天了/)).toBeTruthy()
    await user.click(screen.getByRole('switch', { name: '显示已离开的 2 人' }))
    await waitFor(() => expect(screen.queryByText('柴松年')).toBeNull())
    expect(await cellsOf('覃若谷')).toHaveLength(9)
  })

  it('PPL-3 the dialog of a move says that the customer they leave must be won over again', async () => {
    const { core, accountId, champion } = await filled()
    const { frame } = await openScreen({ core, route: `/accounts/${accountId}?tab=people` })
    void frame.dialogs.open('personEvent', { personId: champion, event: 'arrived' })
    const dialog = await screen.findByRole('dialog', { name: '祁望 到了另一家客户' })
    expect(within(dialog).getByText(/「岚汀重工」的支持者.*待办/)).toBeTruthy()
  })

  it.each(languages)('PPL-2 says in %s that nobody is there yet', async (language) => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const { container } = await openScreen({ core, route: `/accounts/${accountId}/map`, language })
    const title = { 'zh-CN': '还没有人', 'zh-TW': '還沒有人', en: 'Nobody yet' }[language]
    expect(await screen.findByText(title)).toBeTruthy()
    expect(await axeFindings(container)).toEqual([])
  })
})
