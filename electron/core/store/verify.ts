import type { Driver } from './driver.ts'
import { emptyHash, hashHead, hashOperation } from './log.ts'
import { rebuildAndCompare } from './rebuild.ts'
import type { LogSchema } from './schema.ts'
import type { Statements } from './statements.ts'

/** What is wrong with the file. `detail` is for the log and the support, in SQLite's or our own words. */
export interface VerificationProblem {
  readonly kind: 'pages' | 'reference' | 'chain' | 'log'
  readonly detail: string
}

export interface Verification {
  readonly ok: boolean
  readonly deep: boolean
  readonly problems: readonly VerificationProblem[]
}

const most = 20

export function checkPages(
  database: Driver,
  pragma: 'quick_check' | 'integrity_check',
): VerificationProblem[] {
  try {
    const rows = database.pragma(`${pragma}(${most})`) as Readonly<Record<string, string>>[]
    return rows
      .flatMap((row) => Object.values(row))
      .filter((detail) => detail !== 'ok')
      .map((detail) => ({ kind: 'pages', detail }))
  } catch (error) {
    return [{ kind: 'pages', detail: error instanceof Error ? error.message : String(error) }]
  }
}

export function checkReferences(database: Driver): VerificationProblem[] {
  const rows = database.pragma('foreign_key_check') as {
    table: string
    rowid: number | null
    parent: string
  }[]
  return rows.slice(0, most).map((row) => ({
    kind: 'reference',
    detail: `${row.table} refers to a missing ${row.parent}`,
  }))
}

/** Every device's transactions are numbered without a gap and each hash covers the one before. */
function checkChain(statements: Statements): VerificationProblem[] {
  const problems: VerificationProblem[] = []
  const transactions = statements.get('SELECT * FROM txn ORDER BY dev, seq').all() as LogSchema['txn'][]
  let dev = ''
  let seq = 0
  let previous = emptyHash
  for (const transaction of transactions) {
    if (transaction.dev !== dev) {
      dev = transaction.dev
      seq = 0
      previous = emptyHash
    }
    const name = `${transaction.dev} ${transaction.seq}`
    if (transaction.seq !== seq + 1) problems.push({ kind: 'chain', detail: `gap before ${name}` })
    if (transaction.prev_hash !== previous) problems.push({ kind: 'chain', detail: `broken link at ${name}` })
    const hash = hashHead({
      dev: transaction.dev,
      seq: transaction.seq,
      hlc: transaction.hlc,
      ctx: transaction.ctx,
      user: transaction.user,
      appSchema: transaction.app_schema,
      recordedAt: transaction.recorded_at,
      prevHash: transaction.prev_hash,
    })
    const operations = statements
      .get('SELECT * FROM op WHERE dev = ? AND seq = ? ORDER BY i')
      .all(transaction.dev, transaction.seq) as LogSchema['op'][]
    for (const [place, operation] of operations.entries()) {
      if (operation.i !== place) problems.push({ kind: 'chain', detail: `gap within ${name}` })
      hashOperation(
        hash,
        operation.i,
        operation.tbl,
        operation.row,
        operation.col,
        operation.type,
        operation.val,
      )
    }
    if (hash.digest('hex') !== transaction.hash)
      problems.push({ kind: 'chain', detail: `wrong hash at ${name}` })
    seq = transaction.seq
    previous = transaction.hash
    if (problems.length >= most) break
  }
  return problems
}

/** Quick: the pages. Deep: pages and indexes, references, the chain of hashes, and the log against the tables. */
export function verifyStore(database: Driver, statements: Statements, deep: boolean): Verification {
  const problems = checkPages(database, deep ? 'integrity_check' : 'quick_check')
  if (deep && problems.length === 0) {
    problems.push(...checkReferences(database), ...checkChain(statements))
    if (problems.length === 0)
      problems.push(
        ...rebuildAndCompare(database, statements).differences.map(
          ({ table, id, side }): VerificationProblem => ({
            kind: 'log',
            detail: `${table} ${id} differs (${side})`,
          }),
        ),
      )
  }
  return { ok: problems.length === 0, deep, problems }
}
