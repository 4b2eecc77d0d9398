import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'
import { aPayingAccount, aWish, detailOf, stateOf, walk } from './wishes.ts'

interface Made {
  readonly core: TestCore
  readonly accountId: string
  readonly ids: Readonly<Record<'raw' | 'review' | 'scheduled' | 'shipped' | 'declined', string>>
}

/** One wish in each state that is open, all of one account. */
async function aBoard(): Promise<Made> {
  const core = await openTestCore()
  const accountId = await aPayingAccount(core, '岚汀重工')
  const raw = await aWish(core, '扫码枪断网后补传', { accountId, scenario: null, background: null })
  const review = await aWish(core, '多工厂产能合看', { accountId })
  await walk(core, review, ['review'])
  const scheduled = await aWish(core, '设备点检离线', { accountId })
  await walk(core, scheduled, ['review', 'schedule'])
  const shipped = await aWish(core, '批次冻结', { accountId })
  await walk(core, shipped, ['review', 'schedule', 'ship'])
  const declined = await aWish(core, '界面改成主题色', { accountId })
  await walk(core, declined, ['review', 'decline'])
  return { core, accountId, ids: { raw, review, scheduled, shipped, declined } }
}

const card = (title: string): Promise<HTMLElement> => screen.findByRole('option', { name: new RegExp(title) })
const column = (state: string): HTMLElement => screen.getByRole('region', { name: state })

/** jsdom has no DataTransfer. */
function drag(type: 'dragStart' | 'dragOver' | 'drop' | 'dragEnd', element: Element) {
  const event = createEvent[type](element)
  Object.assign(event, { dataTransfer: { setData: () => undefined, effectAllowed: '', dropEffect: '' } })
  fireEvent(element, event)
  return event
}

describe('REQ-8 the board', () => {
  test('REQ-8 a column per state; a card says who asks, what is at stake, and what comes next', async () => {
    const { core } = await aBoard()
    await openScreen({ core, route: '/requirements?view=board' })
    await card('多工厂产能合看')
    expect(within(column('待补背景')).getByRole('option').textContent).toContain('还缺：场景、为什么')
    const planned = within(column('已排期')).getByRole('option').textContent
    expect(planned).toContain('岚汀重工')
    expect(planned).toContain('2.9 万元')
    expect(planned).toContain('通用')
    expect(planned).toContain('7.5 版 · 2027-01-15')
    expect(within(column('已发布，待告知')).getByRole('option').textContent).toContain('1 家还没告知')
    expect(within(column('不做，待答复')).getByRole('option').textContent).toContain('2026-11-28 前答复')
    expect(await axeFindings()).toEqual([])
  })

  test('REQ-8 arrows go from card to card, M offers the allowed moves, others say why not', async () => {
    const { core } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements' })
    ;(await card('扫码枪断网后补传')).focus()
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('多工厂产能合看'))
    await user.keyboard('m')
    const menu = await screen.findByRole('menu')
    const entries = within(menu).getAllByRole('menuitem')
    const open = entries.filter((entry) => entry.getAttribute('aria-disabled') !== 'true')
    expect(open.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('待补背景'),
      expect.stringContaining('已排期'),
      expect.stringContaining('不做'),
    ])
    expect(menu.textContent).toContain('从「评审中」不能直接到这里')
    expect(await axeFindings()).toEqual([])
  })

  test('REQ-2 REQ-8 by keyboard to review: the background is asked for first; undo takes the move back', async () => {
    const { core, ids } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements' })
    ;(await card('扫码枪断网后补传')).focus()
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
    const dialog = await screen.findByRole('dialog', { name: /移到「评审中」/ })
    await user.click(within(dialog).getByRole('button', { name: '送去评审' }))
    expect(within(dialog).getAllByText('这里要填').length).toBe(2)
    expect(await stateOf(core, ids.raw)).toBe('needs_background')
    await user.type(within(dialog).getByRole('textbox', { name: /^场景/ }), '仓库断网两小时')
    await user.type(within(dialog).getByRole('textbox', { name: /^为什么/ }), '补录要三个人')
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '送去评审' }))
    await waitFor(async () => expect(await stateOf(core, ids.raw)).toBe('in_review'))
    await waitFor(() => {
      expect(document.activeElement?.getAttribute('data-requirement')).toBe(ids.raw)
      expect(column('评审中').contains(document.activeElement)).toBe(true)
    })
    expect(await screen.findByText('把需求「扫码枪断网后补传」移到「评审中」')).toBeTruthy()
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(async () => expect(await stateOf(core, ids.raw)).toBe('needs_background'))
    expect((await detailOf(core, ids.raw)).requirement.background).toBe('补录要三个人')
  })

  test('REQ-8 dragged by mouse: a column that is not allowed says why and takes nothing', async () => {
    const { core, ids } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements' })
    const dragged = await card('多工厂产能合看')
    drag('dragStart', dragged)
    const refused = column('已发布，待告知')
    await waitFor(() => expect(refused.textContent).toContain('从「评审中」不能直接到这里'))
    expect(drag('dragOver', refused).defaultPrevented).toBe(false)
    drag('drop', refused)
    expect(screen.queryByRole('dialog')).toBeNull()
    const target = column('已排期')
    expect(target.textContent).toContain('放在这里')
    expect(drag('dragOver', target).defaultPrevented).toBe(true)
    drag('drop', target)
    const dialog = await screen.findByRole('dialog', { name: /移到「已排期」/ })
    await user.type(within(dialog).getByRole('textbox', { name: /结论的理由/ }), '六家都提过')
    await user.type(within(dialog).getByRole('textbox', { name: /谁评审的/ }), '栾一舟')
    await user.type(within(dialog).getByRole('textbox', { name: /^版本/ }), '7.6 版')
    await user.click(within(dialog).getByRole('button', { name: '排期' }))
    expect(within(dialog).getByText('这里要填')).toBeTruthy()
    expect(await stateOf(core, ids.review)).toBe('in_review')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('REQ-3 REQ-4 declined with an explanation that the customer can read', async () => {
    const { core, ids } = await aBoard()
    const { user, frame } = await openScreen({ core, route: '/requirements' })
    await card('多工厂产能合看')
    const asked = frame.dialogs.open('requirement.move', { id: ids.review, to: 'declined' })
    const dialog = await screen.findByRole('dialog', { name: /移到「不做/ })
    expect(dialog.textContent).toContain('1 家里有 1 家 180 天内到期，共 2.9 万元')
    await user.type(within(dialog).getByRole('textbox', { name: /结论的理由/ }), '会误导')
    await user.type(within(dialog).getByRole('textbox', { name: /谁评审的/ }), '栾一舟')
    await user.click(within(dialog).getByRole('button', { name: '不做，并去答复' }))
    expect(await stateOf(core, ids.review)).toBe('in_review')
    await user.type(within(dialog).getByRole('textbox', { name: /发给客户的说明/ }), '放在一张图上会看错产能')
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '不做，并去答复' }))
    expect(await asked).toEqual({ id: ids.review })
    expect((await detailOf(core, ids.review)).requirement).toMatchObject({
      state: 'declined',
      reasonable: false,
      scope: 'generic',
      verdictReason: '会误导',
      reviewer: '栾一舟',
      explanation: '放在一张图上会看错产能',
      replyBy: '陆闻笙',
    })
  })

  test('REQ-4 words for a reason to begin with; what the person wrote is kept', async () => {
    const { core, ids } = await aBoard()
    const { user, frame } = await openScreen({ core, route: '/requirements' })
    await card('多工厂产能合看')
    void frame.dialogs.open('requirement.move', { id: ids.review, to: 'declined' })
    const dialog = await screen.findByRole('dialog', { name: /移到「不做/ })
    const explanation = within(dialog).getByRole('textbox', { name: /发给客户的说明/ })
    const take = within(dialog).getByRole('button', { name: '套用这个原因的说法' })
    await user.click(take)
    expect(explanation).toHaveProperty('value', expect.stringContaining('「多工厂产能合看」按现在的提法'))
    await user.click(within(dialog).getByRole('button', { name: /不做的原因/ }))
    await user.click(await screen.findByRole('option', { name: '代价太大' }))
    await user.click(take)
    expect(explanation).toHaveProperty('value', expect.stringMatching(/^「多工厂产能合看」要花的力气/))
    await user.clear(explanation)
    await user.type(explanation, '我们谈过。')
    await user.click(take)
    expect(explanation).toHaveProperty('value', expect.stringMatching(/^我们谈过。\n「多工厂产能合看」/))
  })

  test('REQ-8 the context menu opens, moves and deletes; undo brings the card back', async () => {
    const { core, ids } = await aBoard()
    const { user, frame } = await openScreen({ core, route: '/requirements' })
    fireEvent.contextMenu(await card('设备点检离线'))
    const menu = await screen.findByRole('menu')
    expect(await axeFindings()).toEqual([])
    await user.click(within(menu).getByRole('menuitem', { name: '删除' }))
    await waitFor(() => expect(screen.queryByRole('option', { name: /设备点检离线/ })).toBeNull())
    await user.keyboard('{Control>}z{/Control}')
    ;(await card('设备点检离线')).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/requirements/${ids.scheduled}`))
  })

  test('REQ-6 moved to told: asks whom, when and how, and closes the loop; undo opens it again', async () => {
    const { core, ids } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements' })
    ;(await card('批次冻结')).focus()
    await user.keyboard('m')
    await user.click(await screen.findByRole('menuitem', { name: /^已告知/ }))
    const dialog = await screen.findByRole('dialog', { name: '告知「批次冻结」' })
    expect(within(dialog).getByRole('checkbox', { name: /岚汀重工/ })).toHaveProperty('checked', true)
    await user.click(within(dialog).getByRole('button', { name: '记下告知' }))
    expect(within(dialog).getByText('这里要填')).toBeTruthy()
    await user.type(within(dialog).getByRole('combobox', { name: /怎么说的/ }), '邮件')
    await user.tab()
    await user.type(within(dialog).getByRole('textbox', { name: /对谁说的/ }), '沈砚秋')
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '记下告知' }))
    await waitFor(async () => expect(await stateOf(core, ids.shipped)).toBe('told'))
    expect((await detailOf(core, ids.shipped)).requirement.asks).toMatchObject([
      { toldOn: '2026-11-21', toldBy: '陆闻笙', toldHow: '邮件', toldTo: '沈砚秋' },
    ])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(async () => expect(await stateOf(core, ids.shipped)).toBe('shipped'))
  })

  test('REQ-8 a long column: only those in sight are drawn, and the keyboard reaches the last', async () => {
    const core = await openTestCore()
    for (let index = 0; index < 400; index += 1) await aWish(core, `愿望 ${index}`)
    const { user } = await openScreen({ core, route: '/requirements' })
    ;(await card('愿望 0')).focus()
    expect(screen.getAllByRole('option').length).toBeLessThan(60)
    await user.keyboard('{End}')
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-posinset')).toBe('400'))
    expect(document.activeElement?.getAttribute('aria-setsize')).toBe('400')
  })
})

describe('REQ-8 the table and what is filtered', () => {
  test('REQ-8 the same requirements as a table, filtered and exported as they stand', async () => {
    const { core } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements' })
    await card('多工厂产能合看')
    await user.click(screen.getByRole('radio', { name: '表格' }))
    const grid = await screen.findByRole('grid', { name: '需求表' })
    await waitFor(() => expect(within(grid).getAllByRole('row').length).toBe(6))
    expect(await axeFindings()).toEqual([])
    await user.type(screen.getByRole('searchbox', { name: '筛选需求' }), '批次')
    await waitFor(() => expect(within(grid).getAllByRole('row').length).toBe(2))
    await user.click(screen.getByRole('button', { name: '导出 1 条' }))
    expect(await screen.findByRole('dialog')).toBeTruthy()
  })

  test('REQ-8 the table is narrowed by state; the board, whose columns are the states, lets that filter rest', async () => {
    const { core } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements?view=table' })
    const grid = await screen.findByRole('grid', { name: '需求表' })
    await user.click(screen.getByRole('button', { name: '加筛选' }))
    await user.click(within(await screen.findByRole('menu')).getByRole('menuitem', { name: '状态' }))
    const states = await screen.findByRole('menu', { name: '状态' })
    // In the order of the flow.
    expect(
      within(states)
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['待补背景1', '评审中1', '已排期1', '已发布，待告知1', '不做，待答复1'])
    await user.click(within(states).getByRole('menuitem', { name: /已排期/ }))
    await waitFor(() => expect(within(grid).getAllByRole('row').length).toBe(2))
    await user.keyboard('{Escape}{Escape}')
    await user.click(screen.getByRole('radio', { name: '看板' }))
    expect(await card('批次冻结')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '清除筛选' })).toBeNull()
    await user.click(screen.getByRole('radio', { name: '表格' }))
    await user.click(await screen.findByRole('button', { name: '去掉「状态 已排期」' }))
    await waitFor(() =>
      expect(within(screen.getByRole('grid', { name: '需求表' })).getAllByRole('row').length).toBe(6),
    )
  })

  test('REQ-7 REQ-10 ranked by effect for effort, then by the money at stake; a bug says how bad it is', async () => {
    const core = await openTestCore()
    const rich = await aPayingAccount(core, '岚汀重工')
    const quick = await aWish(core, '看板自动轮播')
    const slow = await aWish(core, '多工厂产能合看', { accountId: rich })
    const bug = await aWish(core, '导出丢行', { kind: 'bug', severity: 'critical', accountId: rich })
    const second = await aPayingAccount(core, '青屿医械')
    await core.call('requirement.addAsk', { id: bug, accountId: second, askedOn: '2026-11-20' })
    await core.call('requirement.update', { id: quick, patch: { effort: 1, effect: 4 } })
    await core.call('requirement.update', { id: slow, patch: { effort: 4, effect: 4 } })
    await core.call('requirement.update', { id: bug, patch: { effort: 2, effect: 2 } })
    await aWish(core, '还没估过')
    const { user } = await openScreen({ core, route: '/requirements' })
    expect((await card('导出丢行')).textContent).toContain('缺陷 · 致命')
    await user.click(screen.getByRole('radio', { name: '表格' }))
    const grid = await screen.findByRole('grid', { name: '需求表' })
    const titles = (): (string | undefined)[] =>
      within(grid)
        .getAllByRole('row')
        .slice(1)
        .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent)
    const head = within(grid).getByRole('columnheader', { name: /效果 ÷ 工作量/ })
    await user.click(head)
    if (head.getAttribute('aria-sort') === 'ascending') await user.click(head)
    await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('descending'))
    expect(titles()).toEqual(['看板自动轮播', '导出丢行', '多工厂产能合看', '还没估过'])
  })

  test('REQ-8 filtered to nothing: one press clears it', async () => {
    const { core } = await aBoard()
    const { user } = await openScreen({ core, route: '/requirements' })
    await card('多工厂产能合看')
    await user.type(screen.getByRole('searchbox', { name: '筛选需求' }), '没有这样的')
    expect(await screen.findByText('没有合条件的需求')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    const [clear] = screen.getAllByRole('button', { name: '清除筛选' })
    if (clear !== undefined) await user.click(clear)
    expect(await card('多工厂产能合看')).toBeTruthy()
  })

  test('REQ-1 the first one: nothing yet, and how it begins', async () => {
    const { user } = await openScreen({ route: '/requirements' })
    expect(await screen.findByText('还没有需求')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.keyboard('n')
    expect(await screen.findByRole('dialog', { name: '新需求' })).toBeTruthy()
  })

  test('REQ-6 all told: a calm word, and the column of the told unfolds', async () => {
    const core = await openTestCore()
    const accountId = await aPayingAccount(core, '岚汀重工')
    const id = await aWish(core, '批次冻结', { accountId })
    await walk(core, id, ['review', 'schedule', 'ship'])
    const { requirement } = await detailOf(core, id)
    await core.call('requirement.tell', {
      askIds: requirement.asks.map((ask) => ask.id),
      day: '2026-11-21',
      by: '陆闻笙',
      how: '当面',
      to: null,
      reaction: 'accepted',
      reactionText: null,
    })
    const { user } = await openScreen({ core, route: '/requirements' })
    expect(await screen.findByText('所有需求都已答复')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /展开「已告知」/ }))
    expect((await card('批次冻结')).textContent).toContain('1 家都已告知')
    expect(await axeFindings()).toEqual([])
  })
})

test.each(languages)('the board in %s: no key instead of a word', async (language) => {
  const { core } = await aBoard()
  await openScreen({ core, route: '/requirements', language })
  await card('多工厂产能合看')
  expect(document.body.textContent).not.toMatch(/\b(requirements|loops)\.[a-z]/)
})
