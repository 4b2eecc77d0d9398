import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'

const msPerDay = 86_400_000

/** The bin of today is empty for good. */
function clearBin(core: TestCore): void {
  core.clock.advance(31 * msPerDay)
  expect(core.store.purgeBin(core.clock.now())).toBeGreaterThan(0)
}

describe('SAF-3 what has left the bin for good', () => {
  test('SAF-3 redo says what happened, what is safe and what to do; nothing appears again', async () => {
    const core = await openTestCore()
    await anAccount(core, { name: '岚汀重工' })
    await core.call('history.undo', {})
    clearBin(core)
    const { user } = await openScreen({ core, route: '/today' })
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    await screen.findAllByText(/回收站放满 30 天，已经清除，做不回来了/)
    await waitFor(() => expect(document.body.textContent).toContain('现在的内容保持不变'))
    expect(document.body.textContent).toContain('需要的话重新记一条')
    expect((await core.call('account.list', {})).rows).toEqual([])
  })

  test('SAF-3 of several the rest comes back, and how much did not is said', async () => {
    const core = await openTestCore()
    const first = await anAccount(core, { name: '岚汀重工' })
    const second = await anAccount(core, { name: '青屿医械' })
    await core.call('account.update', { ids: [first, second], patch: { owner: '骆一苇' } })
    await core.call('history.undo', {})
    core.store.change({ name: 'test.remove', user: '同事', undoable: false }, (write) =>
      write.remove('account', second),
    )
    clearBin(core)
    const { user } = await openScreen({ core, route: '/accounts' })
    const grid = await screen.findByRole('grid')
    await within(grid).findByText('岚汀重工')
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(await screen.findByText(/已从回收站清除的 1 处做不回来/)).toBeTruthy()
    await waitFor(async () =>
      expect((await core.call('account.list', {})).rows).toMatchObject([{ owner: '骆一苇' }]),
    )
  })
})
