import { accountColumns, accountSelect, choice, day, key, number, structure, text } from './columns.ts'
import { quotesOf, sqlTable } from './sql-table.ts'
import { ofLivingAccount } from './value.ts'

const intentOf = `(SELECT i.statement FROM purchase_intent i WHERE i.id = x.intent_id AND i.deleted_at IS NULL)`

const nameOf = (person: string): string =>
  `(SELECT p.name FROM person p WHERE p.id = ${person} AND p.deleted_at IS NULL)`

/** ACC-8: why a customer bought, in its words. */
export const intentsTable = sqlTable({
  title: 'intents',
  columns: [
    text('statement', 'intent'),
    ...accountColumns,
    choice('kind', 'intentKind'),
    text('personName'),
    day('saidOn'),
    text('evidence'),
    key('personRecordId'),
  ],
  select: `x.statement, ${accountSelect}, x.kind, ${nameOf('x.person_id')} AS personName, x.said_on AS saidOn,
    ${quotesOf('x.id')}, x.person_id AS personRecordId`,
  from: ofLivingAccount('purchase_intent'),
  id: 'x.id',
  order: 'a.name, x.position, x.id',
  ofAccount: 'x.account_id = ?',
})

/** ACC-8: what has to come of it, with the numbers that show it. */
export const outcomesTable = sqlTable({
  title: 'outcomes',
  columns: [
    text('title', 'outcome'),
    ...accountColumns,
    text('intent'),
    text('measure'),
    text('unit'),
    number('baseline'),
    number('target'),
    number('current'),
    day('measuredOn'),
    day('fromDay'),
    day('dueDay'),
    day('reachedOn'),
    day('agreedOn'),
    text('agreedWith'),
    text('evidence'),
    key('intentRecordId'),
    key('agreedWithRecordId'),
  ],
  select: `x.title, ${accountSelect}, ${intentOf} AS intent, x.measure, x.unit, x.baseline, x.target, x.current,
    x.measured_on AS measuredOn, x.start_day AS fromDay, x.due_day AS dueDay, x.reached_on AS reachedOn,
    x.agreed_on AS agreedOn, ${nameOf('x.agreed_person_id')} AS agreedWith, ${quotesOf('x.id')},
    x.intent_id AS intentRecordId, x.agreed_person_id AS agreedWithRecordId`,
  from: ofLivingAccount('outcome'),
  id: 'x.id',
  order: 'a.name, x.position, x.id',
  ofAccount: 'x.account_id = ?',
})

/** VAL-7: training by role, planned and held, with who was there. */
export const trainingsTable = sqlTable({
  title: 'trainings',
  columns: [
    text('title', 'training'),
    ...accountColumns,
    text('intent'),
    choice('role', 'role'),
    day('dueDay'),
    day('heldOn'),
    text('trainer'),
    text('attendees'),
    text('remark'),
    key('topic'),
    key('intentRecordId'),
    structure('attendeeRecordIds'),
  ],
  select: `x.title, ${accountSelect}, ${intentOf} AS intent, x.role, x.due_day AS dueDay, x.held_on AS heldOn, x.trainer,
    (SELECT group_concat(name, '; ') FROM (
      SELECT p.name FROM training_attendee t JOIN person p ON p.id = t.person_id
      WHERE t.training_id = x.id AND t.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY t.id)) AS attendees,
    x.remark, x.topic, x.intent_id AS intentRecordId,
    (SELECT json_group_array(t.person_id ORDER BY t.id) FROM training_attendee t JOIN person p ON p.id = t.person_id
      WHERE t.training_id = x.id AND t.deleted_at IS NULL AND p.deleted_at IS NULL) AS attendeeRecordIds`,
  from: ofLivingAccount('training'),
  id: 'x.id',
  order: 'a.name, x.position, x.id',
  ofAccount: 'x.account_id = ?',
})
