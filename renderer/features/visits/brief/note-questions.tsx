import type { RefObject } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { sentenceAt } from '../../../../shared/domain/text/index.ts'
import { Link, useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, Icon, IconButton, SectionHead, showToast } from '../../../ui/index.ts'
import type { SurfaceHandle } from '../note/editor/surface.ts'
import { boxesOf } from './checklist.ts'
import { openRecordOf, questionText, type Question } from './question-words.ts'

type Note = CallOutput<'note.get'>
type Answer = CallOutput<'question.list'>['answered'][number]

export interface NoteQuestionsProps {
  readonly note: Note
  readonly surface: RefObject<SurfaceHandle | null>
  /** The text is in the store before anything refers to it. */
  readonly flush: () => Promise<unknown>
}

/** The boxes of questions in the text are ticked, or opened again; as if typed, so that undo takes it back. */
export function markBoxes(surface: SurfaceHandle | null, questions: readonly string[], to: ' ' | 'x'): void {
  if (surface === null) return
  const { from: caret } = surface.selection()
  for (const box of boxesOf(surface.text(), new Set(questions), to === 'x' ? ' ' : 'x'))
    surface.replace(box, to, caret)
}

/** What was selected, else the sentence at the caret; null where there is none, or only a question. */
function saidAt(surface: SurfaceHandle, questions: ReadonlySet<string>) {
  const text = surface.text()
  const { from, to } = surface.selection()
  const selected = text.slice(from, to)
  const start = from + selected.length - selected.trimStart().length
  const said =
    from < to
      ? { quote: selected.trim(), start, end: start + selected.trim().length }
      : sentenceAt(text, from)
  return said === null || said.quote === '' || questions.has(said.quote) ? null : said
}

/** VIS-2: beside the note, what is not known of its customer; a sentence of the note answers it. */
export function NoteQuestions({ note, surface, flush }: NoteQuestionsProps) {
  const t = useT()
  const frame = useFrame()
  const { accountId } = note
  const { data } = useQuery(
    'question.list',
    { accountId: accountId ?? '' },
    { isEnabled: accountId !== null },
  )
  if (accountId === null || data === undefined) return null
  const visitId = note.visit?.id ?? null
  const { questions } = data
  const here = [...data.answered, ...questions.flatMap(({ answer }) => answer ?? [])].filter(
    (answer) => answer.noteId === note.id,
  )
  const unanswered = questions.filter(({ answer }) => answer === null)

  const answer = async (question: Question): Promise<void> => {
    const handle = surface.current
    if (handle === null) return
    const said = saidAt(handle, new Set(questions.map((each) => questionText(t, each))))
    if (said === null) {
      showToast({ text: t('brief.answer.noSentence'), icon: 'quote' })
      handle.focus()
      return
    }
    await flush()
    const words = questionText(t, question)
    const result = await frame.write('question.answer', {
      accountId,
      questionId: question.id,
      question: words,
      answer: said.quote,
      visitId,
      evidence: { noteId: note.id, quote: said.quote, start: said.start, end: said.end },
    })
    if (result.ok) markBoxes(surface.current, [words], 'x')
    handle.focus()
  }
  const reopen = async ({ id, question }: Answer): Promise<void> => {
    const result = await frame.write('question.reopen', { id })
    if (result.ok) markBoxes(surface.current, [question], ' ')
  }
  const show = ({ start, answer: quote }: Answer): void => {
    if (start !== null) surface.current?.reveal({ from: start, to: start + quote.length })
  }
  return (
    <section>
      <SectionHead
        title={t('brief.answer.side')}
        count={unanswered.length}
        line="none"
        actions={
          <Link
            className="link t12"
            to={visitId === null ? `/accounts/${accountId}/brief` : `/visits/${visitId}/brief`}
          >
            {t('brief.title')}
          </Link>
        }
      />
      {unanswered.length === 0 && <p className="muted t13">{t('brief.answer.allKnown')}</p>}
      <ul className="nq" aria-label={t('brief.answer.side')}>
        {unanswered.map((question) => (
          <li key={question.id}>
            <button
              type="button"
              className={question.weight === 3 ? 'nq-box grave' : 'nq-box'}
              aria-label={t('brief.answer.useNamed', { question: questionText(t, question) })}
              title={t('brief.answer.use')}
              // The caret stays where the sentence is.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => void answer(question)}
            />
            <span>{questionText(t, question)}</span>
          </li>
        ))}
      </ul>
      {here.length > 0 && (
        <>
          <SectionHead title={t('brief.answer.answered')} count={here.length} line="none" level={3} />
          <ul className="nq" aria-label={t('brief.answer.answered')}>
            {here.map((each) => (
              <NoteAnswer
                key={each.id}
                answer={each}
                wanted={questions.find(({ answer: said }) => said?.id === each.id)}
                onShow={() => show(each)}
                onReopen={() => void reopen(each)}
                onRecord={(question) => openRecordOf(frame, accountId, question)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface NoteAnswerProps {
  readonly answer: Answer
  /** The fact still belongs into its record. */
  readonly wanted: Question | undefined
  readonly onShow: () => void
  readonly onReopen: () => void
  readonly onRecord: (question: Question) => void
}

function NoteAnswer({ answer, wanted, onShow, onReopen, onRecord }: NoteAnswerProps) {
  const t = useT()
  return (
    <li>
      <span className="nq-box on" aria-hidden>
        <Icon name="check" size={12} />
      </span>
      <span>
        {answer.question}
        <button
          type="button"
          className="nq-quote mark t12"
          aria-label={t('brief.answer.show', { question: answer.question })}
          onClick={onShow}
        >
          {answer.answer}
        </button>
        {wanted !== undefined && (
          <Button size="small" kind="quiet" icon="edit" onPress={() => onRecord(wanted)}>
            {t('brief.answer.record')}
          </Button>
        )}
      </span>
      <IconButton
        icon="undo"
        iconSize={14}
        size="small"
        label={t('brief.answer.reopenNamed', { question: answer.question })}
        onPress={onReopen}
      />
    </li>
  )
}
