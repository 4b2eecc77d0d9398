import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { accountsView, emptyView } from '../../../renderer/features/accounts/view-state.ts'
import { languages, setLanguage } from '../../../renderer/i18n/index.ts'
import { arrangeLines } from '../../../renderer/ui/grid/groups.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { download } from '../../support/downloads.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const grouped = { ...emptyView, sort: [{ field: 'name', descending: false }], groupBy: 'city' }
afterEach(() => accountsView.setState({ viewId: null, definition: emptyView }))

/** Once the workspace is open: what was kept of the last session comes first. */
const show = (definition: typeof emptyView): void =>
  act(() => accountsView.setState({ viewId: null, definition }))

async function someAccounts(core: TestCore): Promise<void> {
  for (const [name, city] of [
    ['A 岚汀', '苏州'],
    ['B 霁程', '上海'],
    ['C 穗岭', '苏州'],
    ['D 澄野', null],
  ] as const) {
    const { id } = await core.call('account.create', { name, city })
    if (city === '苏州')
      await core.call('contractLine.create', {
        accountId: id,
        fromDay: '2026-01-01',
        toDay: '2026-12-31',
        amountMinor: 10_000_000,
        currency: 'CNY',
      })
  }
}

const lines = (grid: HTMLElement): string[] =>
  within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('[role="rowheader"]')?.textContent ?? '')

describe('ACC-11 groups in a view (interface.md 56)', () => {
  test('ACC-11 rows stand under headings with count and ARR; keys close and open them; a treegrid to screen readers', async () => {
    const core = await openTestCore()
    await someAccounts(core)
    const { user } = await openScreen({ core, route: '/accounts' })
    show({ ...grouped, groupBy: null })
    await screen.findByRole('grid', { name: '客户' })
    await user.click(screen.getByRole('button', { name: '分组' }))
    await user.click(await screen.findByRole('menuitem', { name: '城市' }))
    const grid = await screen.findByRole('treegrid', { name: '客户' })
    expect(lines(grid)).toEqual([
      '上海1 家',
      'B 霁程',
      '苏州2 家 · 20.0 万元',
      'A 岚汀',
      'C 穗岭',
      '没有填城市1 家',
      'D 澄野',
    ])
    expect(grid.getAttribute('aria-rowcount')).toBe('8')
    const levels = within(grid)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.getAttribute('aria-level'))
    expect(levels).toEqual(['1', '2', '1', '2', '2', '1', '2'])
    expect(await axeFindings()).toEqual([])

    const heading = (name: RegExp) => within(grid).getByRole('row', { name })
    await user.click(within(grid).getByText('上海', { selector: 'b' }))
    expect(heading(/上海/).getAttribute('aria-expanded')).toBe('false')
    await waitFor(() => expect(lines(grid)).not.toContain('B 霁程'))
    // From the heading on by keyboard: to the next one, close, open, and into its rows.
    await user.keyboard('{ArrowDown}{ArrowLeft}')
    await waitFor(() =>
      expect(lines(grid)).toEqual(['上海1 家', '苏州2 家 · 20.0 万元', '没有填城市1 家', 'D 澄野']),
    )
    expect(document.activeElement?.closest('[role="row"]')).toBe(heading(/苏州/))
    await user.keyboard('{ArrowRight}j')
    await waitFor(() =>
      expect(document.activeElement?.closest('[role="row"]')?.textContent).toContain('A 岚汀'),
    )
    // x on a heading ticks its rows, those of a closed one too.
    await user.keyboard('kk')
    expect(document.activeElement?.closest('[role="row"]')).toBe(heading(/上海/))
    await user.keyboard('x')
    expect((await screen.findByRole('toolbar', { name: '对勾选的客户' })).textContent).toContain('已选 1 家')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('toolbar', { name: '对勾选的客户' })).toBeNull())
  })

  test('ACC-11 IOX-2 a grouped view is saved and exported in the order on screen, closed headings included', async () => {
    const core = await openTestCore()
    await someAccounts(core)
    const { user, host } = await openScreen({ core, route: '/accounts' })
    show(grouped)
    const grid = await screen.findByRole('treegrid', { name: '客户' })
    await user.click(within(grid).getByText('苏州', { selector: 'b' }))
    await user.click(screen.getByRole('button', { name: '导出 4 行' }))
    await user.click(await screen.findByRole('radio', { name: /CSV/ }))
    const dialog = screen.getByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: '导出 4 行' }))
    await waitFor(() => expect(host.saved).toHaveLength(1))
    const text = (await download(core, host.saved[0]?.ticket ?? '')).toString('utf8')
    expect(text.match(/[A-D] (?:岚汀|霁程|穗岭|澄野)/g)).toEqual(['B 霁程', 'A 岚汀', 'C 穗岭', 'D 澄野'])
  })

  test.each(languages)('ACC-11 groups of the sample in %s: no key instead of a word', async (language) => {
    const core = await openTestCore()
    await core.runJob('workspace.addSample', {})
    const { container } = await openScreen({ core, route: '/accounts', language })
    show({ ...emptyView, groupBy: 'tier' })
    await screen.findByRole('treegrid')
    expect(container.querySelectorAll('.g-group').length).toBeGreaterThan(2)
    expect(container.textContent).not.toMatch(/\b(?:accounts?|common|app|ui)\.[a-z]+\b/)
    expect(container.textContent).not.toContain('{{')
    await setLanguage('zh-CN')
  })

  test('ACC-11 lines: rows keep their order under each heading, headings without rows are left out', () => {
    const rows = ['b1', 'a1', 'b2', 'a2']
    const arranged = arrangeLines(rows, rows, {
      keyOf: (row) => row.slice(0, 1),
      groups: ['a', 'c', 'b'].map((key) => ({ key, label: key, summary: null })),
      collapsed: new Set(['a']),
    })
    expect(arranged.rows).toEqual([undefined, undefined, 'b1', 'b2'])
    expect(arranged.ordered.map(({ id }) => id)).toEqual(['a1', 'a2', 'b1', 'b2'])
    expect([...arranged.groupById.values()].map(({ key, isOpen, rowIds }) => [key, isOpen, rowIds])).toEqual([
      ['a', false, ['a1', 'a2']],
      ['b', true, ['b1', 'b2']],
    ])
    expect(arrangeLines(rows, rows, undefined).rows).toBe(rows)
  })
})
