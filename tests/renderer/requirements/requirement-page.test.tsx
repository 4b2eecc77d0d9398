import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { aNote } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'
import { aPayingAccount, aWish, detailOf, stateOf, walk } from './wishes.ts'

async function aDeclinedWish() {
  const core = await openTestCore()
  const accountId = await aPayingAccount(core, '岚汀重工')
  const noteId = aNote(core, accountId, { title: '生产例会', happenedAt: Date.UTC(2026, 9, 25, 6) })
  const quote = '三个工厂的产能要放在一张图上看'
  const id = await aWish(core, '多工厂产能合看', {
    accountId,
    evidence: { noteId, quote, start: 4, end: 19 },
  })
  const other = await aPayingAccount(core, '青屿医械')
  await core.call('requirement.addAsk', { id, accountId: other, askedOn: '2026-11-20' })
  await walk(core, id, ['review', 'decline'])
  return { core, id, noteId, quote }
}

const section = (name: string): HTMLElement => {
  const parent = screen.getByRole('heading', { name }).closest('section')
  if (parent === null) throw new Error(`no section ${name}`)
  return parent
}

describe('the record of a requirement', () => {
  test('REQ-1 REQ-8 says what is known: the sentence with its place, who asks, who moved it when and why', async () => {
    const { core, id, noteId, quote } = await aDeclinedWish()
    await openScreen({ core, route: `/requirements/${id}` })
    expect(await screen.findByText(quote)).toBeTruthy()
    const source = within(section('原话')).getByRole('link')
    expect(source.getAttribute('href')).toBe(`#/notes/${noteId}?at=4`)
    expect(section('谁提的').textContent).toContain('青屿医械')
    expect(section('结论与安排').textContent).toContain('不合理 · 通用')
    expect(section('结论与安排').textContent).toContain('明年改架构时一起做')
    const moves = within(section('流转记录')).getAllByRole('listitem')
    expect(moves.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/评审中 → 不做，待答复.*陆闻笙/),
      expect.stringMatching(/待补背景 → 评审中.*陆闻笙/),
      expect.stringContaining('记下'),
    ])
    expect(await axeFindings()).toEqual([])
  })

  test('REQ-4 the explanation is copied as it will be sent, and the answer of one customer keeps the loop open', async () => {
    const { core, id } = await aDeclinedWish()
    const { user, host } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: '复制说明' }))
    await waitFor(() => expect(host.copied).toEqual(['明年改架构时一起做']))
    await user.click(screen.getByRole('button', { name: '告知 岚汀重工' }))
    const dialog = await screen.findByRole('dialog', { name: '告知「多工厂产能合看」' })
    expect(within(dialog).getByRole('checkbox', { name: /岚汀重工/ })).toHaveProperty('checked', true)
    expect(within(dialog).getByRole('checkbox', { name: /青屿医械/ })).toHaveProperty('checked', false)
    await user.type(within(dialog).getByRole('combobox', { name: /怎么说的/ }), '电话')
    await user.tab()
    await user.click(within(dialog).getByRole('button', { name: /客户的反应/ }))
    await user.click(await screen.findByRole('option', { name: '失望但接受' }))
    await user.type(within(dialog).getByRole('textbox', { name: /客户的原话/ }), '那我们先用表格')
    await user.click(within(dialog).getByRole('button', { name: '记下告知' }))
    await waitFor(() => expect(section('谁提的').textContent).toContain('那我们先用表格'))
    const { requirement } = await detailOf(core, id)
    expect(requirement.state).toBe('declined')
    expect(requirement.asks).toMatchObject([
      { accountName: '岚汀重工', toldHow: '电话', reaction: 'disappointed', reactionText: '那我们先用表格' },
      { accountName: '青屿医械', toldOn: null },
    ])
  })

  test('REQ-8 back to review only with a reason, which stays in its history', async () => {
    const { core, id } = await aDeclinedWish()
    const { user } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: /^评审中/ }))
    const dialog = await screen.findByRole('dialog', { name: /移到「评审中」/ })
    await user.click(within(dialog).getByRole('button', { name: '退回' }))
    expect(within(dialog).getByText('这里要填')).toBeTruthy()
    expect(await stateOf(core, id)).toBe('declined')
    await user.type(within(dialog).getByRole('textbox', { name: /为什么/ }), '客户补充了新的情况')
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '退回' }))
    await waitFor(async () => expect(await stateOf(core, id)).toBe('in_review'))
    await waitFor(() => expect(section('流转记录').textContent).toContain('客户补充了新的情况'))
  })

  test('REQ-2 SAF-3 the background is written where it stands, and what stood there before is kept beside it', async () => {
    const core = await openTestCore()
    const accountId = await aPayingAccount(core, '岚汀重工')
    const id = await aWish(core, '扫码枪断网后补传', { accountId, background: null })
    const { user } = await openScreen({ core, route: `/requirements/${id}` })
    expect((await screen.findByText(/还缺：为什么/)).textContent).toContain('评审前必填')
    await user.click(screen.getByRole('button', { name: '填写为什么' }))
    await user.type(
      screen.getByRole('textbox', { name: '为什么' }),
      '补录要三个人{Control>}{Enter}{/Control}',
    )
    await waitFor(async () => expect((await detailOf(core, id)).requirement.background).toBe('补录要三个人'))
    await waitFor(() => expect(screen.queryByText(/还缺/)).toBeNull())
    await core.call('requirement.update', { id, patch: { background: '补录要五个人' } })
    await user.click(screen.getByRole('button', { name: /为什么.*(历史|改动)/ }))
    const history = await screen.findByRole('dialog')
    expect(within(history).getByText('补录要三个人')).toBeTruthy()
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: /^评审中/ }))
    await waitFor(async () => expect(await stateOf(core, id)).toBe('in_review'))
  })

  test('REQ-4 a new date for what is scheduled needs a reason, and the card counts it', async () => {
    const core = await openTestCore()
    const accountId = await aPayingAccount(core, '岚汀重工')
    const id = await aWish(core, '设备点检离线', { accountId })
    await walk(core, id, ['review', 'schedule'])
    const { user } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: '改期' }))
    const dialog = await screen.findByRole('dialog', { name: '「设备点检离线」改期' })
    const version = within(dialog).getByRole('textbox', { name: /^版本/ })
    await user.clear(version)
    await user.type(version, '7.6 版')
    await user.type(within(dialog).getByRole('textbox', { name: /为什么/ }), '等新的采集卡')
    await user.click(within(dialog).getByRole('button', { name: '排期' }))
    await waitFor(async () =>
      expect((await detailOf(core, id)).requirement).toMatchObject({
        version: '7.6 版',
        timesRescheduled: 1,
      }),
    )
  })

  test('REQ-1 one more customer is counted on it once', async () => {
    const { core, id } = await aDeclinedWish()
    await aPayingAccount(core, '昀达电气')
    const { user } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: '加一家' }))
    const dialog = await screen.findByRole('dialog', { name: /加一家/ })
    expect(await axeFindings()).toEqual([])
    const account = within(dialog).getByRole('combobox', { name: '客户' })
    await user.type(account, '昀达')
    await user.click(await screen.findByRole('option', { name: '昀达电气' }))
    await user.click(within(dialog).getByRole('button', { name: '加上这一家' }))
    await waitFor(() => expect(section('谁提的').textContent).toContain('昀达电气'))
    expect((await detailOf(core, id)).requirement.asks.length).toBe(3)
  })

  test('REQ-8 M on the record offers the same moves; the palette finds it by its name', async () => {
    const { core, id } = await aDeclinedWish()
    const { user, frame } = await openScreen({ core, route: '/today' })
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByRole('combobox'), '多工厂产能')
    await user.click(await screen.findByRole('option', { name: /多工厂产能合看/ }))
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/requirements/${id}`))
    await screen.findByRole('heading', { name: '谁提的' })
    await user.keyboard('m')
    const entries = within(await screen.findByRole('menu')).getAllByRole('menuitem')
    expect(
      entries.flatMap((entry) => (entry.getAttribute('aria-disabled') === 'true' ? [] : [entry.textContent])),
    ).toEqual([expect.stringContaining('评审中'), expect.stringContaining('已告知')])
  })

  test('REQ-5 what reads alike is offered, and merged in one step that can be undone', async () => {
    const { core, id } = await aDeclinedWish()
    const accountId = await aPayingAccount(core, '昀达电气')
    const other = await aWish(core, '多个工厂的产能合看', { accountId })
    const { user } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: '把「多个工厂的产能合看」并到这一条' }))
    await waitFor(() => expect(section('谁提的').textContent).toContain('昀达电气'))
    expect(await core.ask('requirement.get', { id: other })).toMatchObject({ error: { code: 'not_found' } })
    expect(await screen.findByText('并入需求「多工厂产能合看」')).toBeTruthy()
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(async () => expect((await detailOf(core, other)).requirement.asks.length).toBe(1))
  })

  test('REQ-5 an asker who means something else is split off under a name of its own', async () => {
    const { core, id } = await aDeclinedWish()
    const { user } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: '把「青屿医械」拆成另一条' }))
    const dialog = await screen.findByRole('dialog', { name: /拆出另一条/ })
    expect(await axeFindings()).toEqual([])
    await user.click(within(dialog).getByRole('checkbox', { name: /岚汀重工/ }))
    await user.type(within(dialog).getByRole('textbox', { name: /他们要的是什么/ }), '按车间看产能')
    await user.click(within(dialog).getByRole('button', { name: '拆出' }))
    expect(within(dialog).getByText('至少选一家，也至少留一家')).toBeTruthy()
    await user.click(within(dialog).getByRole('checkbox', { name: /岚汀重工/ }))
    await user.click(within(dialog).getByRole('button', { name: '拆出' }))
    await waitFor(async () => {
      const { requirements } = await core.call('requirement.list', {})
      expect(
        requirements.map(({ title, asks }) => [title, asks.map(({ accountName }) => accountName)]),
      ).toEqual([
        ['多工厂产能合看', ['岚汀重工']],
        ['按车间看产能', ['青屿医械']],
      ])
    })
  })

  test('SAF-2 deleted to the bin and brought back by undo; its address says so meanwhile', async () => {
    const { core, id } = await aDeclinedWish()
    const { user, frame } = await openScreen({ core, route: `/requirements/${id}` })
    await user.click(await screen.findByRole('button', { name: '删除' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe('/requirements'))
    expect(await screen.findByText('删除需求「多工厂产能合看」')).toBeTruthy()
    frame.navigation.go(`/requirements/${id}`)
    expect(await screen.findByText('这条需求不在了')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{Control>}z{/Control}')
    expect(await screen.findByRole('heading', { name: '谁提的' })).toBeTruthy()
    expect(await stateOf(core, id)).toBe('declined')
  })
})

test.each(languages)('the record in %s: no key instead of a word', async (language) => {
  const { core, id, quote } = await aDeclinedWish()
  await openScreen({ core, route: `/requirements/${id}`, language })
  await screen.findByText(quote)
  expect(document.body.textContent).not.toMatch(/\b(requirements|loops|account)\.[a-z]/)
})
