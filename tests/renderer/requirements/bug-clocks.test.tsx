import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'
import { aWish } from './wishes.ts'

async function aBugOfTwo() {
  const core = await openTestCore()
  core.clock.advance(Date.parse('2026-11-23T10:00+08:00') - core.clock.now())
  const accountId = await anAccount(core, { name: '岚汀重工', tier: 'large' })
  const id = await aWish(core, '导出少一列', {
    kind: 'bug',
    accountId,
    conditions: '3.2 版',
    steps: '打开报表，导出',
    severity: 'major',
  })
  const none = await anAccount(core, { name: '无分级' })
  await core.call('requirement.addAsk', { id, accountId: none, askedOn: '2026-11-23' })
  core.clock.advance(50 * 60_000)
  return { core, id }
}

test('REQ-7 ACC-5 the page of a bug shows the clocks of each account; a step answers the first', async () => {
  const { core, id } = await aBugOfTwo()
  await openScreen({ core, route: `/requirements/${id}` })
  const section = await screen.findByRole('region', { name: '服务时限' })
  const [large, none] = within(section).getAllByRole('listitem')
  expect(large?.textContent).toContain('岚汀重工')
  expect(large?.textContent).toContain('10 分')
  expect(large?.textContent).toContain('2026-11-23 11:00')
  expect(none?.textContent).toContain('没有分级，或分级没有约时限')
  expect(await axeFindings()).toEqual([])
  await core.call('requirement.move', { id, to: 'in_review', reason: null })
  await waitFor(() => expect(large?.querySelector('.pos')).not.toBeNull())
})

test('REQ-7 ACC-5 a wish has no such section', async () => {
  const core = await openTestCore()
  const id = await aWish(core, '换颜色')
  await openScreen({ core, route: `/requirements/${id}` })
  await screen.findByRole('button', { name: /移到/ })
  expect(screen.queryByRole('region', { name: '服务时限' })).toBeNull()
})

test.each(languages)('REQ-7 PLY-2 in %s: the clock stands in Today in words', async (language) => {
  const { core } = await aBugOfTwo()
  const { container } = await openScreen({ core, route: '/today', language })
  await screen.findByRole('listbox')
  const [row] = screen.getAllByRole('option')
  expect(row?.textContent).toContain('导出少一列')
  expect(row?.textContent).toContain('10')
  expect(container.textContent).not.toMatch(/\b(?:today|common|app)\.[a-z]/)
})
