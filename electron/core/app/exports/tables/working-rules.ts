import { markedTitleSql } from '../../today/marks.ts'
import { accountColumns, accountSelect, choice, day, flag, instant, key, text } from './columns.ts'
import { ofNoAccount, sqlTable } from './sql-table.ts'

/** PLY-2: rows of Today that were put off or handed over. */
export const todayMarksTable = sqlTable({
  title: 'today_marks',
  columns: [
    choice('markedKind', 'todayKind'),
    text('marked'),
    ...accountColumns,
    day('snoozedUntil'),
    text('handedTo'),
    instant('createdAt'),
    text('createdBy'),
    key('markedRecordId'),
  ],
  select: `x.kind AS markedKind, ${markedTitleSql('x.kind', 'x.target_id')} AS marked, x.target_id AS markedRecordId,
    ${accountSelect}, x.snoozed_until AS snoozedUntil,
    x.handed_to AS handedTo, x.created_at AS createdAt, x.created_by AS createdBy`,
  from: `FROM today_mark x LEFT JOIN account a ON a.id = x.account_id
    WHERE x.deleted_at IS NULL AND (x.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
})

/** ACC-10: accounts that look alike and are not one customer. */
export const apartTable = sqlTable({
  title: 'account_aparts',
  columns: [
    text('accountName'),
    text('otherName'),
    text('reason'),
    instant('createdAt'),
    text('createdBy'),
    key('accountRecordId'),
    key('otherRecordId'),
  ],
  select: `a.name AS accountName, o.name AS otherName, x.reason, x.created_at AS createdAt,
    x.created_by AS createdBy, a.id AS accountRecordId, o.id AS otherRecordId`,
  from: `FROM account_apart x JOIN account a ON a.id = x.one_id JOIN account o ON o.id = x.other_id
    WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL AND o.deleted_at IS NULL`,
  id: 'x.id',
  order: 'x.created_at, x.id',
  ofAccount: '? IN (x.one_id, x.other_id)',
})

/** REQ-4: own reasons to decline with their wording. */
export const declineWordingsTable = sqlTable({
  title: 'decline_wordings',
  columns: [
    choice('declineReason', 'declineReason'),
    text('title'),
    text('explanation'),
    flag('replacesShipped'),
    instant('createdAt'),
    text('createdBy'),
  ],
  select: `x.reason AS declineReason, x.title, x.wording AS explanation, x.replaces_shipped AS replacesShipped,
    x.created_at AS createdAt, x.created_by AS createdBy`,
  from: 'FROM decline_wording x WHERE x.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.created_at, x.id',
  ofAccount: ofNoAccount,
})
