import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  questionIdOf,
  questionRules,
  questionsOf,
  settleQuestions,
} from '../../../../shared/domain/questions/index.ts'
import type { ReadStore, RowOf } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { groupedBy } from '../references.ts'
import type { KnownAccount } from './known.ts'

export type Debt = CallOutput<'question.list'>
type Answer = Debt['answered'][number]

const needsRecord: ReadonlySet<string> = new Set(
  questionRules.filter(({ settledBy }) => settledBy === 'record').map(({ key }) => key),
)

type AnswerRow = Pick<
  RowOf<'question_answer'>,
  'id' | 'account_id' | 'visit_id' | 'rule' | 'subject' | 'question' | 'answer' | 'answered_on'
> & { readonly note_id: string | null; readonly anchor_start: number | null }

/** What was said about the questions of accounts, the latest first, each with the sentence that it came from. */
export function readAnswers(
  read: ReadStore,
  accountIds: readonly string[],
): ReadonlyMap<string, readonly Answer[]> {
  const rows = read.rows<AnswerRow>(
    `SELECT q.id, q.account_id, q.visit_id, q.rule, q.subject, q.question, q.answer, q.answered_on,
       n.id AS note_id, e.anchor_start
     FROM question_answer q
       LEFT JOIN evidence e ON e.target_id = q.id AND e.target_kind = 'answer' AND e.deleted_at IS NULL
       LEFT JOIN note n ON n.id = e.note_id AND n.deleted_at IS NULL
     WHERE q.deleted_at IS NULL AND q.account_id IN (SELECT value FROM json_each(?))
     ORDER BY q.answered_on DESC, q.id DESC, e.id`,
    JSON.stringify(accountIds),
  )
  // An answer that stands on two sentences is one answer.
  const first = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].reverse()
  const accountOf = new Map(first.map((row) => [row.id, row.account_id]))
  return groupedBy(
    first.map((row) => ({
      id: row.id,
      questionId: questionIdOf(row.rule, row.subject),
      question: row.question,
      answer: row.answer,
      answeredOn: row.answered_on,
      visitId: row.visit_id,
      noteId: row.note_id,
      start: row.note_id === null ? null : row.anchor_start,
    })),
    ({ id }) => accountOf.get(id) ?? '',
  )
}

/** The question debt of an account as people see it: what is open, and what was said. */
export function debtOf(
  context: Pick<CallContext, 'today'>,
  { known, titleOf }: KnownAccount,
  answers: readonly Answer[],
): Debt {
  const today = context.today()
  const { open } = settleQuestions(questionsOf(known, today), answers, today)
  return {
    questions: open.map(({ id, key, weight, subject, data, answer }) => ({
      id,
      key,
      weight,
      subject,
      subjectTitle: subject === null ? null : titleOf(subject),
      data: { ...data },
      needsRecord: needsRecord.has(key),
      answer,
    })),
    answered: answers.filter(({ id }) => !open.some(({ answer }) => answer?.id === id)),
  }
}
