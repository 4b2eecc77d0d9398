import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { nextDate } from '../../../renderer/features/accounts/peek/next-date.ts'
import { accountsView, emptyView } from '../../../renderer/features/accounts/view-state.ts'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const byName = { ...emptyView, sort: [{ field: 'name', descending: false }] }
afterEach(() => accountsView.setState({ viewId: null, definition: emptyView }))

describe('ACC-1 peek from the grid (interface.md 58)', () => {
  test('ACC-1 Space shows facts, next date, promises and the last note; J and K change it; Esc closes; the focus stays', async () => {
    const core = await openTestCore()
    const first = (await core.call('account.create', { name: 'A 岚汀重工', city: '苏州', owner: '陆闻笙' }))
      .id
    await core.call('account.create', { name: 'B 霁程物流' })
    const { today } = await core.call('account.list', {})
    await core.call('promise.create', { accountId: first, title: '周五前给接口文档', dueDay: today })
    await core.call('requirement.create', { title: '批次冻结', accountId: first })
    const { id: noteId } = await core.call('note.create', {
      accountId: first,
      kind: 'visit',
      title: '走访产线',
    })
    await core.call('note.saveRevision', { noteId, body: '客户说追溯要到工位。', parents: [] })
    const { user } = await openScreen({ core, route: '/accounts' })
    act(() => accountsView.setState({ viewId: null, definition: byName }))
    const grid = await screen.findByRole('grid', { name: '客户' })
    await user.click(within(within(grid).getAllByRole('row')[1] as HTMLElement).getByText('苏州'))
    const focused = document.activeElement
    expect(grid.contains(focused)).toBe(true)

    await user.keyboard(' ')
    const panel = await screen.findByRole('complementary', { name: '预览' })
    expect(within(panel).getByRole('link', { name: 'A 岚汀重工' })).toBeTruthy()
    expect(await within(panel).findByText('承诺「周五前给接口文档」到期')).toBeTruthy()
    expect(within(panel).getByText('周五前给接口文档')).toBeTruthy()
    expect(within(panel).getByText('批次冻结')).toBeTruthy()
    expect(await within(panel).findByText('客户说追溯要到工位。')).toBeTruthy()
    expect(document.activeElement).toBe(focused)
    expect(await axeFindings()).toEqual([])

    await user.keyboard('j')
    await waitFor(() => expect(within(panel).getByRole('link', { name: 'B 霁程物流' })).toBeTruthy())
    expect(await within(panel).findByText('还没有记录')).toBeTruthy()
    expect(grid.contains(document.activeElement)).toBe(true)
    await user.keyboard('k')
    await waitFor(() => expect(within(panel).getByRole('link', { name: 'A 岚汀重工' })).toBeTruthy())
    // What changes elsewhere shows in the open panel.
    await core.call('account.update', { ids: [first], patch: { name: 'A 岚汀集团' } })
    await waitFor(() => expect(within(panel).getByRole('link', { name: 'A 岚汀集团' })).toBeTruthy())

    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('complementary', { name: '预览' })).toBeNull())
    expect(grid.contains(document.activeElement)).toBe(true)
    await user.keyboard(' ')
    await screen.findByRole('complementary', { name: '预览' })
    await user.keyboard(' ')
    await waitFor(() => expect(screen.queryByRole('complementary', { name: '预览' })).toBeNull())

    // From inside the panel the focus goes back to the row that was peeked at.
    await user.keyboard('j ')
    const again = await screen.findByRole('complementary', { name: '预览' })
    await user.click(within(again).getByRole('button', { name: '关闭预览' }))
    await waitFor(() =>
      expect(document.activeElement?.closest('[role="row"]')?.textContent).toContain('B 霁程物流'),
    )
  })

  test.each(languages)('ACC-1 the peek over the sample in %s: no key instead of a word', async (language) => {
    const core = await openTestCore()
    await core.runJob('workspace.addSample', {})
    const { user, container } = await openScreen({ core, route: '/accounts', language })
    const grid = await screen.findByRole('grid')
    await user.click(
      within(within(grid).getAllByRole('row')[1] as HTMLElement).getAllByRole('gridcell')[2] as HTMLElement,
    )
    await user.keyboard(' ')
    await waitFor(() => expect(container.querySelectorAll('.peek section').length).toBeGreaterThan(3))
    expect(container.textContent).not.toMatch(/\b(?:accounts?|common|app)\.[a-z]+\b/)
    expect(container.textContent).not.toContain('{{')
  })

  test('ACC-1 the next date is the first from today on, of whatever kind; what is done or past does not count', () => {
    const dayOf = (at: number) => `2026-12-${String(at).padStart(2, '0')}`
    const input = {
      row: { renewalStart: '2026-11-01', termTo: '2027-03-01' },
      visits: [
        { title: '取消的', state: 'cancelled' as const, plannedStart: 2 },
        { title: '季度回顾', state: 'planned' as const, plannedStart: 9 },
      ],
      promises: [
        { title: '已兑现', state: 'kept' as const, dueDay: '2026-12-03' },
        { title: '逾期的', state: 'open' as const, dueDay: '2026-11-20' },
        { title: '文档', state: 'open' as const, dueDay: '2026-12-09' },
      ],
      milestones: [{ title: '上线', dueDay: '2026-12-08', reachedOn: '2026-11-01' }],
      today: '2026-12-01',
      dayOf,
    }
    expect(nextDate(input)).toEqual({ kind: 'visit', title: '季度回顾', day: '2026-12-09' })
    expect(nextDate({ ...input, visits: [], promises: [] })).toMatchObject({ kind: 'termTo' })
    expect(
      nextDate({
        ...input,
        visits: [],
        promises: [],
        milestones: [],
        row: { renewalStart: null, termTo: null },
      }),
    ).toBeNull()
  })
})
