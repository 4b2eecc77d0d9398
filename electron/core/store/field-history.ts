import type { TableName } from './catalogue.ts'
import { codecOf } from './codec.ts'
import type { SqlValue } from './driver.ts'
import type { LogSchema } from './schema.ts'
import type { Statements } from './statements.ts'

/** One change of a row: which fields (camelCase) got which values, when and by whom. */
export interface FieldChange {
  readonly kind: 'new' | 'set' | 'gone'
  readonly fields: Readonly<Record<string, unknown>>
  /** Wall clock of the device that wrote it, ms UTC. */
  readonly at: number
  readonly by: string
  readonly dev: string
  readonly seq: number
}

type Row = Pick<LogSchema['op'], 'dev' | 'seq' | 'col' | 'type' | 'val'> & {
  readonly user: string
  readonly recorded_at: number
}

/** The log of one row, or of one of its fields, the latest first. Changes of one transaction are one entry. */
export function readFieldHistory(
  statements: Statements,
  table: TableName,
  id: string,
  field?: string,
): readonly FieldChange[] {
  const codec = codecOf(table)
  const column = field === undefined ? undefined : codec.byCamel(field)
  if (field !== undefined && !column) throw new Error(`${table} has no field ${field}`)
  const condition = column ? "op.col IN (?, '*')" : 'op.col <> ?'
  const rows = statements
    .get(
      `SELECT op.dev, op.seq, op.col, op.type, op.val, txn.user, txn.recorded_at
       FROM op JOIN txn ON txn.dev = op.dev AND txn.seq = op.seq
       WHERE op.row = ? AND ${condition} AND op.tbl = ?
       ORDER BY txn.hlc DESC, op.dev DESC, op.seq DESC, op.i DESC`,
    )
    .all(id, column?.name ?? '', table) as Row[]
  const product = (name: string, value: SqlValue): [string, unknown][] => {
    const spec = codec.column(name)
    if (!spec || (column && spec.name !== column.name)) return []
    return [[spec.camel, codec.value(spec, value)]]
  }
  const changes: { -readonly [Key in keyof FieldChange]: FieldChange[Key] }[] = []
  for (const row of rows) {
    const value: unknown = JSON.parse(row.val)
    const fields =
      row.type === 'set'
        ? product(row.col, value as SqlValue)
        : row.type === 'new'
          ? Object.entries(value as Readonly<Record<string, SqlValue>>).flatMap(([name, each]) =>
              product(name, each),
            )
          : []
    const last = changes.at(-1)
    if (last && last.dev === row.dev && last.seq === row.seq && last.kind === row.type)
      // Within a transaction the later change of a field stands; rows come latest first.
      last.fields = { ...Object.fromEntries(fields), ...last.fields }
    else
      changes.push({
        kind: row.type,
        fields: Object.fromEntries(fields),
        at: row.recorded_at,
        by: row.user,
        dev: row.dev,
        seq: row.seq,
      })
  }
  return changes
}
