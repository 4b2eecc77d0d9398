import type { AccountLine, RevenueLine } from '../../../../shared/domain/revenue/index.ts'
import type { ReadStore, RowOf } from '../../store/index.ts'
import { type OfAccounts, onlyOf } from '../references.ts'

/** A contract line that counts, with what revenue, terms and seats need of it. */
export interface LivingLine extends RevenueLine, AccountLine {
  readonly accountId: string
  readonly product: string | null
}

type Row = Pick<
  RowOf<'contract_line'>,
  | 'id'
  | 'account_id'
  | 'product'
  | 'from_day'
  | 'to_day'
  | 'quantity'
  | 'amount_minor'
  | 'amount_basis'
  | 'currency'
>

/**
 * A line counts while neither it, nor its contract, nor its account lies in the bin: children are hidden by their
 * parent's tombstone, not deleted (sync.md §1). `l` is the line, `WHERE` follows.
 */
export const livingLinesFrom = `
  FROM contract_line l
  JOIN account a ON a.id = l.account_id
  LEFT JOIN contract c ON c.id = l.contract_id
  WHERE l.deleted_at IS NULL AND a.deleted_at IS NULL AND c.deleted_at IS NULL`

/** All lines that count, or those of one account or of several. */
export function readLivingLines(read: ReadStore, of?: OfAccounts): LivingLine[] {
  const only = onlyOf('l.account_id', of)
  const sql = `
    SELECT l.id, l.account_id, l.product, l.from_day, l.to_day, l.quantity, l.amount_minor, l.amount_basis, l.currency
    ${livingLinesFrom} ${only.condition}`
  return read.rows<Row>(sql, ...only.parameters).map((row) => ({
    id: row.id,
    accountId: row.account_id,
    customerId: row.account_id,
    product: row.product,
    fromDay: row.from_day,
    toDay: row.to_day,
    quantity: row.quantity,
    amountMinor: row.amount_minor,
    amountBasis: row.amount_basis === 'year' ? 'year' : 'span',
    currency: row.currency,
  }))
}
