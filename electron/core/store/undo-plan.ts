import { codecOf, isTableName } from './codec.ts'
import type { TableName } from './catalogue.ts'
import type { SqlValue } from './driver.ts'
import type { ForeignKey } from './foreign-keys.ts'
import type { LogSchema } from './schema.ts'
import type { Statements } from './statements.ts'

/** A field that undo left as it is, because something else changed it since. `column` null: the row itself. */
export interface UndoConflict {
  readonly table: TableName
  readonly id: string
  /** In camelCase, as in records. */
  readonly column: string | null
}

export interface UndoStep {
  readonly table: TableName
  readonly id: string
  readonly values: Readonly<Record<string, SqlValue>>
}

export interface UndoPlan {
  readonly steps: readonly UndoStep[]
  readonly conflicts: readonly UndoConflict[]
  /** What cannot be brought back: the row, or the row that the field would point to, has left the bin for good. */
  readonly gone: readonly UndoConflict[]
}

interface TransactionId {
  readonly dev: string
  readonly seq: number
}

export interface UndoRequest {
  readonly actionId: number
  /** The transactions to take back, oldest first. */
  readonly part: readonly TransactionId[]
  /** Everything that belongs to the action, with its earlier undoing and redoing: no foreign change. */
  readonly own: readonly TransactionId[]
  readonly now: number
}

type OperationRow = LogSchema['op'] & { readonly hlc: string }

const keyOf = (transaction: TransactionId): string => `${transaction.dev} ${transaction.seq}`

const tableOf = (name: string): TableName => {
  if (!isTableName(name)) throw new Error(`no synced table ${name}`)
  return name
}

const camelOf = (table: TableName, column: string): string => codecOf(table).column(column)?.camel ?? column

/** The value that a field had before an operation: from the log. Undefined when the row was not there. */
function valueBefore(statements: Statements, operation: OperationRow): SqlValue | undefined {
  const before = statements
    .get(
      `SELECT op.type, op.val FROM op JOIN txn ON txn.dev = op.dev AND txn.seq = op.seq
       WHERE op.row = ? AND op.col IN (?, '*') AND op.tbl = ?
         AND (txn.hlc, op.dev, op.seq, op.i) < (?, ?, ?, ?)
       ORDER BY txn.hlc DESC, op.dev DESC, op.seq DESC, op.i DESC LIMIT 1`,
    )
    .get(
      operation.row,
      operation.col,
      operation.tbl,
      operation.hlc,
      operation.dev,
      operation.seq,
      operation.i,
    ) as { type: string; val: string } | undefined
  if (!before || before.type === 'gone') return undefined
  const value: unknown = JSON.parse(before.val)
  if (before.type === 'set') return value as SqlValue
  return (value as Readonly<Record<string, SqlValue>>)[operation.col] ?? null
}

/**
 * Transactions that do not count as a change by someone else: undoing and redoing, and actions that were
 * themselves taken back. The values they left are the ones from before them.
 */
function noteNeutral(statements: Statements, actionId: number): void {
  statements
    .get(
      'CREATE TEMP TABLE IF NOT EXISTS neutral (dev TEXT, seq INTEGER, PRIMARY KEY (dev, seq)) WITHOUT ROWID',
    )
    .run()
  statements.get('DELETE FROM temp.neutral').run()
  statements
    .get(
      `INSERT OR IGNORE INTO temp.neutral (dev, seq)
       SELECT part.dev, part.seq FROM action_txn AS part WHERE part.action_id <> ?
         AND (part.part <> 'do' OR 'undo' =
              (SELECT latest.part FROM action_txn AS latest WHERE latest.action_id = part.action_id
               ORDER BY latest.n DESC LIMIT 1))`,
    )
    .run(actionId)
}

/** Who wrote what stands in a row (or in one of its fields) now, the latest first. */
function writersOf(
  statements: Statements,
  table: TableName,
  row: string,
  column: string | null,
): TransactionId[] {
  return statements
    .get(
      `SELECT op.dev, op.seq FROM op JOIN txn ON txn.dev = op.dev AND txn.seq = op.seq
       WHERE op.row = ? AND op.tbl = ? AND op.type = 'set' ${column === null ? '' : 'AND op.col = ?'}
         AND (op.dev, op.seq) NOT IN (SELECT dev, seq FROM temp.neutral)
       ORDER BY txn.hlc DESC, op.dev DESC, op.seq DESC, op.i DESC`,
    )
    .all(row, table, ...(column === null ? [] : [column])) as TransactionId[]
}

/** Ids among `candidates` that a living row outside of them refers to: those cannot go. */
function referredTo(
  statements: Statements,
  candidates: ReadonlyMap<TableName, ReadonlySet<string>>,
  foreignKeys: readonly ForeignKey[],
): ReadonlyMap<TableName, ReadonlySet<string>> {
  statements.get('CREATE TEMP TABLE IF NOT EXISTS leaving (id TEXT PRIMARY KEY) WITHOUT ROWID').run()
  statements.get('DELETE FROM temp.leaving').run()
  const add = statements.get('INSERT OR IGNORE INTO temp.leaving (id) VALUES (?)')
  for (const ids of candidates.values()) for (const id of ids) add.run(id)
  const kept = new Map<TableName, Set<string>>()
  const keep = (table: TableName, id: string): void => {
    const ids = kept.get(table) ?? new Set<string>()
    kept.set(table, ids.add(id))
    statements.get('DELETE FROM temp.leaving WHERE id = ?').run(id)
  }
  // A row that stays keeps what it refers to, and so on upwards.
  for (let found = true; found; ) {
    found = false
    for (const key of foreignKeys) {
      if (!candidates.has(key.parent)) continue
      const rows = statements
        .get(
          `SELECT DISTINCT child."${key.column}" AS id FROM "${key.child}" AS child
           WHERE child."${key.column}" IN (SELECT id FROM temp.leaving) AND child.deleted_at IS NULL
             AND child.id NOT IN (SELECT id FROM temp.leaving)`,
        )
        .all() as { id: string }[]
      for (const row of rows) {
        keep(key.parent, row.id)
        found = true
      }
    }
  }
  statements.get('DELETE FROM temp.leaving').run()
  return kept
}

/** What taking back an action's transactions means now. Reads only; the store carries it out. */
export function planUndo(
  statements: Statements,
  foreignKeys: readonly ForeignKey[],
  request: UndoRequest,
): UndoPlan {
  noteNeutral(statements, request.actionId)
  const own = new Set(request.own.map(keyOf))
  const conflicts: UndoConflict[] = []
  const steps: UndoStep[] = []
  const made = new Map<TableName, Set<string>>()
  const firstSet = new Map<string, OperationRow>()

  for (const { dev, seq } of request.part) {
    const operations = statements
      .get(
        'SELECT op.*, txn.hlc FROM op JOIN txn ON txn.dev = op.dev AND txn.seq = op.seq WHERE op.dev = ? AND op.seq = ? ORDER BY op.i',
      )
      .all(dev, seq) as OperationRow[]
    for (const operation of operations) {
      const table = tableOf(operation.tbl)
      if (operation.type === 'new') made.set(table, (made.get(table) ?? new Set()).add(operation.row))
      else if (operation.type === 'set' && !made.get(table)?.has(operation.row)) {
        const key = `${operation.tbl} ${operation.row} ${operation.col}`
        if (!firstSet.has(key)) firstSet.set(key, operation)
      }
    }
  }

  const leaving = new Map<TableName, Set<string>>()
  for (const [table, ids] of made)
    for (const id of ids) {
      const row = statements.get(`SELECT deleted_at FROM "${table}" WHERE id = ?`).get(id) as
        | { deleted_at: number | null }
        | undefined
      if (!row || row.deleted_at !== null) continue
      const since = writersOf(statements, table, id, null)
      const builtUpon = table === 'note_rev' && !childrenLeave(statements, id, ids)
      if (builtUpon || since.some((transaction) => !own.has(keyOf(transaction))))
        conflicts.push({ table, id, column: null })
      else leaving.set(table, (leaving.get(table) ?? new Set()).add(id))
    }
  const kept = referredTo(statements, leaving, foreignKeys)
  for (const [table, ids] of leaving)
    for (const id of ids)
      if (kept.get(table)?.has(id)) conflicts.push({ table, id, column: null })
      else steps.push({ table, id, values: { deleted_at: request.now } })

  const values = new Map<string, { table: TableName; id: string; values: Record<string, SqlValue> }>()
  for (const operation of firstSet.values()) {
    const table = tableOf(operation.tbl)
    const [writer] = writersOf(statements, table, operation.row, operation.col)
    const before = valueBefore(statements, operation)
    if (before === undefined || !writer || !own.has(keyOf(writer))) {
      conflicts.push({ table, id: operation.row, column: camelOf(table, operation.col) })
      continue
    }
    const key = `${table} ${operation.row}`
    const step = values.get(key) ?? { table, id: operation.row, values: {} }
    step.values[operation.col] = before
    values.set(key, step)
  }
  steps.push(...values.values())
  return { conflicts, ...withoutGone(statements, foreignKeys, steps) }
}

/** Steps on rows that are there, to values that point to rows that are there; what that leaves out. */
function withoutGone(
  statements: Statements,
  foreignKeys: readonly ForeignKey[],
  steps: readonly UndoStep[],
): Pick<UndoPlan, 'steps' | 'gone'> {
  const isThere = (table: TableName, id: SqlValue): boolean =>
    statements.get(`SELECT 1 FROM "${table}" WHERE id = ?`).get(id) !== undefined
  const gone: UndoConflict[] = []
  const possible = steps.flatMap((step): UndoStep[] => {
    const { table, id } = step
    if (!isThere(table, id)) {
      gone.push({ table, id, column: null })
      return []
    }
    const lost = Object.entries(step.values).flatMap(([column, value]) => {
      const key = foreignKeys.find((each) => each.child === table && each.column === column)
      return key === undefined || value === null || isThere(key.parent, value) ? [] : [column]
    })
    if (lost.length === 0) return [step]
    gone.push(...lost.map((column) => ({ table, id, column: camelOf(table, column) })))
    const kept = Object.entries(step.values).filter(([column]) => !lost.includes(column))
    return kept.length === 0 ? [] : [{ table, id, values: Object.fromEntries(kept) }]
  })
  return { steps: possible, gone }
}

/** Whether every revision built upon this one leaves with it. */
function childrenLeave(statements: Statements, id: string, leaving: ReadonlySet<string>): boolean {
  const children = statements
    .get(
      `SELECT child.id FROM note_rev AS child, json_each(child.parents) AS parent
       WHERE child.note_id = (SELECT note_id FROM note_rev WHERE id = ?) AND parent.value = ?
         AND child.deleted_at IS NULL`,
    )
    .all(id, id) as { id: string }[]
  return children.every((child) => leaving.has(child.id))
}
