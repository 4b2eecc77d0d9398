import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLine, anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

test('ACC-3 the sum of a group on the page of its top, opened down to the accounts by keyboard', async () => {
  const core = await openTestCore()
  const topId = await anAccount(core, { name: '云陆集团' })
  const eastId = await anAccount(core, { name: '云陆东区', parentId: topId })
  const plantId = await anAccount(core, { name: '云陆东区一厂', parentId: eastId })
  await aLine(core, eastId, { amountMinor: 10_000_000, quantity: 100 })
  await aLine(core, plantId, { amountMinor: 20_000_000, quantity: 20 })
  const { user } = await openScreen({ core, route: `/accounts/${topId}` })
  const table = await screen.findByRole('table', { name: '集团' })
  const names = () =>
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent)
  expect(names()).toHaveLength(3)
  expect(within(table).getByRole('row', { name: /云陆东区/ }).textContent).toMatch(/含下级.*30\.0 万元.*120/)
  expect(within(table).getByRole('row', { name: /合计 3 家/ }).textContent).toMatch(/30\.0 万元.*120/)
  expect(await axeFindings()).toEqual([])

  within(table).getByRole('button', { name: '展开「云陆东区」的下级客户' }).focus()
  await user.keyboard('{Enter}')
  expect(names()).toHaveLength(4)
  expect(within(table).getByRole('row', { name: /一厂/ }).textContent).toMatch(/20\.0 万元.*20/)
  expect(within(table).getByRole('link', { name: '云陆东区' }).closest('tr')?.textContent).toMatch(
    /10\.0 万元.*100/,
  )
  await user.click(within(table).getByRole('link', { name: '云陆东区一厂' }))
  expect(window.location.hash).toContain(plantId)
})
