import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function threeAccounts() {
  const core = await openTestCore()
  for (const name of ['岚汀重工', '青屿医械', '穗岭粮储'])
    await anAccount(core, { name, city: '长沙', tier: 'large' })
  return core
}
const route = '/trips?city=%E9%95%BF%E6%B2%99&from=2026-12-01&to=2026-12-02'
const stops = (): (string | null)[] =>
  within(screen.getByRole('list', { name: '这次行程' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent)

describe('ACC-9 a trip', () => {
  test('ACC-9 by keyboard: ticked, put in order, planned as one step, briefs in a row', async () => {
    const core = await threeAccounts()
    const { user, host } = await openScreen({ core, route })
    for (const name of ['岚汀重工', '青屿医械', '穗岭粮储']) {
      ;(await screen.findByRole('checkbox', { name })).focus()
      await user.keyboard(' ')
    }
    expect(stops()).toEqual([
      expect.stringContaining('09:30岚汀重工'),
      expect.stringContaining('12:00青屿医械'),
      expect.stringContaining('09:30穗岭粮储'),
    ])
    screen.getByRole('button', { name: '穗岭粮储 提前' }).focus()
    await user.keyboard('{Enter}')
    expect(stops()[1]).toContain('穗岭粮储')
    expect(await axeFindings()).toEqual([])
    screen.getByRole('button', { name: '安排 3 次拜访' }).focus()
    await user.keyboard('{Enter}')
    const planned = await screen.findByRole('list', { name: '这几天已有的拜访' })
    await waitFor(() => expect(within(planned).getAllByRole('listitem')).toHaveLength(3))
    const { visits } = await core.call('visit.list', { limit: 10 })
    expect(visits.map(({ accountName }) => accountName)).toEqual(['青屿医械', '穗岭粮储', '岚汀重工'])
    await user.click(screen.getByRole('link', { name: '行程简报' }))
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(3))
    await user.click(screen.getByRole('button', { name: '打印' }))
    expect(host.printed).toEqual(['行程简报 · 3 次拜访 · 长沙'])
    await core.call('history.undo', {})
    expect((await core.call('visit.list', { limit: 10 })).visits).toEqual([])
  })

  test('ACC-9 one day more keeps what was chosen and in which order', async () => {
    const core = await threeAccounts()
    const { user, frame } = await openScreen({ core, route })
    for (const name of ['青屿医械', '岚汀重工'])
      await user.click(await screen.findByRole('checkbox', { name }))
    await user.type(screen.getByRole('textbox', { name: '拜访主题' }), '年终回访')
    act(() => frame.navigation.setQuery({ to: '2026-12-04' }))
    await waitFor(() => expect(frame.navigation.place().query['to']).toBe('2026-12-04'))
    expect(stops().map((stop) => stop?.replace(/^.*\d/, ''))).toEqual([
      expect.stringContaining('青屿医械'),
      expect.stringContaining('岚汀重工'),
    ])
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '拜访主题' }).value).toBe('年终回访')
  })

  test.each(languages)('ACC-9 %s: no key stands where words should', async (language) => {
    const core = await threeAccounts()
    await openScreen({ core, route, language })
    await screen.findByRole('checkbox', { name: '岚汀重工' })
    expect(document.body.textContent).not.toMatch(/\btrips\.|\{\{/)
  })
})
