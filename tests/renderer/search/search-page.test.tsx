import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount, aPerson } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function filled() {
  const core = await openTestCore()
  const accountId = await anAccount(core, { name: '岚汀重工' })
  await aPerson(core, accountId, { name: '覃若谷' })
  await core.call('note.create', {
    accountId,
    title: '生产例会',
    body: '三个工厂的产能要放在一张图上看，计划员每天手工拼表。',
  })
  return core
}

const marks = (): (string | null)[] =>
  [...document.querySelectorAll('mark')].map(({ textContent }) => textContent)

describe('VIS-8 the search page', () => {
  test('VIS-8 two characters inside a sentence are found and marked; the kinds narrow; the arrow leads to them', async () => {
    const { user, frame } = await openScreen({ core: await filled(), route: '/search' })
    const field = await screen.findByRole('searchbox', { name: '全文搜索' })
    expect(await axeFindings()).toEqual([])
    await user.type(field, '产能')
    await waitFor(() => expect(screen.getByRole('list', { name: '搜索结果' })).toBeTruthy())
    expect(marks()).toContain('产能')
    expect(frame.navigation.place().query['q']).toBe('产能')
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.textContent).toContain('生产例会')
    await user.keyboard('{ArrowUp}')
    expect(document.activeElement).toBe(field)

    await user.click(screen.getByRole('radio', { name: '人' }))
    expect(await screen.findByText('这几类里没有「产能」')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '看全部类别' }))
    expect(await screen.findByText('1 处')).toBeTruthy()
  })

  test('VIS-8 ACC-8 VAL-7 why they bought, an outcome, a training: two characters find them, the hit opens their line', async () => {
    const core = await filled()
    const accountId = await anAccount(core, { name: '青屿医械' })
    await core.call('intent.create', { accountId, statement: '月底对账要三个人' })
    await core.call('outcome.create', { accountId, title: '对账一天做完' })
    await core.call('training.create', { accountId, trainings: [{ role: 'user', title: '教会对账' }] })
    const { user, frame } = await openScreen({ core, route: '/search?q=对账' })
    for (const [kind, title] of [
      ['购买初衷', '月底对账要三个人'],
      ['预期成果', '对账一天做完'],
      ['培训', '教会对账'],
    ] as const) {
      await user.click(await screen.findByRole('radio', { name: kind }))
      await waitFor(() => expect(screen.getAllByRole('listitem').length).toBe(1))
      await user.click(screen.getByRole('link', { name: new RegExp(title) }))
      await waitFor(() => expect(document.activeElement?.textContent).toBe(title))
      expect(frame.navigation.place().path).toBe(`/accounts/${accountId}`)
      frame.navigation.go('/search?q=对账')
      await screen.findByRole('searchbox', { name: '全文搜索' })
    }
  })

  test('PPL-5 VIS-8 names by pinyin and initials', async () => {
    const { user } = await openScreen({ core: await filled(), route: '/search' })
    const field = await screen.findByRole('searchbox', { name: '全文搜索' })
    await user.type(field, 'qrg')
    expect(await screen.findByText('覃若谷')).toBeTruthy()
    await user.clear(field)
    await user.type(field, 'lanting')
    expect(await screen.findByText('岚汀重工')).toBeTruthy()
  })

  test('VIS-8 nothing is looked for while the input method composes; the text it hands over is', async () => {
    const { frame } = await openScreen({ core: await filled(), route: '/search' })
    const field = await screen.findByRole('searchbox', { name: '全文搜索' })
    fireEvent.compositionStart(field)
    fireEvent.change(field, { target: { value: "chan'neng" } })
    fireEvent.keyDown(field, { key: 'ArrowDown', isComposing: true, keyCode: 229 })
    expect(document.activeElement).not.toBe(document.querySelector('a.sr-hit'))
    expect(frame.navigation.place().query['q']).toBeUndefined()
    fireEvent.change(field, { target: { value: '产能' } })
    fireEvent.compositionEnd(field, { data: '产能' })
    expect(frame.navigation.place().query['q']).toBe('产能')
    expect(await screen.findByRole('list', { name: '搜索结果' })).toBeTruthy()
  })

  test('VIS-8 the address holds the search: a link or the way back brings it again', async () => {
    await openScreen({ core: await filled(), route: '/search?q=手工&kind=note' })
    expect(await screen.findByRole('list', { name: '搜索结果' })).toBeTruthy()
    expect(screen.getByRole('searchbox', { name: '全文搜索' })).toHaveProperty('value', '手工')
  })

  test('VIS-8 at most 50 at first, and the number of all', async () => {
    const core = await openTestCore()
    for (let index = 0; index < 60; index += 1)
      await core.call('note.create', { accountId: null, title: `周会 ${index}` })
    const { user } = await openScreen({ core, route: '/search?q=周会' })
    const list = await screen.findByRole('list', { name: '搜索结果' })
    expect(list.children).toHaveLength(50)
    expect(screen.getByText(/显示前 50 处，共 60 处/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '再看 50 处' }))
    await waitFor(() => expect(screen.getByRole('list', { name: '搜索结果' }).children).toHaveLength(60))
  })

  test.each(languages)('every word of it is there in %s', async (language) => {
    await openScreen({ core: await filled(), route: '/search?q=产能', language })
    await screen.findAllByText(/生产例会/)
    expect(document.body.textContent).not.toMatch(/search\.[a-z]|app\.record/)
  })
})
