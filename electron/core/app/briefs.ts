import { questionRules } from '../../../shared/domain/questions/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { composeBriefs } from './briefs/compose.ts'
import { debtOf, readAnswers } from './briefs/debt.ts'
import { readKnown } from './briefs/known.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import { writeEvidence } from './evidence/evidence.ts'
import { missingOfAccount, missingReference } from './references.ts'
import { readVisit } from './visits/rows.ts'

/** `rule/subject` in its parts; null where the rule is none of ours. */
function partsOf(questionId: string): { readonly rule: string; readonly subject: string | null } | null {
  const [rule = '', ...rest] = questionId.split('/')
  const subject = rest.join('/')
  return questionRules.some(({ key }) => key === rule)
    ? { rule, subject: subject === '' ? null : subject }
    : null
}

/** VIS-2: the brief before a visit, and the questions that it asks. */
export const briefsHandlers = {
  'visit.brief': (context, { visitIds }) => {
    const visits = [...new Set(visitIds)].flatMap((id) => readVisit(context.store.read, id) ?? [])
    return ok({
      briefs: composeBriefs(
        context,
        visits.map((visit) => ({ accountId: visit.accountId, visit })),
      ),
    })
  },

  'account.brief': (context, { accountId }) => {
    const [brief] = composeBriefs(context, [{ accountId, visit: null }])
    return brief === undefined ? notFound('account', accountId) : ok(brief)
  },

  'question.list': (context, { accountId }) => {
    const known = readKnown(context, [accountId]).get(accountId)
    if (known === undefined) return notFound('account', accountId)
    return ok(debtOf(context, known, readAnswers(context.store.read, [accountId]).get(accountId) ?? []))
  },

  'question.answer': (context, { accountId, questionId, question, answer, visitId, evidence }) => {
    const parts = partsOf(questionId)
    if (parts === null) return refuse('question_unknown', `no such question: ${questionId}`)
    return context.change({ name: 'question.answer', label: { title: question } }, (write) => {
      const missing =
        missingReference(write, { account: accountId }) ??
        missingOfAccount(write, accountId, { visit: visitId })
      if (missing !== null) return missing
      const id = write.insert('question_answer', {
        accountId,
        visitId: visitId ?? null,
        ...parts,
        question,
        answer: answer.trim(),
        answeredOn: context.today(),
      })
      const value =
        parts.rule === 'value_without_quote' && parts.subject !== null
          ? write.record('value_entry', parts.subject)
          : undefined
      if (value?.accountId === accountId && (value.quote ?? '').trim() === '')
        write.update('value_entry', value.id, { quote: answer.trim() })
      return writeEvidence(write, 'answer', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'question.reopen': (context, { id }) => {
    const title = context.store.read.record('question_answer', id)?.question ?? ''
    return context.change({ name: 'question.reopen', label: { title } }, (write) =>
      write.remove('question_answer', id)
        ? ok({ actionId: write.actionId })
        : notFound('question_answer', id),
    )
  },
} satisfies Handlers<
  'visit.brief' | 'account.brief' | 'question.list' | 'question.answer' | 'question.reopen'
>
