import { accountColumns, accountSelect, day, key, text } from './columns.ts'
import { quotesOf, sqlTable } from './sql-table.ts'

/** VIS-2: what was asked, and what was said. */
export const questionAnswersTable = sqlTable({
  title: 'question_answers',
  columns: [
    text('question'),
    ...accountColumns,
    text('answer'),
    day('answeredOn'),
    text('visit'),
    text('evidence'),
    text('createdBy'),
    key('visitRecordId'),
    key('rule'),
    key('subject'),
  ],
  select: `x.question, ${accountSelect}, x.answer, x.answered_on AS answeredOn, v.title AS visit, ${quotesOf('x.id')},
    x.created_by AS createdBy, x.visit_id AS visitRecordId, x.rule, x.subject`,
  from: `FROM question_answer x JOIN account a ON a.id = x.account_id
    LEFT JOIN visit v ON v.id = x.visit_id AND v.deleted_at IS NULL
    WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL`,
  id: 'x.id',
  order: 'x.answered_on, x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
})
