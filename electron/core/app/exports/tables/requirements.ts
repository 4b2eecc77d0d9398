import { accountColumns, accountSelect, choice, day, flag, instant, key, number, text } from './columns.ts'
import { quotesOf, sqlTable } from './sql-table.ts'

const askedBy = (requirement: string): string =>
  `${requirement} IN (SELECT k.requirement_id FROM requirement_ask k WHERE k.deleted_at IS NULL AND k.account_id = ?)`

/** REQ-1 to REQ-7. */
export const requirementsTable = sqlTable({
  title: 'requirements',
  columns: [
    text('code', 'requirementCode'),
    text('title'),
    choice('kind', 'requirementKind'),
    choice('state', 'requirementState'),
    instant('stateSince'),
    text('askers'),
    text('scenario'),
    text('background'),
    flag('reasonable'),
    choice('scope', 'scope'),
    text('verdictReason'),
    text('reviewer'),
    day('reviewedOn'),
    text('version'),
    day('dueDay'),
    choice('declineReason', 'declineReason'),
    text('declineLabel'),
    text('explanation'),
    text('replyBy'),
    day('replyDue'),
    day('shippedOn'),
    number('effort'),
    number('effect'),
    text('conditions'),
    text('steps'),
    choice('severity', 'bugSeverity'),
    text('evidence'),
    instant('createdAt'),
    text('createdBy'),
  ],
  select: `x.code, x.title, x.kind, x.state, x.state_since AS stateSince,
    (SELECT group_concat(name, '; ') FROM (
      SELECT DISTINCT a.name FROM requirement_ask k JOIN account a ON a.id = k.account_id
      WHERE k.requirement_id = x.id AND k.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY a.name)) AS askers,
    x.scenario, x.background, x.reasonable, x.scope, x.verdict_reason AS verdictReason, x.reviewer,
    x.reviewed_on AS reviewedOn, x.version, x.due_day AS dueDay, x.decline_reason AS declineReason,
    x.decline_label AS declineLabel, x.explanation,
    x.reply_by AS replyBy, x.reply_due AS replyDue, x.shipped_on AS shippedOn, x.effort, x.effect, x.conditions,
    x.steps, x.severity, ${quotesOf('x.id')}, x.created_at AS createdAt, x.created_by AS createdBy`,
  from: 'FROM requirement x WHERE x.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.created_at, x.id',
  ofAccount: askedBy('x.id'),
})

/** REQ-5, REQ-6: who asked, and how the answer reached them. */
export const requirementAsksTable = sqlTable({
  title: 'requirement_asks',
  columns: [
    text('requirementCode'),
    text('title'),
    ...accountColumns,
    text('askedBy'),
    day('askedOn'),
    day('toldOn'),
    text('toldBy'),
    text('toldHow'),
    text('toldTo'),
    choice('reaction', 'reaction'),
    text('reactionText'),
    key('requirementRecordId'),
    key('askedByRecordId'),
  ],
  select: `r.code AS requirementCode, r.title, ${accountSelect},
    coalesce(x.asked_by, (SELECT p.name FROM person p WHERE p.id = x.person_id AND p.deleted_at IS NULL)) AS askedBy,
    x.asked_on AS askedOn, x.told_on AS toldOn, x.told_by AS toldBy, x.told_how AS toldHow, x.told_to AS toldTo,
    x.reaction, x.reaction_text AS reactionText, r.id AS requirementRecordId, x.person_id AS askedByRecordId`,
  from: `FROM requirement_ask x JOIN requirement r ON r.id = x.requirement_id JOIN account a ON a.id = x.account_id
    WHERE x.deleted_at IS NULL AND r.deleted_at IS NULL AND a.deleted_at IS NULL`,
  id: 'x.id',
  order: 'r.created_at, r.id, x.asked_on, x.id',
  ofAccount: 'x.account_id = ?',
})

/** REQ-8: each move with who, when and why. */
export const requirementMovesTable = sqlTable({
  title: 'requirement_moves',
  columns: [
    text('requirementCode'),
    text('title'),
    choice('fromState', 'requirementState'),
    choice('toState', 'requirementState'),
    instant('at'),
    text('by'),
    text('reason'),
    key('requirementRecordId'),
  ],
  select: `r.code AS requirementCode, r.title, x.from_state AS fromState, x.to_state AS toState, x.at,
    x.created_by AS "by", x.reason, r.id AS requirementRecordId`,
  from: `FROM requirement_move x JOIN requirement r ON r.id = x.requirement_id
    WHERE x.deleted_at IS NULL AND r.deleted_at IS NULL`,
  id: 'x.id',
  order: 'r.created_at, r.id, x.at, x.id',
  ofAccount: askedBy('r.id'),
})
