import { annualValueMinor } from '../../../../../shared/domain/revenue/index.ts'
import type { StoredRow, TableSource } from '../table.ts'
import {
  accountColumns,
  accountSelect,
  choice,
  day,
  flag,
  instant,
  key,
  money,
  number,
  text,
} from './columns.ts'
import { nameOr, sqlTable } from './sql-table.ts'

/** Lines with their contract; a contract that has no lines yet stands alone. */
const lines = sqlTable({
  title: 'contracts',
  columns: [
    text('contractTitle'),
    text('contractCode'),
    ...accountColumns,
    text('code', 'lineCode'),
    text('product'),
    text('edition'),
    day('fromDay'),
    day('toDay'),
    number('quantity'),
    money('amount', 'currency'),
    choice('amountBasis', 'amountBasis'),
    money('arr', 'currency'),
    text('currency'),
    number('giftMonths'),
    choice('billing', 'billing'),
    flag('autoRenew'),
    number('noticeDays'),
    number('priceCapPercent'),
    day('signedOn'),
    flag('trial'),
    flag('upgraded'),
    flag('downgraded'),
    flag('churned'),
    text('remark'),
    day('contractFrom'),
    day('contractTo'),
    key('contractRecordId'),
  ],
  select: `x.*, ${accountSelect}`,
  from: `FROM (
      SELECT l.id, l.account_id, c.title AS contractTitle, c.code AS contractCode, l.code, l.product, l.edition,
        l.from_day AS fromDay, l.to_day AS toDay, l.quantity, l.amount_minor AS amount, l.amount_basis AS amountBasis,
        l.currency, l.gift_months AS giftMonths, l.billing, l.auto_renew AS autoRenew, c.notice_days AS noticeDays,
        c.price_cap_percent AS priceCapPercent, c.signed_on AS signedOn, l.trial, l.upgraded, l.downgraded, l.churned,
        c.remark, c.from_day AS contractFrom, c.to_day AS contractTo, c.id AS contractRecordId
      FROM contract_line l LEFT JOIN contract c ON c.id = l.contract_id
      WHERE l.deleted_at IS NULL AND c.deleted_at IS NULL
      UNION ALL
      SELECT c.id, c.account_id, c.title, c.code, NULL, NULL, NULL, c.from_day, c.to_day, NULL, NULL, NULL, c.currency,
        NULL, NULL, c.auto_renew, c.notice_days, c.price_cap_percent, c.signed_on, NULL, NULL, NULL, NULL, c.remark,
        c.from_day, c.to_day, c.id
      FROM contract c WHERE c.deleted_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM contract_line l WHERE l.contract_id = c.id AND l.deleted_at IS NULL)
    ) x JOIN account a ON a.id = x.account_id WHERE a.deleted_at IS NULL`,
  id: 'x.id',
  order: 'a.name, x.fromDay, x.id',
  ofAccount: 'x.account_id = ?',
})

function annualValue(row: StoredRow): number | null {
  const { amount, amountBasis, fromDay, toDay } = row
  if (typeof amount !== 'number' || typeof fromDay !== 'string') return null
  return annualValueMinor({
    fromDay,
    toDay: typeof toDay === 'string' ? toDay : null,
    amountMinor: amount,
    amountBasis: amountBasis === 'year' ? 'year' : 'span',
  })
}

/** REN-1: the lines with their yearly value (metrics.md §1), which is counted and not stored. */
export const contractsTable: TableSource = {
  ...lines,
  rows: (reading, ids, scope, words) =>
    lines.rows(reading, ids, scope, words).map((row) => ({ ...row, arr: annualValue(row) })),
}

export const opportunitiesTable = sqlTable({
  title: 'opportunities',
  columns: [
    text('name', 'opportunityName'),
    ...accountColumns,
    text('code'),
    text('stage'),
    day('closeDay'),
    money('amount', 'currency'),
    text('currency'),
    text('description'),
  ],
  select: `x.name, ${accountSelect}, x.code, x.stage, x.close_day AS closeDay, x.amount_minor AS amount, x.currency,
    x.description`,
  from: `FROM opportunity x LEFT JOIN account a ON a.id = x.account_id
    WHERE x.deleted_at IS NULL AND (x.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'x.close_day, x.name, x.id',
  ofAccount: 'x.account_id = ?',
})

export const ticketsTable = sqlTable({
  title: 'tickets',
  columns: [
    text('code'),
    ...accountColumns,
    text('title'),
    text('detail', 'ticketDetail'),
    text('solution'),
    text('askedBy'),
    instant('openedAt'),
    instant('answeredAt'),
    instant('closedAt'),
    number('resolutionMinutes'),
    number('firstResponseMinutes'),
    choice('priority', 'priority'),
    number('satisfaction'),
    flag('escalated'),
    key('askedByRecordId'),
  ],
  select: `x.code, ${accountSelect}, x.title, x.detail, x.solution, ${nameOr('NULL', 'x.person_id')} AS askedBy,
    x.person_id AS askedByRecordId, x.opened_at AS openedAt,
    x.answered_at AS answeredAt, x.closed_at AS closedAt,
    x.resolution_minutes AS resolutionMinutes, x.first_response_minutes AS firstResponseMinutes, x.priority,
    x.satisfaction, x.escalated`,
  from: 'FROM ticket x JOIN account a ON a.id = x.account_id WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.opened_at, x.id',
  ofAccount: 'x.account_id = ?',
})

export const churnEventsTable = sqlTable({
  title: 'churn_events',
  columns: [
    text('code'),
    ...accountColumns,
    day('day'),
    text('reason'),
    money('refund', 'currency'),
    text('currency'),
    flag('precedingUpgrade'),
    flag('precedingDowngrade'),
    flag('reactivation'),
    text('feedback'),
  ],
  select: `x.code, ${accountSelect}, x.day, x.reason, x.refund_minor AS refund, x.currency,
    x.preceding_upgrade AS precedingUpgrade, x.preceding_downgrade AS precedingDowngrade, x.reactivation, x.feedback`,
  from: 'FROM churn_event x JOIN account a ON a.id = x.account_id WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.day, x.id',
  ofAccount: 'x.account_id = ?',
})

export const usageTable = sqlTable({
  title: 'usage',
  columns: [
    text('code'),
    text('lineCode'),
    ...accountColumns,
    day('day'),
    text('feature'),
    number('count'),
    number('durationSecs'),
    number('errors'),
    flag('beta'),
    key('lineRecordId'),
  ],
  select: `x.line_id AS lineRecordId, x.code, l.code AS lineCode, ${accountSelect}, x.day, x.feature, x.count, x.duration_secs AS durationSecs,
    x.errors, x.beta`,
  from: `FROM usage x JOIN account a ON a.id = x.account_id LEFT JOIN contract_line l ON l.id = x.line_id
    WHERE x.deleted_at IS NULL AND a.deleted_at IS NULL`,
  id: 'x.id',
  order: 'x.day, x.id',
  ofAccount: 'x.account_id = ?',
})
