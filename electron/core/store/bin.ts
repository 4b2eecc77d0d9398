import { type TableName, tableNames } from './catalogue.ts'
import { codecOf } from './codec.ts'
import type { ForeignKey } from './foreign-keys.ts'
import type { Statements } from './statements.ts'

export interface BinItem {
  readonly table: TableName
  readonly id: string
  readonly deletedAt: number
  /** What the person knows it by; empty for rows that have no name of their own. */
  readonly title: string
}

export const binDays = 30
const binTime = binDays * 86_400_000

const titleColumns = ['title', 'name', 'statement', 'result', 'tag', 'quote', 'code'] as const

const titleOf = (table: TableName): string => {
  const column = titleColumns.find((name) => codecOf(table).column(name))
  return column === undefined ? "''" : `coalesce("${column}", '')`
}

/** Everything that can still be brought back, the latest first. */
export function listBin(statements: Statements): readonly BinItem[] {
  const union = tableNames
    .map(
      (table) =>
        `SELECT '${table}' AS "table", id, deleted_at AS deletedAt, ${titleOf(table)} AS title FROM "${table}" WHERE deleted_at IS NOT NULL`,
    )
    .join(' UNION ALL ')
  return statements.get(`${union} ORDER BY deletedAt DESC, id`).all() as BinItem[]
}

export interface PurgeRow {
  readonly table: TableName
  readonly id: string
}

const keyOf = (row: PurgeRow): string => `${row.table} ${row.id}`

/**
 * Which rows go at `now`: those that lay in the bin for 30 days, each with the rows that cannot be without it.
 * A row that something outside still refers to stays, with all that hangs on it.
 */
export function planPurge(
  statements: Statements,
  foreignKeys: readonly ForeignKey[],
  now: number,
): readonly PurgeRow[] {
  const referring = (row: PurgeRow): (PurgeRow & { readonly required: boolean })[] =>
    foreignKeys
      .filter((key) => key.parent === row.table)
      .flatMap((key) =>
        (
          statements.get(`SELECT id FROM "${key.child}" WHERE "${key.column}" = ?`).all(row.id) as {
            id: string
          }[]
        ).map(({ id }) => ({ table: key.child, id, required: key.required })),
      )
  const groups = tableNames.flatMap((table) =>
    (
      statements.get(`SELECT id FROM "${table}" WHERE deleted_at <= ?`).all(now - binTime) as { id: string }[]
    ).map(({ id }) => {
      const rows = new Map<string, PurgeRow>([[keyOf({ table, id }), { table, id }]])
      const others: PurgeRow[] = []
      // The map grows while it is walked: children of children are reached too.
      for (const row of rows.values())
        for (const { required, ...child } of referring(row))
          if (required) rows.set(keyOf(child), child)
          else others.push(child)
      return { rows, others }
    }),
  )
  let going = groups
  for (;;) {
    const leaving = new Set(going.flatMap((group) => [...group.rows.keys()]))
    const kept = going.filter((group) => group.others.every((other) => leaving.has(keyOf(other))))
    if (kept.length === going.length) break
    going = kept
  }
  return [...new Map(going.flatMap((group) => [...group.rows])).values()]
}
