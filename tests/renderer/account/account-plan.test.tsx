import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { anAccount, aPerson, seedRows } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen, type Screen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

/** An account with one reason, one outcome, two milestones and a task. */
async function aPlan(core: TestCore) {
  const accountId = await anAccount(core)
  const intent = await core.call('intent.create', { accountId, statement: '账实不符', kind: 'quality' })
  const outcome = await core.call('outcome.create', {
    accountId,
    intentId: intent.id,
    title: '误差一个点',
    baseline: 1.8,
    target: 1,
    current: 1.4,
    unit: '%',
    dueDay: '2026-12-31',
  })
  const first = await core.call('milestone.create', {
    accountId,
    outcomeId: outcome.id,
    title: '导入主数据',
    startDay: '2026-11-23',
    dueDay: '2026-11-27',
    waitingOn: 'customer',
  })
  const second = await core.call('milestone.create', { accountId, outcomeId: outcome.id, title: '上线' })
  const task = await core.call('task.create', { accountId, milestoneId: first.id, title: '核对编码' })
  return { accountId, intent, outcome, first, second, task }
}

async function onTab(): Promise<Screen & Awaited<ReturnType<typeof aPlan>>> {
  const core = await openTestCore()
  const plan = await aPlan(core)
  return { ...(await openScreen({ core, route: `/accounts/${plan.accountId}?tab=plan` })), ...plan }
}

const planOf = (core: TestCore, accountId: string) => core.call('plan.get', { accountId })

describe('ACC-8, VAL-4 the plan on the account page', () => {
  test('ACC-8 an empty plan begins with why they bought, which has to be said', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const { user } = await openScreen({ core, route: `/accounts/${accountId}?tab=plan` })
    await user.click(await screen.findByRole('button', { name: '写下购买初衷' }))
    const intent = within(await screen.findByRole('dialog', { name: '购买初衷' }))
    await user.click(intent.getByRole('button', { name: '保存购买初衷' }))
    expect(await intent.findByText('这里要填')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(intent.getByRole('textbox', { name: /他们为什么买/ }))
    await user.paste('月底对账要三个人三天')
    await user.click(intent.getByRole('button', { name: '保存购买初衷' }))
    expect(await screen.findByRole('button', { name: '月底对账要三个人三天' })).toBeTruthy()
    expect(await planOf(core, accountId)).toMatchObject({ intents: [{ statement: '月底对账要三个人三天' }] })
  })

  test('VAL-8 an entry of the value ledger is written from the outcome it proves, shown there, and its own keys do not touch the outcome', async () => {
    const { user, core, accountId, outcome } = await onTab()
    await user.click(await screen.findByRole('button', { name: '「误差一个点」的操作' }))
    await user.click(await screen.findByRole('menuitem', { name: /记一笔价值/ }))
    const form = within(await screen.findByRole('dialog', { name: '价值' }))
    expect(form.getByRole('button', { name: /证明哪项预期成果/ }).textContent).toContain('误差一个点')
    expect(await axeFindings()).toEqual([])
    await user.type(form.getByRole('textbox', { name: /结果/ }), '盘点少两天')
    await user.type(form.getByRole('textbox', { name: '金额' }), '12万{Enter}')
    const values = await screen.findByRole('list', { name: '证明「误差一个点」的价值' })
    expect(values.textContent).toContain('盘点少两天')
    expect(values.textContent).toContain('12')
    expect((await planOf(core, accountId)).outcomes[0]?.entries).toMatchObject([
      { result: '盘点少两天', amountMinor: 12_000_000 },
    ])
    // Delete on a value is not Delete on the outcome above it.
    within(values).getByRole('button', { name: '盘点少两天' }).focus()
    await user.keyboard('{Delete}')
    expect((await planOf(core, accountId)).outcomes.map(({ id }) => id)).toEqual([outcome.id])
    await user.keyboard('{Enter}')
    const again = within(await screen.findByRole('dialog', { name: '价值' }))
    await user.click(again.getByRole('button', { name: /证明哪项预期成果/ }))
    await user.click(await screen.findByRole('option', { name: '不对应预期成果' }))
    await user.click(again.getByRole('button', { name: '保存价值' }))
    await waitFor(() => expect(screen.queryByRole('list', { name: '证明「误差一个点」的价值' })).toBeNull())
    expect((await core.call('value.plan', { accountId })).entries).toMatchObject([{ outcomeId: null }])
  })

  test('VAL-8 the ledger names the outcome that an entry proves, and leads to its line of the plan', async () => {
    const core = await openTestCore()
    const { accountId, outcome } = await aPlan(core)
    await core.call('valueEntry.create', { accountId, result: '盘点少两天', outcomeId: outcome.id })
    const { user } = await openScreen({ core, route: `/accounts/${accountId}?tab=values` })
    await user.click(await screen.findByRole('link', { name: '证明「误差一个点」' }))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('误差一个点'))
    await core.call('outcome.remove', { id: outcome.id })
    expect((await core.call('value.plan', { accountId })).entries).toMatchObject([{ outcomeTitle: null }])
  })

  test('ACC-8 an outcome has its numbers, and its progress follows from them', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const intent = await core.call('intent.create', { accountId, statement: '对账慢' })
    const { user } = await openScreen({ core, route: `/accounts/${accountId}?tab=plan` })
    await user.click(await screen.findByRole('button', { name: '加预期成果' }))
    await screen.findByRole('dialog', { name: '预期成果' })
    const fill = (label: string | RegExp, value: string): void => {
      const input = screen.getByLabelText(label)
      fireEvent.focus(input)
      fireEvent.change(input, { target: { value } })
      fireEvent.blur(input)
    }
    fill(/要达到什么/, '月结一天')
    fill('起点', '3')
    fill('目标', '1')
    fill('现在', '2.5')
    await user.click(screen.getByText('保存预期成果'))
    expect(await screen.findByText('25%')).toBeTruthy()
    expect(await planOf(core, accountId)).toMatchObject({
      outcomes: [{ title: '月结一天', intentId: intent.id, progress: 0.25, startDay: '2026-11-21' }],
    })
  })

  test('VAL-4 the chain is walked and reordered by key, and what moved keeps the focus', async () => {
    const { user, core, accountId, first, second } = await onTab()
    const chain = within(await screen.findByRole('list', { name: '成功计划' }))
    expect(await axeFindings()).toEqual([])
    expect(chain.getByText('50%')).toBeTruthy()
    act(() => chain.getByRole('button', { name: '账实不符' }).focus())
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.textContent).toBe('导入主数据')
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    const order = async () => (await planOf(core, accountId)).milestones.map(({ id }) => id)
    await waitFor(async () => expect(await order()).toEqual([second.id, first.id]))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('导入主数据'))
    await core.call('history.undo', {})
    expect(await order()).toEqual([first.id, second.id])
  })

  test('VAL-4 by key a task is added below a milestone, and an outcome deleted with its milestones left', async () => {
    const { user, core, accountId, outcome } = await onTab()
    const chain = within(await screen.findByRole('list', { name: '成功计划' }))
    act(() => chain.getByRole('button', { name: '上线' }).focus())
    await user.keyboard('{Insert}')
    const dialog = await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(dialog.isConnected).toBe(false))
    act(() => chain.getByRole('button', { name: '误差一个点' }).focus())
    await user.keyboard('{Delete}')
    await waitFor(async () => expect((await planOf(core, accountId)).outcomes).toEqual([]))
    expect(await screen.findByRole('button', { name: '导入主数据' })).toBeTruthy()
    await core.call('history.undo', {})
    expect((await planOf(core, accountId)).outcomes).toMatchObject([{ id: outcome.id }])
  })

  test('VAL-4 a task is ticked in the chain, a milestone reached with a press', async () => {
    const { user, core, accountId } = await onTab()
    await user.click(await screen.findByRole('checkbox', { name: '「核对编码」完成' }))
    await waitFor(async () =>
      expect((await planOf(core, accountId)).tasks).toMatchObject([{ state: 'done' }]),
    )
    await user.click(await screen.findByRole('button', { name: '「导入主数据」今天达到' }))
    await waitFor(async () =>
      expect((await planOf(core, accountId)).milestones).toMatchObject([{ reachedOn: '2026-11-21' }, {}]),
    )
  })

  test('VAL-4 a template is seen before it is written, less what was left out, and undone as one', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const { user } = await openScreen({ core, route: `/accounts/${accountId}?tab=plan` })
    await user.click((await screen.findAllByRole('button', { name: '套用计划模板' }))[0] as HTMLElement)
    const dialog = within(await screen.findByRole('dialog', { name: '套用计划模板' }))
    await user.click(await dialog.findByRole('checkbox', { name: '客户签收第一价值' }))
    expect(await axeFindings()).toEqual([])
    // What stands below it is left out with it.
    expect(dialog.getByRole('checkbox', { name: '第一次量到结果' })).toHaveProperty('checked', false)
    await user.click(dialog.getByRole('button', { name: /^写入/ }))
    await waitFor(async () => {
      const plan = await planOf(core, accountId)
      expect(plan.outcomes.map(({ title }) => title)).toEqual(['首批用户按时用起来'])
      expect(plan.milestones).toHaveLength(4)
    })
    await core.call('history.undo', {})
    expect(await planOf(core, accountId)).toMatchObject({ outcomes: [], milestones: [], tasks: [] })
  })

  test('VAL-7 a proposed training is planned with a press; who was there is ticked', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    const personId = await aPerson(core, accountId, { name: '鲍静', role: 'champion' })
    const { user } = await openScreen({ core, route: `/accounts/${accountId}?tab=plan` })
    await user.click(await screen.findByRole('button', { name: '排上「管理员：组织、权限、配置」' }))
    await user.click(await screen.findByRole('button', { name: '管理员：组织、权限、配置' }))
    const form = within(await screen.findByRole('dialog', { name: '培训' }))
    await user.click(await form.findByRole('checkbox', { name: /鲍静/ }))
    expect(await axeFindings()).toEqual([])
    await user.click(form.getByRole('button', { name: '保存培训' }))
    await user.click(await screen.findByRole('button', { name: '「管理员：组织、权限、配置」今天办了' }))
    await waitFor(async () =>
      expect((await planOf(core, accountId)).trainings).toMatchObject([
        { topic: 'administration', role: 'champion', attendeeIds: [personId], heldOn: '2026-11-21' },
      ]),
    )
  })
})

describe('VAL-4 the timeline', () => {
  async function onTimeline() {
    const core = await openTestCore()
    const plan = await aPlan(core)
    await core.call('firstValue.create', {
      accountId: plan.accountId,
      statement: '误差一个点',
      dueDay: '2026-12-20',
    })
    const shown = await openScreen({ core, route: `/accounts/${plan.accountId}/plan` })
    const bar = await screen.findByRole('button', { name: /^里程碑：导入主数据/ })
    const spanOf = async () => {
      const { startDay, dueDay } = (await planOf(core, plan.accountId)).milestones[0] ?? {}
      return [startDay, dueDay]
    }
    return { ...shown, ...plan, bar, spanOf }
  }

  test('VAL-4, VAL-5 bars, first value, whom it waits for, and the same as a table', async () => {
    const { bar } = await onTimeline()
    expect(await axeFindings()).toEqual([])
    expect(bar.getAttribute('aria-label')).toBe(
      '里程碑：导入主数据、2026-11-23（一） – 2026-11-27（五）、在等：客户',
    )
    expect(screen.getByText('12-20：误差一个点')).toBeTruthy()
    const table = within(screen.getByRole('table'))
    const row = table.getByRole('row', { name: /导入主数据/ })
    expect(within(row).getByText('2026-11-27')).toBeTruthy()
    expect(within(row).getByText('等客户 0 天')).toBeTruthy()
  })

  test('VAL-4 arrows move a bar and Shift with an arrow resizes it; what came of it is said, and keys in a row are one step', async () => {
    const { user, core, bar, spanOf } = await onTimeline()
    act(() => bar.focus())
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{ArrowRight}')
    await waitFor(() =>
      expect(document.body.textContent).toContain('导入主数据：2026-11-25（三） 到 2026-11-29（日）'),
    )
    await waitFor(async () => expect(await spanOf()).toEqual(['2026-11-25', '2026-11-29']))
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}{Control>}{ArrowLeft}{/Control}')
    await waitFor(async () => expect(await spanOf()).toEqual(['2026-11-24', '2026-11-30']))
    await core.call('history.undo', {})
    expect(await spanOf()).toEqual(['2026-11-25', '2026-11-29'])
    await core.call('history.undo', {})
    expect(await spanOf()).toEqual(['2026-11-23', '2026-11-27'])
  })

  test('VAL-4 a drag moves, a drag at the edge resizes, each one write; a press opens', async () => {
    const { user, bar, spanOf, core } = await onTimeline()
    const drag = (target: Element, pixels: number): void => {
      fireEvent.pointerDown(target, { button: 0, clientX: 100 })
      fireEvent.pointerMove(target, { clientX: 100 + pixels / 2 })
      fireEvent.pointerMove(target, { clientX: 100 + pixels })
      fireEvent.pointerUp(target, { clientX: 100 + pixels })
      fireEvent.click(target)
    }
    // The month scale: six pixels a day.
    drag(bar, 18)
    await waitFor(async () => expect(await spanOf()).toEqual(['2026-11-26', '2026-11-30']))
    expect(screen.queryByRole('dialog')).toBeNull()
    const edge = bar.querySelector('[data-edge="end"]')
    if (edge === null) throw new Error('no edge')
    drag(edge, -12)
    await waitFor(async () => expect(await spanOf()).toEqual(['2026-11-26', '2026-11-28']))
    await core.call('history.undo', {})
    await core.call('history.undo', {})
    expect(await spanOf()).toEqual(['2026-11-23', '2026-11-27'])
    // Given up with Escape it goes back, and letting go of it is no press.
    fireEvent.pointerDown(bar, { button: 0, clientX: 100 })
    fireEvent.pointerMove(bar, { clientX: 160 })
    fireEvent.keyDown(bar, { key: 'Escape' })
    fireEvent.pointerUp(bar, { clientX: 160 })
    fireEvent.click(bar)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(await spanOf()).toEqual(['2026-11-23', '2026-11-27'])
    await user.click(bar)
    expect(await screen.findByRole('dialog', { name: '里程碑' })).toBeTruthy()
  })

  test('VAL-4 with 200 bars one Tab stop walks them all', async () => {
    const core = await openTestCore()
    const accountId = await anAccount(core)
    seedRows(core, (write) => {
      for (let position = 0; position < 200; position += 1)
        write.insert('milestone', {
          accountId,
          kind: 'other',
          title: `第 ${position} 步`,
          startDay: '2026-11-01',
          dueDay: '2026-12-01',
          position,
        })
    })
    const { user, container } = await openScreen({ core, route: `/accounts/${accountId}/plan` })
    await screen.findByRole('button', { name: /^里程碑：第 199 步/ })
    expect(container.querySelectorAll('.gt-bar')).toHaveLength(200)
    expect(container.querySelectorAll('.gt-bar[tabindex="0"]')).toHaveLength(1)
    act(() => container.querySelector<HTMLElement>('.gt-bar')?.focus())
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toContain('第 2 步')
    expect(container.querySelectorAll('.gt-bar[tabindex="0"]')).toHaveLength(1)
  })
})
