import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { accountsView, changeView, emptyView } from '../../../renderer/features/accounts/view-state.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'

const byName = (descending: boolean) => ({ sort: [{ field: 'name', descending }] })
afterEach(() => accountsView.setState({ viewId: null, definition: emptyView }))

async function openGrid(groupBy: string | null) {
  const core = await openTestCore()
  for (const [name, city] of [
    ['A 岚汀', '上海'],
    ['B 霁程', '上海'],
    ['C 穗岭', '苏州'],
    ['D 澄野', '苏州'],
    ['E 屿禾', '苏州'],
  ] as const)
    await core.call('account.create', { name, city })
  await openScreen({ core, route: '/accounts' })
  await screen.findByRole('grid', { name: '客户' })
  act(() => changeView({ ...byName(false), groupBy }))
  const grid = await screen.findByRole(groupBy === null ? 'grid' : 'treegrid', { name: '客户' })
  const tickOf = (name: string) =>
    within(within(grid).getByText(name).closest('[role="row"]') as HTMLElement).getByRole('checkbox')
  const ticked = () =>
    [...grid.querySelectorAll('[role="row"][aria-selected="true"] [role="rowheader"]')].map(
      ({ textContent }) => textContent,
    )
  return { grid, tickOf, ticked }
}

describe('ACC-2 a range of rows begins at a row, wherever it stands now', () => {
  test('ACC-2 in another order, Shift and a click tick from the row that was ticked before', async () => {
    const { grid, tickOf, ticked } = await openGrid(null)
    fireEvent.click(tickOf('B 霁程'))
    await waitFor(() => expect(ticked()).toEqual(['B 霁程']))
    act(() => changeView(byName(true)))
    await waitFor(() => expect(within(grid).getAllByRole('rowheader')[0]?.textContent).toBe('E 屿禾'))
    fireEvent.click(tickOf('A 岚汀'), { shiftKey: true })
    await waitFor(() => expect(ticked()).toEqual(['B 霁程', 'A 岚汀']))
  })

  test('ACC-2 ACC-11 a heading above that closes does not move the beginning', async () => {
    const { grid, tickOf, ticked } = await openGrid('city')
    fireEvent.click(tickOf('C 穗岭'))
    await waitFor(() => expect(ticked()).toEqual(['C 穗岭']))
    fireEvent.click(within(grid).getByText('上海', { selector: 'b' }))
    await waitFor(() => expect(within(grid).queryByText('A 岚汀')).toBeNull())
    fireEvent.click(tickOf('D 澄野'), { shiftKey: true })
    await waitFor(() => expect(ticked()).toEqual(['C 穗岭', 'D 澄野']))
  })
})
