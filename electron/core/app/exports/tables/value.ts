import { stageChecksKept } from '../../../../../shared/contract/index.ts'
import {
  accountColumns,
  accountSelect,
  choice,
  day,
  flag,
  instant,
  key,
  money,
  structure,
  text,
} from './columns.ts'
import type { StoredRow } from '../table.ts'
import { ruleWords } from './rule-words.ts'
import { nameOr, quotesOf, sqlTable } from './sql-table.ts'

/** Records of an account that is not in the bin, nor are they. */
export const ofLivingAccount = (table: string): string =>
  `FROM "${table}" x JOIN account a ON a.id = x.account_id WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL`

/** VAL-1. */
export const firstValuesTable = sqlTable({
  title: 'first_values',
  columns: [
    text('statement'),
    ...accountColumns,
    text('measure'),
    text('unit'),
    text('baseline'),
    text('target'),
    text('current'),
    day('dueDay'),
    day('reachedOn'),
    day('signedOn', 'signedOffOn'),
    text('signedBy', 'signedOffBy'),
    text('proof'),
    day('reopenedOn'),
    text('reopenedReason'),
    text('evidence'),
    key('signedByRecordId'),
  ],
  select: `x.statement, ${accountSelect}, x.measure, x.unit, x.baseline, x.target, x.current, x.due_day AS dueDay,
    x.reached_on AS reachedOn, x.signed_on AS signedOn, ${nameOr('x.signed_by', 'x.signed_by_person_id')} AS signedBy, x.proof, x.reopened_on AS reopenedOn,
    x.reopened_reason AS reopenedReason, ${quotesOf('x.id')}, x.signed_by_person_id AS signedByRecordId`,
  from: ofLivingAccount('first_value'),
  id: 'x.id',
  order: 'a.name, x.due_day, x.id',
  ofAccount: 'x.account_id = ?',
})

/** VAL-4, VAL-5. */
export const milestonesTable = sqlTable({
  title: 'milestones',
  columns: [
    text('title', 'milestone'),
    ...accountColumns,
    choice('kind', 'milestoneKind'),
    text('outcome'),
    day('fromDay'),
    day('dueDay'),
    day('reachedOn'),
    choice('waitingOn', 'waitingOn'),
    day('waitingSince'),
    text('evidence'),
    key('outcomeRecordId'),
  ],
  select: `x.title, ${accountSelect}, x.kind,
    (SELECT o.title FROM outcome o WHERE o.id = x.outcome_id AND o.deleted_at IS NULL) AS outcome,
    x.start_day AS fromDay, x.due_day AS dueDay, x.reached_on AS reachedOn, x.waiting_on AS waitingOn, x.waiting_since AS waitingSince,
    ${quotesOf('x.id')}, x.outcome_id AS outcomeRecordId`,
  from: ofLivingAccount('milestone'),
  id: 'x.id',
  order: 'a.name, x.position, x.id',
  ofAccount: 'x.account_id = ?',
})

/** VAL-8. */
export const valuesTable = sqlTable({
  title: 'values',
  columns: [
    text('result'),
    ...accountColumns,
    money('amount', 'currency'),
    text('currency'),
    day('day'),
    text('outcome'),
    text('source'),
    text('quote'),
    text('personName'),
    text('evidence'),
    key('outcomeRecordId'),
    key('personRecordId'),
  ],
  select: `x.result, ${accountSelect}, x.amount_minor AS amount, x.currency, x.day,
    (SELECT o.title FROM outcome o WHERE o.id = x.outcome_id AND o.deleted_at IS NULL) AS outcome, x.source, x.quote,
    (SELECT p.name FROM person p WHERE p.id = x.person_id AND p.deleted_at IS NULL) AS personName,
    ${quotesOf('x.id')}, x.outcome_id AS outcomeRecordId, x.person_id AS personRecordId`,
  from: ofLivingAccount('value_entry'),
  id: 'x.id',
  order: 'x.day, x.id',
  ofAccount: 'x.account_id = ?',
})

/** ACC-6. */
export const stagesTable = sqlTable({
  title: 'stages',
  columns: [
    ...accountColumns,
    choice('fromState', 'stage'),
    choice('toState', 'stage'),
    day('day'),
    text('reason'),
    flag('override', 'movedAnyway'),
    text('missing', 'missingThen'),
    text('by'),
    instant('createdAt'),
    structure('checks'),
  ],
  select: `${accountSelect}, x.from_stage AS fromState, x.to_stage AS toState, x.day, x.reason, x.override, x.created_by AS "by",
    x.created_at AS createdAt, x.checks`,
  from: ofLivingAccount('account_stage'),
  id: 'x.id',
  order: 'a.name, x.day, x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
  say({ checks }, words): StoredRow {
    const kept = stageChecksKept.safeParse(typeof checks === 'string' ? JSON.parse(checks) : null)
    if (!kept.success) return {}
    const { exit, entry } = kept.data.missing
    const rules = [...exit, ...entry].map(({ rule }) => ruleWords(rule, words))
    return { missing: rules.join(words.phrase('listSeparator')) }
  },
})
