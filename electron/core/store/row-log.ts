import type { LoggedChange } from '../../../shared/domain/known/index.ts'
import type { TableName } from './catalogue.ts'
import type { Statements } from './statements.ts'

/** The log of some rows of a table in its order: stamp, device, sequence, place. */
export function readRowLog(
  statements: Statements,
  table: TableName,
  ids: readonly string[],
): readonly LoggedChange[] {
  if (ids.length === 0) return []
  const rows = statements
    .get(
      `SELECT op.row AS "row", op.type, op.col AS "column", op.val, txn.recorded_at AS recordedAt
       FROM json_each(?) AS wanted JOIN op INDEXED BY op_by_row ON op.row = wanted.value
         JOIN txn ON txn.dev = op.dev AND txn.seq = op.seq
       WHERE op.tbl = ?
       ORDER BY txn.hlc, op.dev, op.seq, op.i`,
    )
    .all(JSON.stringify(ids), table) as (Omit<LoggedChange, 'value'> & { readonly val: string })[]
  return rows.map(({ val, ...change }) => ({ ...change, value: JSON.parse(val) as unknown }))
}

/**
 * Every row of a table that ever belonged to an account: those that do now, in the bin or not, and those that moved
 * away or are gone for good, of which only the log knows. More than were asked for is possible, fewer is not.
 */
export function rowsEverOf(statements: Statements, table: TableName, accountId: string): readonly string[] {
  return statements
    .get(
      `WITH this (account, name) AS (SELECT ?, ?)
       SELECT id FROM "${table}" WHERE account_id = (SELECT account FROM this)
       UNION SELECT row FROM op INDEXED BY op_account
         WHERE col = 'account_id' AND tbl = (SELECT name FROM this)
       UNION SELECT gone.row FROM op AS gone INDEXED BY op_gone
         JOIN op AS made INDEXED BY op_by_row ON made.row = gone.row AND made.col = '*' AND made.type = 'new'
         WHERE gone.type = 'gone' AND gone.tbl = (SELECT name FROM this)
           AND instr(made.val, (SELECT account FROM this)) > 0`,
    )
    .pluck()
    .all(accountId, table) as string[]
}
