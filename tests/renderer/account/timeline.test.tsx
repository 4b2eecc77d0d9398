import { screen, waitFor, within } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layTimeline } from '../../../renderer/features/account/timeline/timeline-rows.ts'
import { languages } from '../../../renderer/i18n/index.ts'
import { aLine, anAccount, aNote, aPerson, seedRow } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const msPerDay = 86_400_000

/** An account with something of every month since spring, and a change of its fields and people. */
async function lived(core: TestCore) {
  const id = await anAccount(core, { city: '苏州', owner: '陆闻笙' })
  await aLine(core, id, { product: '排产', quantity: 300 })
  const personId = await aPerson(core, id, { name: '覃若谷', attitude: 'support' })
  aNote(core, id, { title: '九月例会', happenedAt: Date.UTC(2026, 8, 10, 3) })
  aNote(core, id, { title: '催款', kind: 'call', happenedAt: Date.UTC(2026, 9, 12, 3) })
  const promise = await core.call('promise.create', {
    accountId: id,
    title: '月底前给方案',
    toPersonId: personId,
    dueDay: '2026-12-31',
  })
  core.clock.advance(3 * msPerDay)
  await core.call('account.update', { ids: [id], patch: { city: '无锡' } })
  await core.call('person.update', { id: personId, patch: { attitude: 'against' } })
  await core.call('promise.close', { id: promise.id, state: 'kept', day: '2026-11-24' })
  return { id, personId }
}

const entries = (): string[] =>
  screen.getAllByRole('listitem').flatMap((item) => item.querySelector('[data-entry]')?.textContent ?? [])

describe('VIS-7 the timeline', () => {
  test('VIS-7 everything stands under its month, field changes with both values, and axe finds nothing', async () => {
    const core = await openTestCore()
    const { id } = await lived(core)
    await openScreen({ core, route: `/accounts/${id}?tab=timeline` })
    const list = await screen.findByRole('list', { name: /^时间线，\d+ 条$/ })
    expect(await within(list).findByText('城市：苏州 → 无锡')).toBeTruthy()
    expect(within(list).getByRole('heading', { name: '2026 年 9 月' })).toBeTruthy()
    expect(within(list).getByText('电话').closest('li')?.textContent).toContain('催款')
    expect(await axeFindings()).toEqual([])
  })

  test('VIS-7 filters by text, kind, person and period narrow it down; clearing brings all back', async () => {
    const core = await openTestCore()
    const { id } = await lived(core)
    const { user } = await openScreen({ core, route: `/accounts/${id}?tab=timeline` })
    await screen.findByText('九月例会')
    // Traditional characters find simplified ones.
    await user.type(screen.getByRole('searchbox', { name: '在时间线里找' }), '無錫')
    await waitFor(() => expect(entries()).toEqual(['资料改动 城市：苏州 → 无锡']))
    await user.clear(screen.getByRole('searchbox', { name: '在时间线里找' }))
    await screen.findByText('九月例会')
    await user.click(screen.getByRole('button', { name: /人$/ }))
    await user.click(await screen.findByRole('option', { name: '覃若谷' }))
    await waitFor(() => expect(screen.queryByText('九月例会')).toBeNull())
    expect(entries().every((text) => /承诺|到任|态度/.test(text))).toBe(true)
    await user.click(screen.getByRole('radio', { name: '价值' }))
    await user.click(await screen.findByRole('button', { name: '全部清除' }))
    expect(await screen.findByText('九月例会')).toBeTruthy()
  })

  test('VIS-7 arrows go through it with one tab stop, Enter opens an entry', async () => {
    const core = await openTestCore()
    const { id } = await lived(core)
    const noteId = seedRow(core, 'note', {
      accountId: id,
      kind: 'memo',
      title: '最新',
      happenedAt: core.clock.now(),
    })
    const { user, frame } = await openScreen({ core, route: `/accounts/${id}?tab=timeline` })
    await screen.findByText('最新')
    const stops = (): HTMLElement[] =>
      [...document.querySelectorAll<HTMLElement>('[data-entry]')].filter(({ tabIndex }) => tabIndex === 0)
    expect(stops()).toHaveLength(1)
    stops()[0]?.focus()
    await user.keyboard('{ArrowDown}')
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['entry']).toBe('1'))
    await user.keyboard('{End}')
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['entry']).not.toBe('1'))
    await user.keyboard('{Home}')
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset['entry']).toBe('0'))
    expect(stops()).toHaveLength(1)
    expect(document.activeElement?.textContent).toContain('最新')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/notes/${noteId}`))
  })

  test('VIS-7 a long timeline draws what is in sight and says how much there is', async () => {
    const core = await openTestCore()
    const id = await anAccount(core)
    core.store.change({ name: 'test.seed', user: '准备', undoable: false }, (write) => {
      for (let index = 0; index < 600; index += 1)
        write.insert('note', {
          accountId: id,
          kind: 'memo',
          title: `第 ${index} 条`,
          happenedAt: Date.UTC(2026, 10, 1) - index * 7_200_000,
        })
    })
    await openScreen({ core, route: `/accounts/${id}?tab=timeline` })
    await screen.findByText('第 0 条')
    const first = screen.getByText('第 0 条').closest('li')
    expect(first?.getAttribute('aria-setsize')).toBe('601')
    expect(document.querySelectorAll('[data-entry]').length).toBeLessThan(120)
  })

  test('VIS-7 months and entries fill the list without a gap', () => {
    const months = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(months, (counts) => {
        const rows = layTimeline(counts.map((count, at) => ({ month: `m${at}`, count })))
        const laid = Array.from({ length: rows.count }, (_, at) => rows.rowAt(at))
        const expected = counts.flatMap((count, at) => [
          `m${at}`,
          ...Array.from({ length: count }, () => 'entry'),
        ])
        expect(laid.map((row) => (row?.type === 'month' ? row.month : 'entry'))).toEqual(expected)
        const indexes = laid.flatMap((row, at) => (row?.type === 'entry' ? [[row.index, at] as const] : []))
        for (const [at, [entry, row]] of indexes.entries()) {
          expect(entry).toBe(at)
          expect(rows.rowOf(entry)).toBe(row)
        }
        expect(rows.rowAt(rows.count)).toBeNull()
      }),
    )
  })
})

describe('VIS-7 the account as it was known', () => {
  test('VIS-7 says that one looks at the past, shows what was known and what differs today, and leads back', async () => {
    const core = await openTestCore()
    const { id } = await lived(core)
    const { user, frame } = await openScreen({
      core,
      route: `/accounts/${id}?tab=timeline&known=2026-11-21`,
    })
    expect(await screen.findByText(/你在看过去：2026-11-21/)).toBeTruthy()
    const city = document.querySelector('.known-f')
    expect(city?.textContent).toContain('苏州')
    expect(city?.textContent).toContain('现在：无锡')
    const people = within(screen.getByRole('region', { name: '人' }))
    expect(people.getByText('支持')).toBeTruthy()
    expect(
      within(screen.getByRole('region', { name: '未兑现的承诺' })).getByText(/月底前给方案/),
    ).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '回到今天' }))
    await screen.findByRole('list', { name: /^时间线/ })
    expect(frame.navigation.place().query['known']).toBeUndefined()
  })

  test('VIS-7 before it was written down there is nothing, and it says since when', async () => {
    const core = await openTestCore()
    const { id } = await lived(core)
    await openScreen({ core, route: `/accounts/${id}?tab=timeline&known=2026-01-05` })
    expect(await screen.findByText(/那天还没有这家客户的记录/)).toBeTruthy()
  })

  test.each(languages)('VIS-7 every word is there in %s', async (language) => {
    const core = await openTestCore()
    const { id } = await lived(core)
    const { container } = await openScreen({
      core,
      route: `/accounts/${id}?tab=timeline&known=2026-11-21`,
      language,
    })
    await waitFor(() => expect(container.querySelector('.known-b')).not.toBeNull())
    expect(container.textContent).not.toMatch(/\b(?:account|common|ui|app)\.\w+/)
  })
})
