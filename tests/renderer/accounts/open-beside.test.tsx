import { act, screen, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'

test('ACC-1 interface 42: Ctrl+Enter on an account opens it in a window beside this one, Enter in this one', async () => {
  const core = await openTestCore()
  const accountId = await anAccount(core, { name: '岚汀重工' })
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  onTestFinished(() => opened.mockRestore())
  const { user } = await openScreen({ core, route: '/accounts' })
  const grid = await screen.findByRole('grid', { name: '客户' })
  const name = await within(grid).findByText('岚汀重工')
  const cell = name.closest<HTMLElement>('[role="gridcell"], [role="rowheader"]')
  act(() => (cell?.matches('[tabindex]') ? cell : cell?.querySelector<HTMLElement>('[tabindex]'))?.focus())
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(opened.mock.calls).toEqual([[`#/accounts/${accountId}`, '_blank', 'noopener']])
  expect(window.location.hash).toBe('#/accounts')
  await user.keyboard('{Enter}')
  await screen.findAllByRole('tab')
  expect(window.location.hash).toContain(accountId)
  expect(opened).toHaveBeenCalledTimes(1)
})
