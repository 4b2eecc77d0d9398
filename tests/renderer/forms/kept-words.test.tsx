import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { StoreFullError } from '../../../electron/core/store/index.ts'
import { formAbout } from '../../../renderer/app/dialogs/form-about.ts'
import type { DialogInputs, DialogName } from '../../../renderer/app/index.ts'
import { languages } from '../../../renderer/i18n/index.ts'
import { clearToasts } from '../../../renderer/ui/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function atToday(language: (typeof languages)[number] = 'zh-CN') {
  clearToasts()
  const core = await openTestCore()
  const { id: accountId } = await core.call('account.create', { name: '岚汀重工' })
  const shown = await openScreen({ core, route: '/today', language })
  return { ...shown, accountId }
}

const fieldsOf = async <Name extends DialogName>(core: TestCore, form: Name, input: DialogInputs[Name]) =>
  (await core.call('form.kept', { form, about: formAbout(input) })).drafts[0]?.fields ?? null

const box = (dialog: HTMLElement, name: RegExp | string): HTMLInputElement =>
  within(dialog).getByRole<HTMLInputElement>('textbox', { name })

const promiseDialog = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: '承诺' })
const gone = (): Promise<void> => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

describe('VIS-6 what is typed into a form is not lost', () => {
  test('VIS-6 Esc goes back; the form opened again has the words, and its save takes them away', async () => {
    const { core, frame, user, accountId } = await atToday()
    const asked = frame.dialogs.open('promise.edit', { accountId })
    const dialog = await promiseDialog()
    await user.type(box(dialog, /承诺了什么/), '12 月 5 日前给推广方案')
    await user.type(box(dialog, /备注/), '韩总在会上问的')
    await user.keyboard('{Escape}')
    expect(await asked).toBeNull()
    await screen.findByText('「承诺」没有保存，写下的内容已留在本机')
    expect((await core.call('promise.list', {})).promises).toEqual([])

    const again = frame.dialogs.open('promise.edit', { accountId })
    const reopened = await promiseDialog()
    await waitFor(() => expect(box(reopened, /备注/).value).toBe('韩总在会上问的'))
    expect(box(reopened, /承诺了什么/).value).toBe('12 月 5 日前给推广方案')
    within(reopened).getByText('已恢复上次没有保存的内容')
    expect(await axeFindings(reopened)).toEqual([])
    expect(document.activeElement).toBe(box(reopened, /承诺了什么/))
    await user.keyboard('{Enter}')
    expect(await again).not.toBeNull()
    expect((await core.call('promise.list', {})).promises).toMatchObject([
      { title: '12 月 5 日前给推广方案', remark: '韩总在会上问的' },
    ])
    expect(await fieldsOf(core, 'promise.edit', { accountId })).toBeNull()

    void frame.dialogs.open('promise.edit', { accountId })
    const blank = await promiseDialog()
    expect(box(blank, /承诺了什么/).value).toBe('')
    expect(within(blank).queryByText('已恢复上次没有保存的内容')).toBeNull()
  })

  test('VIS-6 a pause in typing is enough: nothing has to be closed', async () => {
    const { core, frame, user, accountId } = await atToday()
    void frame.dialogs.open('risk.edit', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '风险' })
    await user.type(box(dialog, /看到了什么/), '对手驻场')
    await waitFor(async () =>
      expect(await fieldsOf(core, 'risk.edit', { accountId })).toMatchObject([
        { text: '对手驻场', base: '' },
      ]),
    )
  })

  test('VIS-6 the toast leads back into the form', async () => {
    const { frame, user, accountId } = await atToday()
    void frame.dialogs.open('promise.edit', { accountId })
    await user.type(box(await promiseDialog(), /承诺了什么/), '给方案')
    await user.click(screen.getByRole('button', { name: '取消' }))
    await gone()
    await user.click(await screen.findByRole('button', { name: '接着写' }))
    const dialog = await promiseDialog()
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给方案'))
  })

  test('VIS-6 a form that nobody typed into leaves no words and says nothing', async () => {
    const { core, frame, user, accountId } = await atToday()
    void frame.dialogs.open('promise.edit', { accountId, title: '从别处带来的' })
    await promiseDialog()
    await user.keyboard('{Escape}')
    await gone()
    expect(screen.queryByRole('button', { name: '接着写' })).toBeNull()
    expect(await fieldsOf(core, 'promise.edit', { accountId, title: '从别处带来的' })).toBeNull()
  })

  test('VIS-6 the window goes, or is put away: the words are on their way at once', async () => {
    const { core, frame, host, user, accountId } = await atToday()
    void frame.dialogs.open('promise.edit', { accountId })
    await user.type(box(await promiseDialog(), /承诺了什么/), '给方案')
    await host.flush()
    expect(await fieldsOf(core, 'promise.edit', { accountId })).toMatchObject([{ text: '给方案' }])
  })
})

test('VIS-6 two windows with one form: neither takes the words of the other', async () => {
  const { core, frame, user, accountId } = await atToday()
  void frame.dialogs.open('promise.edit', { accountId })
  const field = box(await promiseDialog(), /承诺了什么/)
  await user.type(field, '周五前给方案')
  const about = formAbout({ accountId })
  const opening = '01a1fbb9-7dc0-79c7-b851-be083c0d4eef'
  const fields = [{ name: '承诺了什么', text: '另一扇窗口写的', base: '' }]
  core.clock.advance(1_000)
  await core.call('form.keep', { form: 'promise.edit', about, opening, replaces: [], fields })
  core.clock.advance(1_000)
  await user.type(field, '，不迟')
  await user.keyboard('{Escape}')
  await gone()
  void frame.dialogs.open('promise.edit', { accountId })
  const again = await promiseDialog()
  await waitFor(() => expect(box(again, /承诺了什么/).value).toBe('周五前给方案，不迟'))
  within(again).getByText('另一扇窗口写的')
  expect(await core.call('form.kept', { form: 'promise.edit', about })).toMatchObject({
    drafts: [{}, { opening }],
  })
  // Saved here: the other window's words still wait, now with this form.
  await user.keyboard('{Enter}')
  await gone()
  expect(await core.call('form.kept', { form: 'promise.edit', about })).toMatchObject({
    drafts: [{ fields: [{ text: '另一扇窗口写的' }] }],
  })
})

test('VIS-6 words that the store does not take stay in the window, and the toast says so', async () => {
  const { core, frame, user, accountId } = await atToday()
  const local = vi.spyOn(core.store, 'local').mockImplementation(() => {
    throw new StoreFullError('SQLITE_FULL', 'the disk is full')
  })
  void frame.dialogs.open('promise.edit', { accountId })
  await user.type(box(await promiseDialog(), /承诺了什么/), '给方案')
  await user.keyboard('{Escape}')
  await screen.findByText(/写下的内容存不进磁盘/)
  local.mockRestore()
  expect(await fieldsOf(core, 'promise.edit', { accountId })).toBeNull()
  void frame.dialogs.open('promise.edit', { accountId })
  const dialog = await promiseDialog()
  await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给方案'))
  await user.keyboard('{Escape}')
  await screen.findByText('「承诺」没有保存，写下的内容已留在本机')
  expect(await fieldsOf(core, 'promise.edit', { accountId })).toMatchObject([{ text: '给方案' }])
})

describe('VIS-6 giving up what was kept', () => {
  test('VIS-6 the fields are as the record has them; undo brings the words back, in the form and after it', async () => {
    const { core, frame, user, accountId } = await atToday()
    const { id } = await core.call('promise.create', { accountId, title: '给日期' })
    void frame.dialogs.open('promise.edit', { id })
    await user.type(box(await promiseDialog(), /承诺了什么/), '和人')
    await user.keyboard('{Escape}')
    await gone()
    void frame.dialogs.open('promise.edit', { id })
    const dialog = await promiseDialog()
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给日期和人'))
    clearToasts()

    await user.click(within(dialog).getByRole('button', { name: '放弃这些内容' }))
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给日期'))
    expect(dialog.contains(document.activeElement)).toBe(true)
    expect(await fieldsOf(core, 'promise.edit', { id })).toBeNull()
    const undo = await screen.findByRole('button', { name: '撤销', hidden: true })
    await user.click(undo)
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给日期和人'))
    await waitFor(async () =>
      expect(await fieldsOf(core, 'promise.edit', { id })).toMatchObject([{ text: '给日期和人' }]),
    )

    await user.click(within(dialog).getByRole('button', { name: '放弃这些内容' }))
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给日期'))
    await user.keyboard('{Escape}')
    await gone()
    await user.click(await screen.findByRole('button', { name: '撤销' }))
    const last = await promiseDialog()
    await waitFor(() => expect(box(last, /承诺了什么/).value).toBe('给日期和人'))
  })
})

describe('VIS-6 a record that has changed since', () => {
  test('VIS-6 the words stand in the form, what the record says now beside them', async () => {
    const { core, frame, user, accountId } = await atToday()
    const { id } = await core.call('promise.create', { accountId, title: '给日期' })
    void frame.dialogs.open('promise.edit', { id })
    await user.type(box(await promiseDialog(), /承诺了什么/), '和人')
    await user.keyboard('{Escape}')
    await gone()
    await core.call('promise.update', { id, patch: { title: '给日期，不晚于周五' } })

    void frame.dialogs.open('promise.edit', { id })
    const dialog = await promiseDialog()
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给日期和人'))
    within(dialog).getByText('「承诺了什么」后来改过，记录里现在是：')
    within(dialog).getByText('给日期，不晚于周五')
    expect(await axeFindings(dialog)).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '用记录里的' }))
    await waitFor(() => expect(box(dialog, /承诺了什么/).value).toBe('给日期，不晚于周五'))
    expect(within(dialog).queryByText('已恢复上次没有保存的内容')).toBeNull()
    await waitFor(async () => expect(await fieldsOf(core, 'promise.edit', { id })).toBeNull())
  })

  test('VIS-6 a record that went to the bin keeps the words for its return', async () => {
    const { core, frame, user, accountId } = await atToday()
    const { id } = await core.call('promise.create', { accountId, title: '给日期' })
    const asked = frame.dialogs.open('promise.edit', { id })
    const dialog = await promiseDialog()
    await user.type(box(dialog, /承诺了什么/), '和人')
    await user.click(within(dialog).getByRole('button', { name: '删除' }))
    expect(await asked).not.toBeNull()
    expect(await fieldsOf(core, 'promise.edit', { id })).toMatchObject([{ text: '给日期和人' }])
  })

  test('RSK-3 closing a risk takes the reason; a title that was changed and not saved stays kept', async () => {
    const { core, frame, user, accountId } = await atToday()
    const { id } = await core.call('risk.create', { accountId, title: '对手驻场' })
    const asked = frame.dialogs.open('risk.edit', { id })
    const dialog = await screen.findByRole('dialog', { name: '风险' })
    await user.type(box(dialog, /看到了什么/), '三个月')
    await user.type(box(dialog, /为什么/), '他们撤了')
    await user.click(within(dialog).getByRole('button', { name: /了结|关闭/ }))
    expect(await asked).not.toBeNull()
    expect(await fieldsOf(core, 'risk.edit', { id })).toMatchObject([{ text: '对手驻场三个月' }])
  })
})

describe('VIS-6 what is kept', () => {
  test('VIS-6 nothing while an input method composes', async () => {
    const { core, frame, user, accountId } = await atToday()
    void frame.dialogs.open('promise.edit', { accountId })
    const field = box(await promiseDialog(), /承诺了什么/)
    await user.type(field, '给')
    await waitFor(async () =>
      expect(await fieldsOf(core, 'promise.edit', { accountId })).toMatchObject([{ text: '给' }]),
    )
    fireEvent.compositionStart(field)
    fireEvent.change(field, { target: { value: '给fang' } })
    // Leaving the field keeps its words at once, but not half of a composition.
    fireEvent.blur(field)
    await core.call('workspace.status', {})
    expect(await fieldsOf(core, 'promise.edit', { accountId })).toMatchObject([{ text: '给' }])
    expect(field.value).toBe('给fang')
    fireEvent.change(field, { target: { value: '给方案' } })
    fireEvent.compositionEnd(field)
    await waitFor(async () =>
      expect(await fieldsOf(core, 'promise.edit', { accountId })).toMatchObject([{ text: '给方案' }]),
    )
  })

  test('VIS-1 the form of a visit takes part: its words, not its time', async () => {
    const { core, frame, user, accountId } = await atToday()
    void frame.dialogs.open('visit.plan', { accountId })
    const dialog = await screen.findByRole('dialog', { name: '安排拜访' })
    await user.type(box(dialog, /议程/), '先看排程')
    await user.clear(box(dialog, /几点|时间/))
    await user.type(box(dialog, /几点|时间/), '14:00')
    await user.keyboard('{Escape}')
    await gone()
    expect(await fieldsOf(core, 'visit.plan', { accountId })).toMatchObject([{ text: '先看排程' }])
    // Another day is the same visit to plan.
    void frame.dialogs.open('visit.plan', { accountId, day: '2026-12-01' })
    const again = await screen.findByRole('dialog', { name: '安排拜访' })
    await waitFor(() => expect(box(again, /议程/).value).toBe('先看排程'))
  })

  test('PLY-1 a form that sets all its values at once gets every one of its words', async () => {
    const { frame, user } = await atToday()
    const open = async (): Promise<HTMLElement> => {
      void frame.dialogs.open('playbook.edit', { stage: 'growth', version: 0 })
      return screen.findByRole('dialog', { name: /成长/ })
    }
    const dialog = await open()
    const [first, second] = within(dialog).getAllByRole<HTMLInputElement>('textbox', { name: /职责/ })
    if (first === undefined || second === undefined) throw new Error('the playbook has no two roles')
    await user.type(first, '甲')
    await user.type(second, '乙')
    await user.type(box(dialog, /目标/), '丙')
    const typed = [first.value, second.value]
    await user.keyboard('{Escape}')
    await gone()
    const again = await open()
    await waitFor(() => expect(box(again, /目标/).value).toMatch(/丙$/))
    const duties = within(again).getAllByRole<HTMLInputElement>('textbox', { name: /职责/ })
    expect(duties.slice(0, 2).map(({ value }) => value)).toEqual(typed)
  })

  test('REN-1 words of a line that is not in the form stand above it, and come back with the line', async () => {
    const { frame, host, user, accountId } = await atToday()
    const open = async (): Promise<HTMLElement> => {
      void frame.dialogs.open('contract.edit', { accountId })
      return screen.findByRole('dialog', { name: '合同' })
    }
    const dialog = await open()
    await user.click(within(dialog).getByRole('button', { name: '添加一行' }))
    await user.type(box(dialog, /产品/), '排程')
    await user.keyboard('{Escape}')
    await gone()
    const again = await open()
    expect((await within(again).findByText(/现在不在表单里/)).nextElementSibling?.textContent).toBe('排程')
    await user.click(within(again).getByRole('button', { name: '复制' }))
    expect(host.copied).toEqual(['排程'])
    await user.click(within(again).getByRole('button', { name: '添加一行' }))
    await waitFor(() => expect(box(again, /产品/).value).toBe('排程'))
    expect(within(again).queryByText(/现在不在表单里/)).toBeNull()
  })
})

test.each(languages)('VIS-6 the words about kept words in %s: no key instead of a word', async (language) => {
  const { core, frame, user, accountId } = await atToday(language)
  const { id } = await core.call('risk.create', { accountId, title: '甲' })
  void frame.dialogs.open('risk.edit', { id })
  await user.type((await within(await screen.findByRole('dialog')).findAllByRole('textbox'))[0]!, '乙')
  await user.keyboard('{Escape}')
  await gone()
  await core.call('risk.update', { id, patch: { title: '丙' } })
  void frame.dialogs.open('risk.edit', { id })
  await waitFor(() => expect(screen.getByRole('dialog').textContent).toContain('丙'))
  expect(document.body.textContent).not.toMatch(/\bapp\.form\.[a-z]/)
})
