import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { aNote, anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

// Filters and sorting are kept for the next start.
beforeEach(() => window.localStorage.clear())

async function aLedger() {
  const core = await openTestCore()
  const first = await anAccount(core, { name: '岚汀重工' })
  const second = await anAccount(core, { name: '青屿医械' })
  const noteId = aNote(core, first, { title: '签约会' })
  const overdue = await core.call('promise.create', {
    accountId: first,
    title: '签约时答应驻场 3 天',
    kind: 'sales',
    byName: '贺闻溪',
    toName: '覃若谷',
    dueDay: '2026-11-17',
    evidence: { noteId, quote: '你们的人要驻场三天', start: 0, end: 9 },
  })
  await core.call('promise.create', {
    accountId: second,
    title: '报表导出修复',
    kind: 'fix_date',
    byName: '栾一舟',
    dueDay: '2026-12-05',
  })
  const kept = await core.call('promise.create', { accountId: second, title: '给推广方案', byName: '陆闻笙' })
  await core.call('promise.close', { id: kept.id, state: 'kept', day: '2026-11-10' })
  return { core, overdue: overdue.id, noteId, first, second }
}

const titles = (): (string | null)[] =>
  within(screen.getByRole('grid', { name: '承诺表' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('rowheader').textContent)

describe('REQ-11 the promise ledger', () => {
  test('REQ-11 all accounts, every kind, overdue first, each with its sentence that leads to the note', async () => {
    const { core, noteId } = await aLedger()
    const { user, frame } = await openScreen({ core, route: '/promises' })
    await screen.findByRole('grid', { name: '承诺表' })
    await waitFor(() => expect(titles()).toEqual(['签约时答应驻场 3 天', '报表导出修复', '给推广方案']))
    const [, row] = screen.getAllByRole('row')
    expect(row?.textContent).toContain('逾期 4 天')
    expect(row?.textContent).toContain('岚汀重工')
    expect(row?.textContent).toContain('销售')
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('link', { name: '你们的人要驻场三天' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/notes/${noteId}`))
  })

  test('REQ-11 a figure opens to the promises that it counts; the filters go by account, person, kind and state', async () => {
    const { core } = await aLedger()
    const { user } = await openScreen({ core, route: '/promises' })
    await user.click(await screen.findByRole('button', { name: '逾期 1，只看这些' }))
    await waitFor(() => expect(titles()).toEqual(['签约时答应驻场 3 天']))
    await user.click(screen.getByRole('button', { name: '已兑现 1 / 1，只看这些' }))
    await waitFor(() => expect(titles()).toEqual(['给推广方案']))
    await user.click(screen.getByRole('button', { name: '清除筛选' }))
    for (const [field, value, found] of [
      ['客户', '岚汀重工', '签约时答应驻场 3 天'],
      ['谁承诺的', '栾一舟', '报表导出修复'],
      ['对谁承诺的', '覃若谷', '签约时答应驻场 3 天'],
      ['类别', '修复日期', '报表导出修复'],
    ] as const) {
      await user.click(screen.getByRole('button', { name: '加筛选' }))
      const menu = await screen.findByRole('menu')
      await user.click(within(menu).getByRole('menuitem', { name: field }))
      await user.click(await screen.findByRole('menuitem', { name: new RegExp(value) }))
      await waitFor(() => expect(titles()).toEqual([found]))
      await user.keyboard('{Escape}{Escape}')
      await user.click(await screen.findByRole('button', { name: '清除筛选' }))
      await waitFor(() => expect(titles().length).toBe(3))
    }
    await user.type(screen.getByRole('searchbox', { name: '筛选承诺' }), '驻场三天')
    await waitFor(() => expect(titles()).toEqual(['签约时答应驻场 3 天']))
    await user.click(screen.getByRole('button', { name: '导出 1 条' }))
    expect(await screen.findByRole('dialog')).toBeTruthy()
  })

  test('REQ-11 whom it was made to: one name at two customers is two people, and somebody may not be named', async () => {
    const { core, second } = await aLedger()
    await core.call('promise.create', { accountId: second, title: '补一次培训', toName: '覃若谷' })
    const { user } = await openScreen({ core, route: '/promises' })
    await screen.findByText('补一次培训')
    await user.click(screen.getByRole('button', { name: '加筛选' }))
    await user.click(within(await screen.findByRole('menu')).getByRole('menuitem', { name: '对谁承诺的' }))
    const people = await screen.findByRole('menu', { name: '对谁承诺的' })
    const names = within(people)
      .getAllByRole('menuitem')
      .map(({ textContent }) => textContent)
    expect(names.toSorted()).toEqual(['没写是谁2', '覃若谷 · 岚汀重工1', '覃若谷 · 青屿医械1'])
    await user.click(within(people).getByRole('menuitem', { name: /青屿医械/ }))
    await waitFor(() => expect(titles()).toEqual(['补一次培训']))
    // A second person adds up; another field narrows.
    await user.keyboard('{Escape}{Escape}')
    expect(await screen.findByText('1 / 4 条')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: /去掉「对谁承诺的 覃若谷/ }))
    await waitFor(() => expect(titles().length).toBe(4))
  })

  test('REQ-11 a filter that an earlier version kept still holds', async () => {
    const { core } = await aLedger()
    const state = { search: '', standing: ['kept'], account: [], by: [], kind: [] }
    await core.call('settings.set', { interface: { 'promises.filter': { version: 1, state } } })
    const { user } = await openScreen({ core, route: '/promises' })
    await screen.findByRole('grid', { name: '承诺表' })
    await waitFor(() => expect(titles()).toEqual(['给推广方案']))
    await user.click(screen.getByRole('button', { name: '清除筛选' }))
    await waitFor(() => expect(titles().length).toBe(3))
  })

  test('REQ-11 a new day needs who agreed for the customer; the old day stays in the ledger, undo takes it back', async () => {
    const { core, overdue } = await aLedger()
    const { user, frame } = await openScreen({ core, route: '/promises' })
    await screen.findByRole('grid', { name: '承诺表' })
    const asked = frame.dialogs.open('promise.close', { id: overdue })
    const dialog = await screen.findByRole('dialog', { name: '了结承诺' })
    await user.click(within(dialog).getByRole('radio', { name: '重新约定' }))
    await user.click(within(dialog).getByRole('button', { name: '了结这条承诺' }))
    expect(within(dialog).getByText('这里要填')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(await asked).toBeNull()
    await core.call('promise.close', {
      id: overdue,
      state: 'renegotiated',
      day: '2026-11-21',
      agreedBy: '覃若谷',
      newDueDay: '2026-12-20',
    })
    await waitFor(() =>
      expect(titles()).toEqual(['报表导出修复', '签约时答应驻场 3 天', '签约时答应驻场 3 天', '给推广方案']),
    )
    const rows = screen.getAllByRole('row').map((row) => row.textContent)
    expect(rows[3]).toContain('已改期 2026-11-21')
    // The follow-up stands on the same sentence.
    expect(rows[2]).toContain('你们的人要驻场三天')
    await core.call('history.undo', {})
    await waitFor(() => expect(titles()).toEqual(['签约时答应驻场 3 天', '报表导出修复', '给推广方案']))
  })

  test('REQ-11 written from the ledger: the dialog asks whose it is; Space shows it beside the table', async () => {
    const core = await openTestCore()
    await anAccount(core, { name: '岚汀重工' })
    const { user } = await openScreen({ core, route: '/promises' })
    expect(await screen.findByText('还没有承诺')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.keyboard('n')
    const dialog = await screen.findByRole('dialog', { name: '承诺' })
    await user.type(within(dialog).getByRole('textbox', { name: /承诺了什么/ }), '给推广方案')
    await user.click(within(dialog).getByRole('button', { name: '保存承诺' }))
    expect(within(dialog).getByText('先选是哪家客户')).toBeTruthy()
    await user.type(within(dialog).getByRole('combobox', { name: '客户' }), '岚汀')
    await user.click(await screen.findByRole('option', { name: '岚汀重工' }))
    await user.click(within(dialog).getByRole('button', { name: '保存承诺' }))
    const side = await screen.findByRole('complementary', { name: '这条承诺' })
    expect(within(side).getByRole('heading', { name: '给推广方案' })).toBeTruthy()
    expect(within(side).getByRole('link', { name: '岚汀重工' })).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })
})

test.each(languages)('REQ-11 the ledger in %s: no key instead of a word', async (language) => {
  const { core } = await aLedger()
  await openScreen({ core, route: '/promises', language })
  await screen.findByText('签约时答应驻场 3 天')
  expect(document.body.textContent).not.toMatch(/\b(promises|loops|account)\.[a-z]/)
})
