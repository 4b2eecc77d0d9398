import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { boxesOf } from '../../../renderer/features/visits/brief/checklist.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const intent = '当初为什么买，出了什么事？'

/** A visit of a customer of whom nothing is known, and the plain field (jsdom has no layout for the other one). */
async function aVisit() {
  const core = await openTestCore()
  await core.call('settings.set', { plainEditor: true })
  const accountId = await anAccount(core)
  const { id } = await core.call('visit.plan', {
    accountId,
    title: '初访',
    plannedStart: core.clock.now() - 3_600_000,
  })
  return { core, accountId, visitId: id }
}

async function aNoteOf({ core, accountId, visitId }: Awaited<ReturnType<typeof aVisit>>, body: string) {
  const { id } = await core.call('note.create', { accountId, visitId, title: '初访', body })
  const shown = await openScreen({ core, route: `/notes/${id}` })
  const field = (await screen.findByRole('textbox', { name: '记录正文' })) as HTMLTextAreaElement
  await screen.findByRole('list', { name: '尚不知道' })
  return { ...shown, id, field }
}

const caretAt = (field: HTMLTextAreaElement, from: number, to = from): void => {
  act(() => field.focus())
  field.setSelectionRange(from, to)
  fireEvent.select(field)
}

describe('VIS-2 the note of a visit asks what is not known', () => {
  test('VIS-2 the note begins with exactly the open questions, each with a box; without them on request', async () => {
    const { core, accountId, visitId } = await aVisit()
    const { user, frame } = await openScreen({ core, route: '/visits' })
    void frame.dialogs.open('note.create', { accountId, visitId })
    const dialog = await screen.findByRole('dialog', { name: '新建记录' })
    expect(await within(dialog).findByRole('checkbox', { name: /写进还不知道的 \d+ 个问题/ })).toHaveProperty(
      'checked',
      true,
    )
    await user.click(within(dialog).getByRole('button', { name: '开始写' }))
    await waitFor(async () => expect((await core.call('note.list', { limit: 5 })).total).toBe(1))
    const [row] = (await core.call('note.list', { limit: 5 })).notes
    const { body } = await core.call('note.get', { id: row?.id ?? '' })
    const { questions } = await core.call('question.list', { accountId })
    const boxes = body.split('\n').filter((line) => line.startsWith('- [ ] '))
    expect(boxes).toHaveLength(questions.length)
    expect(boxes).toContain(`- [ ] ${intent}`)
    expect(body.startsWith('## 这次要问\n')).toBe(true)
  })

  test('VIS-2 the sentence at the caret answers: ticked in the text, off the debt, evidence of the note; asked again by one button', async () => {
    const visit = await aVisit()
    const body = `## 这次要问\n- [ ] ${intent}\n\n审计查出批次对不上。老板限三个月解决。`
    const { core, user, field, id } = await aNoteOf(visit, body)
    caretAt(field, body.length)
    await user.click(screen.getByRole('button', { name: `用光标处的话回答：${intent}` }))
    const answered = await screen.findByRole('list', { name: '已问到' })
    expect(answered.textContent).toContain('老板限三个月解决。')
    expect(field.value).toBe(body.replace('[ ]', '[x]'))
    const { evidence } = await core.call('note.get', { id })
    expect(evidence).toMatchObject([{ targetKind: 'answer', quote: '老板限三个月解决。', title: intent }])
    const { questions } = await core.call('question.list', { accountId: visit.accountId })
    expect(questions.map(({ key }) => key)).not.toContain('purchase_intent_unknown')
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: `重新问：${intent}` }))
    await screen.findByRole('button', { name: `用光标处的话回答：${intent}` })
    expect(field.value).toBe(body)
  })

  test('VIS-2 what is selected answers; a question alone answers nothing', async () => {
    const visit = await aVisit()
    const body = `- [ ] ${intent}\n他们说审计查出来的，后来又聊了别的`
    const { core, user, field } = await aNoteOf(visit, body)
    caretAt(field, 10)
    await user.click(screen.getByRole('button', { name: `用光标处的话回答：${intent}` }))
    expect(await screen.findByText(/光标前还没有一句话/)).toBeDefined()
    const from = body.indexOf('审计')
    caretAt(field, from, from + 6)
    await user.click(screen.getByRole('button', { name: `用光标处的话回答：${intent}` }))
    await waitFor(async () =>
      expect((await core.call('question.list', { accountId: visit.accountId })).answered).toMatchObject([
        { answer: '审计查出来的', start: from, visitId: visit.visitId },
      ]),
    )
  })

  test('VIS-2 by keyboard alone: slash, answer, choose the question, save', async () => {
    const visit = await aVisit()
    const { core, user, field } = await aNoteOf(visit, `- [ ] ${intent}\n`)
    const text = `- [ ] ${intent}\n审计查出来的。`
    act(() => field.focus())
    fireEvent.input(field, { target: { value: `${text}/hd` } })
    caretAt(field, text.length + 3)
    await screen.findByRole('listbox', { name: '把这句话变成' })
    fireEvent.keyDown(field, { key: 'Enter' })
    const dialog = await screen.findByRole('dialog', { name: '这句话回答了哪个问题' })
    expect(await axeFindings(dialog)).toEqual([])
    const radio = await within(dialog).findByRole('radio', { name: intent })
    act(() => radio.focus())
    await user.keyboard(' ')
    await user.tab()
    await user.keyboard('{Tab}')
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: '记为回答' }))
    await user.keyboard('{Enter}')
    await waitFor(async () =>
      expect((await core.call('question.list', { accountId: visit.accountId })).answered).toMatchObject([
        { answer: '审计查出来的。', questionId: 'purchase_intent_unknown/' },
      ]),
    )
    await waitFor(() => expect(field.value).toBe(text.replace('[ ]', '[x]')))
  })

  test('VIS-2 boxes are found by their question, in any list, with what was written behind it', () => {
    const text = '* [ ] 谁拍板？\r\n  - [ ] 谁拍板？ 覃总\n- [x] 谁拍板？\n- [ ] 别的\n谁拍板？'
    const at = (mark: ' ' | 'x') => boxesOf(text, new Set(['谁拍板？']), mark)
    expect(at(' ').map(({ from, to }) => text.slice(from - 1, to + 1))).toEqual(['[ ]', '[ ]'])
    expect(at('x').map(({ from, to }) => text.slice(from - 1, to + 1))).toEqual(['[x]'])
  })

  test('VIS-2 a box is ticked the day after too: days in the question have gone on', () => {
    const text = '- [ ] 30 天没见拍板的人，谁能约？ 周三问\n- [ ] 还没见过拍板的人'
    expect(boxesOf(text, new Set(['31 天没见拍板的人，谁能约？']), ' ')).toEqual([{ from: 3, to: 4 }])
  })
})
