import { toVisitRows } from '../../visits/rows.ts'
import type { StoredRow, TableSource } from '../table.ts'
import {
  accountColumns,
  accountSelect,
  choice,
  day,
  instant,
  key,
  money,
  number,
  plainNumber,
  structure,
  text,
} from './columns.ts'
import { nameOr, quotesOf, sqlTable } from './sql-table.ts'

/**
 * VIS-3, VIS-6: the whole text, and what was typed and is not a revision yet rather than what it was before. Where
 * two texts stand side by side the other is there too.
 */
export const notesTable = sqlTable({
  title: 'notes',
  columns: [
    text('title'),
    ...accountColumns,
    choice('kind', 'noteKind'),
    instant('happenedAt'),
    text('visit'),
    text('createdBy'),
    instant('updatedAt'),
    text('attachments'),
    text('body'),
    text('otherTexts'),
    key('template'),
    key('visitRecordId'),
  ],
  select: `x.template, x.visit_id AS visitRecordId, x.title, ${accountSelect}, x.kind, x.happened_at AS happenedAt, v.title AS visit, x.created_by AS createdBy,
    max(x.updated_at, coalesce(d.updated_at, 0)) AS updatedAt, coalesce(d.body, x.body) AS body,
    (SELECT group_concat(f.name, char(10) ORDER BY f.id) FROM attachment f
      WHERE f.note_id = x.id AND f.deleted_at IS NULL) AS attachments,
    CASE WHEN x.head_count < 2 THEN NULL ELSE (
      SELECT group_concat(r.body, char(10, 10) ORDER BY r.hlc) FROM note_rev r
      WHERE r.note_id = x.id AND r.deleted_at IS NULL AND r.id <> x.head_rev_id AND NOT EXISTS (
        SELECT 1 FROM note_rev later, json_each(later.parents) parent
        WHERE later.note_id = x.id AND later.deleted_at IS NULL AND parent.value = r.id)
    ) END AS otherTexts`,
  from: `FROM note x LEFT JOIN account a ON a.id = x.account_id LEFT JOIN draft d ON d.note_id = x.id
    LEFT JOIN visit v ON v.id = x.visit_id AND v.deleted_at IS NULL
    WHERE x.deleted_at IS NULL AND (x.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'x.happened_at DESC, x.id DESC',
  ofAccount: 'x.account_id = ?',
})

const plainVisits = sqlTable({
  title: 'visits',
  columns: [
    text('title'),
    ...accountColumns,
    text('city'),
    choice('kind', 'visitKind'),
    choice('state', 'visitState'),
    instant('plannedStart'),
    instant('plannedEnd'),
    instant('checkedInAt'),
    instant('checkedOutAt'),
    number('hours'),
    money('travelCost', 'currency'),
    text('place'),
    text('attendees'),
    text('purpose'),
    text('agenda'),
    text('cancelledReason'),
    text('currency'),
    key('calendarUid'),
    structure('attendeeList'),
  ],
  select: `${accountSelect}, x.calendar_uid AS calendarUid`,
  from: 'FROM visit x JOIN account a ON a.id = x.account_id WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.planned_start DESC, x.id DESC',
  ofAccount: 'x.account_id = ?',
})

/** VIS-1. */
export const visitsTable: TableSource = {
  ...plainVisits,
  rows(reading, ids, scope, words) {
    const stored = new Map(plainVisits.rows(reading, ids, scope, words).map((row) => [row['id'], row]))
    const { read } = reading.store
    const records = ids.flatMap((id) => read.record('visit', id) ?? [])
    return toVisitRows(read, records).map(
      ({ attendees, noteIds: _noteIds, travelCostMinor, ...visit }): StoredRow => ({
        ...stored.get(visit.id),
        ...visit,
        travelCost: travelCostMinor,
        attendees: attendees.length === 0 ? null : attendees.map(({ name }) => name).join('; '),
        attendeeList: JSON.stringify(
          attendees.map(({ name, side, personId }) => ({ name, side, personRecordId: personId })),
        ),
      }),
    )
  },
}

/** VIS-5: names only; the bytes travel with a capsule or a backup. */
export const attachmentsTable = sqlTable({
  title: 'attachments',
  columns: [
    text('name', 'fileName'),
    ...accountColumns,
    text('note'),
    choice('kind', 'attachmentKind'),
    text('mime'),
    number('size'),
    number('durationSecs'),
    instant('createdAt'),
    text('createdBy'),
    key('sha256'),
    plainNumber('durationMs'),
    key('noteRecordId'),
  ],
  select: `x.sha256, x.duration_ms AS durationMs, x.duration_ms / 1000.0 AS durationSecs, x.note_id AS noteRecordId,
    x.name, ${accountSelect}, n.title AS note, x.kind, x.mime, x.size, x.created_at AS createdAt,
    x.created_by AS createdBy`,
  from: `FROM attachment x LEFT JOIN note n ON n.id = x.note_id
    LEFT JOIN account a ON a.id = coalesce(x.account_id, n.account_id)
    WHERE x.deleted_at IS NULL AND n.deleted_at IS NULL AND a.deleted_at IS NULL`,
  id: 'x.id',
  order: 'x.created_at, x.id',
  ofAccount: 'coalesce(x.account_id, n.account_id) = ?',
})

/** The title of what a sentence became. */
const targetTitle = [
  ['promise', 'title'],
  ['requirement', 'title'],
  ['risk', 'title'],
  ['task', 'title'],
  ['person', 'name'],
  ['value_entry', 'result'],
  ['first_value', 'statement'],
  ['milestone', 'title'],
  ['purchase_intent', 'statement'],
  ['outcome', 'title'],
  ['question_answer', 'question'],
]
  .map(
    ([table, column]) =>
      `(SELECT t."${column}" FROM "${table}" t WHERE t.id = x.target_id AND t.deleted_at IS NULL)`,
  )
  .join(', ')

/** Which sentence of which note became what. */
export const evidenceTable = sqlTable({
  title: 'evidence',
  columns: [
    text('note'),
    ...accountColumns,
    choice('targetKind', 'evidenceKind'),
    text('targetTitle'),
    text('evidence'),
    instant('createdAt'),
    key('noteRecordId'),
    key('targetRecordId'),
    plainNumber('anchorStart'),
    plainNumber('anchorEnd'),
  ],
  select: `n.id AS noteRecordId, x.target_id AS targetRecordId, x.anchor_start AS anchorStart,
    x.anchor_end AS anchorEnd, n.title AS note, ${accountSelect}, x.target_kind AS targetKind, coalesce(${targetTitle}) AS targetTitle,
    x.quote AS evidence, x.created_at AS createdAt`,
  from: `FROM evidence x JOIN note n ON n.id = x.note_id LEFT JOIN account a ON a.id = n.account_id
    WHERE x.deleted_at IS NULL AND n.deleted_at IS NULL AND (n.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'n.happened_at, n.id, x.anchor_start, x.id',
  ofAccount: 'n.account_id = ?',
})

/** REQ-11. */
export const promisesTable = sqlTable({
  title: 'promises',
  columns: [
    text('title'),
    ...accountColumns,
    choice('kind', 'promiseKind'),
    choice('state', 'promiseState'),
    text('byName'),
    text('toName'),
    text('place'),
    day('madeOn'),
    day('dueDay'),
    day('closedOn'),
    text('agreedBy'),
    text('requirement'),
    text('evidence'),
    text('remark'),
    key('toRecordId'),
    key('requirementRecordId'),
  ],
  select: `x.title, ${accountSelect}, x.kind, x.state, x.by_name AS byName,
    ${nameOr('x.to_name', 'x.to_person_id')} AS toName, x.to_person_id AS toRecordId, x.place,
    (SELECT r.title FROM requirement r WHERE r.id = x.requirement_id AND r.deleted_at IS NULL) AS requirement,
    x.requirement_id AS requirementRecordId,
    x.made_on AS madeOn,
    x.due_day AS dueDay, x.closed_on AS closedOn, x.agreed_by AS agreedBy, ${quotesOf('x.id')}, x.remark`,
  from: 'FROM promise x JOIN account a ON a.id = x.account_id WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.due_day IS NULL, x.due_day, x.made_on, x.id',
  ofAccount: 'x.account_id = ?',
})

/** RSK-3. */
export const risksTable = sqlTable({
  title: 'risks',
  columns: [
    text('title'),
    ...accountColumns,
    choice('symptom', 'symptom'),
    choice('severity', 'severity'),
    choice('state', 'riskState'),
    day('seenOn'),
    day('closedOn'),
    text('closedReason'),
    text('cause'),
    text('causeTestedHow'),
    day('causeTestedOn'),
    text('causeTestedBy'),
    text('evidence'),
  ],
  select: `x.title, ${accountSelect}, x.symptom, x.severity, x.state, x.seen_on AS seenOn, x.closed_on AS closedOn,
    x.closed_reason AS closedReason, x.cause, x.cause_tested_how AS causeTestedHow, x.cause_tested_on AS causeTestedOn,
    x.cause_tested_by AS causeTestedBy, ${quotesOf('x.id')}`,
  from: 'FROM risk x JOIN account a ON a.id = x.account_id WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.seen_on, x.id',
  ofAccount: 'x.account_id = ?',
})

export const tasksTable = sqlTable({
  title: 'tasks',
  columns: [
    text('title'),
    ...accountColumns,
    choice('kind', 'taskKind'),
    choice('state', 'taskState'),
    text('owner'),
    day('startDay', 'fromDay'),
    day('dueDay'),
    day('snoozedUntil'),
    instant('doneAt'),
    text('milestone'),
    text('evidence'),
    text('remark'),
    key('milestoneRecordId'),
    key('sourceKind'),
    key('sourceRecordId'),
    key('playbookTask'),
    plainNumber('playbookVersion'),
  ],
  select: `x.start_day AS startDay, x.milestone_id AS milestoneRecordId, x.source_kind AS sourceKind,
    x.source_id AS sourceRecordId, x.playbook_task AS playbookTask, x.playbook_version AS playbookVersion,
    (SELECT m.title FROM milestone m WHERE m.id = x.milestone_id AND m.deleted_at IS NULL) AS milestone, x.title, ${accountSelect}, x.kind, x.state, x.owner, x.due_day AS dueDay, x.snoozed_until AS snoozedUntil,
    x.done_at AS doneAt, ${quotesOf('x.id')}, x.remark`,
  from: `FROM task x LEFT JOIN account a ON a.id = x.account_id
    WHERE x.deleted_at IS NULL AND (x.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'x.due_day IS NULL, x.due_day, x.id',
  ofAccount: 'x.account_id = ?',
})
