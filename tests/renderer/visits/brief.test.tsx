import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { addDays } from '../../../shared/kernel/index.ts'
import { aLine, anAccount, aPerson, aRequirement, seedRow } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function aVisit() {
  const core = await openTestCore()
  const accountId = await anAccount(core, { name: '岚汀重工', city: '长沙' })
  const today = (await core.call('account.list', {})).today
  const personId = await aPerson(core, accountId, { name: '覃若谷', role: 'economic_buyer' })
  await aLine(core, accountId, { fromDay: addDays(today, -200), toDay: addDays(today, 165), quantity: 80 })
  await core.call('promise.create', {
    accountId,
    title: '驻场三天',
    byName: '贺闻溪',
    dueDay: addDays(today, -4),
    remark: '其实做不到',
  })
  await core.call('promise.create', { accountId, title: '给产线名单', byName: '覃若谷' })
  const requirementId = aRequirement(core, { title: '批次冻结', state: 'shipped', version: '5.2' })
  seedRow(core, 'requirement_ask', { requirementId, accountId, askedOn: today })
  for (let index = 0; index < 7; index += 1)
    await core.call('risk.create', { accountId, title: `苗头 ${index}`, seenOn: addDays(today, -index) })
  const { id } = await core.call('visit.plan', {
    accountId,
    title: '续约前摸底',
    purpose: '弄清预算',
    plannedStart: core.clock.now() + 86_400_000,
    attendees: [{ personId, name: '覃若谷', side: 'customer' }],
  })
  return { core, accountId, requirementId, personId, id }
}

const listOf = (name: string): string[] =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '')

describe('VIS-2 the brief', () => {
  test('VIS-2 one page: questions, promises of both sides, what is to be told, whom one meets; no inner remark', async () => {
    const { core, id } = await aVisit()
    await openScreen({ core, route: `/visits/${id}/brief` })
    const page = await screen.findByRole('article', { name: '访前简报 · 岚汀重工' })
    expect(page.textContent).toContain('弄清预算')
    expect(listOf('我们欠的')).toEqual([expect.stringContaining('驻场三天')])
    expect(listOf('我们欠的')[0]).toContain('逾期 4 天')
    expect(listOf('他们欠的')).toEqual([expect.stringContaining('给产线名单')])
    expect(listOf('需求')[0]).toContain('已发布，待告知')
    expect(listOf('见谁')[0]).toContain('这次见')
    expect(listOf('尚不知道，这次要问')).toContain('拍板的覃若谷从没见过：请谁引见？')
    expect(page.textContent).not.toContain('其实做不到')
    expect(await axeFindings()).toEqual([])
  })

  test('VIS-2 every figure opens down to its rows, and every line to its record', async () => {
    const { core, id, accountId, requirementId } = await aVisit()
    const { user, frame } = await openScreen({ core, route: `/visits/${id}/brief` })
    await screen.findByRole('article')
    for (const [name, place] of [
      [/^在约年额/, `/accounts/${accountId}`],
      [/^第一价值/, `/accounts/${accountId}`],
      ['批次冻结', `/requirements/${requirementId}`],
    ] as const) {
      await user.click(screen.getByRole('link', { name }))
      await waitFor(() => expect(frame.navigation.place().path).toBe(place))
      frame.navigation.go(`/visits/${id}/brief`)
      await screen.findByRole('article')
    }
    await user.click(screen.getByRole('button', { name: '驻场三天' }))
    expect(await screen.findByRole('dialog')).toBeDefined()
    await user.keyboard('{Escape}')
    // What does not fit is counted, and opens.
    expect(listOf('风险')).toHaveLength(4)
    await user.click(screen.getByRole('button', { name: '另有 3 项' }))
    expect(listOf('风险')).toHaveLength(7)
    // A question leads to where its fact is written down.
    await user.click(screen.getByRole('button', { name: '承诺「给产线名单」：哪天之前？' }))
    expect(within(await screen.findByRole('dialog')).getByDisplayValue('给产线名单')).toBeDefined()
  })

  test('VIS-2 it is printed under its name, and the note of the visit begins from it', async () => {
    const { core, id } = await aVisit()
    const { user, host } = await openScreen({ core, route: `/visits/${id}/brief` })
    await user.click(await screen.findByRole('button', { name: '打印' }))
    expect(host.printed).toEqual(['访前简报 · 岚汀重工'])
    await user.click(screen.getByRole('button', { name: '写记录' }))
    expect(await screen.findByRole('dialog', { name: '新建记录' })).toBeDefined()
  })

  test('VIS-2 without a visit it offers to plan one, and goes on as the brief of that visit', async () => {
    const { core, accountId } = await aVisit()
    const { user, frame } = await openScreen({ core, route: `/accounts/${accountId}/brief` })
    await user.click(await screen.findByRole('button', { name: '安排拜访' }))
    await user.type(await screen.findByRole('textbox', { name: /拜访主题/ }), '回访{Enter}')
    await waitFor(() => expect(frame.navigation.place().path).toMatch(/^\/visits\/[^/]+\/brief$/))
    expect(await screen.findByText('回访')).toBeDefined()
  })

  test('VIS-2 a visit that is in the bin says so', async () => {
    const { core, id } = await aVisit()
    await core.call('visit.remove', { id })
    await openScreen({ core, route: `/visits/${id}/brief` })
    expect(await screen.findByText('这次拜访不在了')).toBeDefined()
  })

  test.each(languages)('VIS-2 %s: no key stands where words should', async (language) => {
    const { core, id } = await aVisit()
    await openScreen({ core, route: `/visits/${id}/brief`, language })
    const page = await screen.findByRole('article')
    expect(page.textContent).not.toMatch(/\bbrief\.|\{\{/)
    expect(await axeFindings()).toEqual([])
  })
})
