import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

/** The plain field (interface.md 30): jsdom has no layout for the other one, which e2e drives in Chromium. */
async function openNote(core: TestCore, body = '', hasAccount = true) {
  await core.call('settings.set', { plainEditor: true })
  const accountId = hasAccount ? (await core.call('account.create', { name: '岚汀重工' })).id : null
  const { id } = await core.call('note.create', { accountId, title: '续约前摸底', body })
  const shown = await openScreen({ core, route: `/notes/${id}` })
  const field = (await screen.findByRole('textbox', { name: '记录正文' })) as HTMLTextAreaElement
  // jsdom measures nothing, and the menu opens where the caret is.
  return { ...shown, id, accountId, field }
}

const type = (field: HTMLTextAreaElement, text: string): void => {
  act(() => field.focus())
  fireEvent.input(field, { target: { value: text } })
  field.setSelectionRange(text.length, text.length)
  fireEvent.select(field)
}

describe('VIS-6 what is typed is kept', () => {
  test('VIS-6 a burst of typing becomes a draft by itself, leaving makes a revision', async () => {
    const core = await openTestCore()
    const { field, id } = await openNote(core)
    type(field, '沈总说今年准交率稳在九成以上。')
    await waitFor(async () => expect((await core.call('note.get', { id })).draft?.body).toBe(field.value))
    fireEvent.blur(field)
    await waitFor(async () =>
      expect(await core.call('note.get', { id })).toMatchObject({ body: field.value, draft: null }),
    )
    expect(await screen.findAllByText(/^已保存/)).not.toEqual([])
  })

  test('VIS-6 nothing is saved and no menu opens while an input method composes', async () => {
    const core = await openTestCore()
    const { field, id } = await openNote(core)
    act(() => field.focus())
    fireEvent.compositionStart(field)
    type(field, 'shen/')
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    fireEvent.keyDown(field, { key: 'Escape', isComposing: true })
    expect(screen.queryByRole('listbox', { name: '把这句话变成' })).toBeNull()
    expect((await core.call('note.get', { id })).draft).toBeNull()
    type(field, '沈总')
    fireEvent.compositionEnd(field, { data: '沈总' })
    await waitFor(async () => expect((await core.call('note.get', { id })).draft?.body).toBe('沈总'))
  })

  test('VIS-6 the draft of a window that died is on screen at the next start', async () => {
    const core = await openTestCore()
    const { id } = await core.call('note.create', { accountId: null, title: '记录', body: '旧的一版' })
    const { headRevId } = await core.call('note.get', { id })
    await core.call('note.saveDraft', {
      noteId: id,
      body: '旧的一版，后面又打了半句',
      baseRevId: headRevId,
      selection: null,
    })
    await core.restart()
    await core.call('settings.set', { plainEditor: true })
    await openScreen({ core, route: `/notes/${id}` })
    const field = (await screen.findByRole('textbox', { name: '记录正文' })) as HTMLTextAreaElement
    expect(field.value).toBe('旧的一版，后面又打了半句')
  })

  test('VIS-6 two texts over the same words stand side by side, and keeping both loses neither', async () => {
    const core = await openTestCore()
    const { id } = await core.call('note.create', { accountId: null, title: '记录', body: '价格谈到九折' })
    const { headRevId } = await core.call('note.get', { id })
    const parents = headRevId === null ? [] : [headRevId]
    await core.call('note.saveRevision', { noteId: id, body: '价格谈到八折', parents })
    await core.call('note.saveRevision', { noteId: id, body: '价格谈到九五折', parents })
    expect((await core.call('note.get', { id })).heads).toHaveLength(2)
    await core.call('settings.set', { plainEditor: true })
    const { user } = await openScreen({ core, route: `/notes/${id}` })
    await user.click(await screen.findByRole('button', { name: '两份都留，接在一起' }))
    await waitFor(async () => expect((await core.call('note.get', { id })).heads).toEqual([]))
    const { body } = await core.call('note.get', { id })
    expect(body).toContain('八折')
    expect(body).toContain('九五折')
  })
})

describe('VIS-3 a sentence becomes something', () => {
  test.each([
    ['承诺', 'cn', async (core: TestCore) => (await core.call('promise.list', {})).promises],
    ['需求', 'xq', async (core: TestCore) => (await core.call('requirement.list', {})).requirements],
    ['风险', 'fx', async (core: TestCore) => (await core.call('risk.list', {})).risks],
    ['待办', 'db', async (core: TestCore) => (await core.call('task.list', {})).tasks],
  ] as const)('VIS-3 %s, by keyboard alone, keeps the sentence', async (word, letters, listOf) => {
    const core = await openTestCore()
    const { field, id } = await openNote(core)
    type(field, `12 月 5 日前给出推广方案。/${letters}`)
    const menu = await screen.findByRole('listbox', { name: '把这句话变成' })
    expect(within(menu).getByRole('option', { selected: true }).textContent).toContain(word)
    expect(await axeFindings(menu)).toEqual([])
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(async () =>
      expect(await listOf(core)).toMatchObject([{ title: '12 月 5 日前给出推广方案。' }]),
    )
    expect(field.value).toBe('12 月 5 日前给出推广方案。')
    const { evidence, body } = await core.call('note.get', { id })
    expect(evidence).toMatchObject([{ quote: '12 月 5 日前给出推广方案。', start: 0 }])
    expect(body).toBe(field.value)
    expect(core.bugs).toEqual([])
  })

  test.each([
    ['价值', 'jz', 'value'],
    ['第一价值', 'dyjz', 'first_value'],
    ['里程碑', 'lcb', 'milestone'],
  ] as const)('VIS-3 VAL-1 %s from inside the text', async (word, letters, kind) => {
    const core = await openTestCore()
    const { field, id, accountId } = await openNote(core)
    type(field, `省下的外协费有四十多万。、${letters}`)
    const menu = await screen.findByRole('listbox', { name: '把这句话变成' })
    expect(within(menu).getByRole('option', { selected: true }).textContent).toContain(word)
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(async () =>
      expect((await core.call('note.get', { id })).evidence).toMatchObject([{ targetKind: kind }]),
    )
    const plan = await core.call('value.plan', { accountId: accountId ?? '' })
    expect(JSON.stringify(plan)).toContain('省下的外协费有四十多万。')
  })

  test('VIS-3 Esc keeps the text as it was typed; a fraction opens nothing', async () => {
    const core = await openTestCore()
    const { field } = await openNote(core)
    type(field, '看一下，/')
    await screen.findByRole('listbox', { name: '把这句话变成' })
    fireEvent.keyDown(field, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('listbox', { name: '把这句话变成' })).toBeNull())
    expect(field.value).toBe('看一下，/')
    type(field, '1/2')
    expect(screen.queryByRole('listbox', { name: '把这句话变成' })).toBeNull()
  })

  test('VIS-3 without a customer it says what is missing, and the text stays', async () => {
    const core = await openTestCore()
    const { field } = await openNote(core, '', false)
    type(field, '答应下周给报价。/cn')
    await screen.findByRole('listbox', { name: '把这句话变成' })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(await screen.findByText('先选这条记录是哪家客户的')).toBeTruthy()
    expect(field.value).toBe('答应下周给报价。')
  })
})

describe('VIS-8 a note opened from a hit', () => {
  test('VIS-8 the caret stands at the place; later news of the note takes the focus from nobody', async () => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { id: accountId } = await core.call('account.create', { name: '岚汀重工' })
    const body = '三条产线的交期在一张表里看完。'
    const { id } = await core.call('note.create', { accountId, title: '摸底', body })
    const { frame } = await openScreen({ core, route: `/notes/${id}?at=5` })
    const field = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: '记录正文' })
    await waitFor(() => expect([document.activeElement, field().selectionStart]).toEqual([field(), 5]))
    // Another hit in the note that is open.
    act(() => frame.navigation.go(`/notes/${id}?at=8`))
    await waitFor(() => expect(field().selectionStart).toBe(8))

    const title = screen.getByRole('textbox', { name: '标题' })
    act(() => title.focus())
    const evidence = { noteId: id, quote: body, start: 0, end: body.length }
    await core.call('promise.create', { accountId, title: body, evidence })
    await screen.findByRole('button', { name: `承诺 ${body}` })
    expect(document.activeElement).toBe(title)
  })
})

describe('VIS-5 files', () => {
  test('VIS-5 a pasted picture is kept with the note and listed', async () => {
    const core = await openTestCore()
    const { field, id } = await openNote(core)
    const file = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], '白板.png', { type: 'image/png' })
    fireEvent.paste(field, { clipboardData: { files: [file] } })
    expect(await screen.findByRole('button', { name: '白板.png' })).toBeTruthy()
    expect((await core.call('note.get', { id })).attachments).toMatchObject([
      { name: '白板.png', kind: 'image', size: 4 },
    ])
  })
})

describe('VIS-4 a note from nothing', () => {
  test('VIS-4 with a new customer, the page of the stage, and no network', async () => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { user } = await openScreen({ core, route: '/notes' })
    await user.click((await screen.findAllByRole('button', { name: /新建记录/ }))[0] as HTMLElement)
    const dialog = await screen.findByRole('dialog', { name: '新建记录' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByLabelText('标题'), '第一次见面')
    await user.click(within(dialog).getByRole('button', { name: '开始写' }))
    expect(await screen.findByRole('textbox', { name: '记录正文' })).toBeTruthy()
    expect((await core.call('note.list', { limit: 10 })).notes).toMatchObject([{ title: '第一次见面' }])
  })
})

describe('VIS-1 visits', () => {
  test('VIS-1 planned, checked in and out, by day', async () => {
    const core = await openTestCore()
    const { id: accountId } = await core.call('account.create', { name: '岚汀重工' })
    const { user, frame } = await openScreen({ core, route: '/visits' })
    await screen.findByText('这段时间没有拜访')
    const planned = frame.dialogs.open('visit.plan', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '安排拜访' })
    await user.click(within(dialog).getByRole('button', { name: '安排拜访' }))
    expect(within(dialog).getByText('请写上主题')).toBeTruthy()
    await user.type(within(dialog).getByRole('textbox', { name: /拜访主题/ }), '季度回顾')
    const time = within(dialog).getByLabelText('时间')
    await user.clear(time)
    await user.type(time, '25:00')
    await user.click(within(dialog).getByRole('button', { name: '安排拜访' }))
    expect(within(dialog).getByText('时间写成 13:30')).toBeTruthy()
    await user.clear(time)
    await user.type(time, '14:00')
    await user.click(within(dialog).getByRole('button', { name: '安排拜访' }))
    expect(await planned).not.toBeNull()
    await user.click(await screen.findByRole('button', { name: '签到' }))
    await user.click(await screen.findByRole('button', { name: '签出' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: '签出' })).toBeNull())
    const { visits } = await core.call('visit.list', { limit: 10 })
    expect(visits).toMatchObject([{ title: '季度回顾', accountId }])
    expect(visits[0]?.checkedOutAt).not.toBeNull()
  })
})

describe('VIS-1 who comes and what it costs', () => {
  test('VIS-1 attendees of both sides, purpose, agenda, cost; in the form, on the page and in the head of the note', async () => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { id: accountId } = await core.call('account.create', { name: '岚汀重工', owner: '方仲平' })
    const { id: knownId } = await core.call('person.create', { accountId, name: '曾砚秋', title: '厂长' })
    const { id: leftId } = await core.call('person.create', { accountId, name: '离职的人' })
    await core.call('person.left', { id: leftId, day: '2026-01-01', reason: null })
    const { user, frame } = await openScreen({ core, route: '/visits' })
    await screen.findByText('这段时间没有拜访')
    const planned = frame.dialogs.open('visit.plan', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '安排拜访' })
    expect(await axeFindings(dialog)).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: /拜访主题/ }), '季度回顾')
    await user.type(within(dialog).getByRole('textbox', { name: '目的' }), '确认追溯范围')
    await user.type(within(dialog).getByRole('textbox', { name: '议程' }), '一、回顾{Enter}二、计划')
    // The one who plans is there already; a colleague is found, the customer's people are offered without who left.
    expect(within(dialog).getByText('陆闻笙')).toBeTruthy()
    await user.click(within(dialog).getByRole('combobox', { name: '加我方的人' }))
    await user.click(await screen.findByRole('option', { name: '方仲平' }))
    await user.tab()
    await user.click(within(dialog).getByRole('combobox', { name: '加客户的人' }))
    expect(screen.queryByRole('option', { name: /离职的人/ })).toBeNull()
    await user.click(await screen.findByRole('option', { name: /曾砚秋/ }))
    await user.tab()
    const box = within(dialog).getByRole('combobox', { name: '加客户的人' })
    await user.click(box)
    await user.type(box, '林疏桐{Enter}')
    await user.tab()
    // Enter took the name and did not send the form.
    expect(await within(dialog).findByText('保存时，林疏桐 会记为这家客户的人。')).toBeTruthy()
    expect((await core.call('visit.list', { limit: 10 })).visits).toEqual([])
    await user.type(within(dialog).getByRole('textbox', { name: '实际用时（小时，含路上）' }), '5.5{Tab}')
    await user.type(within(dialog).getByRole('textbox', { name: /差旅费/ }), '320{Tab}')
    await user.click(within(dialog).getByRole('button', { name: '安排拜访' }))
    expect(await planned).not.toBeNull()

    const [visit] = (await core.call('visit.list', { limit: 10 })).visits
    const { people } = await core.call('person.list', { accountId })
    const newId = people.find(({ name }) => name === '林疏桐')?.id
    expect(visit).toMatchObject({ purpose: '确认追溯范围', agenda: '一、回顾\n二、计划', hours: 5.5 })
    expect(visit).toMatchObject({ travelCostMinor: 32_000, currency: 'CNY' })
    expect(
      new Set(visit?.attendees.map(({ side, name, personId }) => [side, name, personId].join(' '))),
    ).toEqual(
      new Set(['ours 陆闻笙 ', 'ours 方仲平 ', `customer 曾砚秋 ${knownId}`, `customer 林疏桐 ${newId}`]),
    )
    expect(await screen.findByText(/客户方 .*林疏桐/)).toBeTruthy()
    expect(screen.getByText(/差旅 320\.00/)).toBeTruthy()

    const { id: noteId } = await core.call('note.create', {
      accountId,
      visitId: visit?.id ?? '',
      kind: 'visit',
      title: '回顾',
    })
    act(() => frame.navigation.go(`/notes/${noteId}`))
    const head = await screen.findByRole('region', { name: '这次拜访' })
    expect(head.textContent).toContain('目的：确认追溯范围')
    expect(head.textContent).toContain('二、计划')
    await user.click(within(head).getByRole('button', { name: '签到' }))
    await user.click(await within(head).findByRole('button', { name: '签出' }))
    await waitFor(() => expect(head.textContent).toMatch(/签到 \d{2}:\d{2} · 签出 \d{2}:\d{2}/))

    // What was saved stands in the form again; taking one out takes them off the visit.
    await user.click(within(head).getByRole('button', { name: '修改拜访' }))
    const again = await screen.findByRole('dialog', { name: '修改拜访' })
    await user.click(within(again).getByRole('button', { name: '移除「方仲平」' }))
    await user.click(within(again).getByRole('button', { name: '保存拜访' }))
    await waitFor(() => expect(head.textContent).not.toContain('方仲平'))
    expect(head.textContent).toContain('林疏桐')
  })
})

test.each(languages)('notes in %s: no key instead of a word, nothing for axe', async (language) => {
  const core = await openTestCore()
  await core.runJob('workspace.addSample', {})
  const { container } = await openScreen({ core, route: '/notes', language })
  await waitFor(() => expect(container.querySelectorAll('.note-row').length).toBeGreaterThan(0))
  expect(container.textContent).not.toMatch(/\bnotes\.[a-z]/)
  expect(container.textContent).not.toContain('{{')
  expect(await axeFindings()).toEqual([])
})
