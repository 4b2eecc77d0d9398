import { applyToSiblings, parseVector, type Sibling } from '../../../shared/sync/index.ts'
import { tableNames } from './catalogue.ts'
import { codecOf, isTableName } from './codec.ts'
import type { Driver, SqlValue } from './driver.ts'
import { deriveNote } from './note-heads.ts'
import type { LogSchema } from './schema.ts'
import type { Statements } from './statements.ts'

export interface RebuildDifference {
  readonly table: string
  readonly id: string
  /** Which side has a row that the other has not, or has otherwise. */
  readonly side: 'live' | 'log'
}

export interface RebuildOutcome {
  readonly equal: boolean
  readonly differences: readonly RebuildDifference[]
}

const mostDifferences = 100

/**
 * Replays the log from nothing into temporary tables and compares them with the live ones.
 *
 * The order is (stamp, device, sequence). A stamp is greater than every stamp its writer had seen, so this order
 * extends causality, and the last write of a field is the greatest of its siblings: the one on the screen.
 */
export function rebuildAndCompare(database: Driver, statements: Statements): RebuildOutcome {
  const drop = (): void => {
    for (const table of tableNames) database.exec(`DROP TABLE IF EXISTS temp."rebuilt_${table}"`)
    database.exec('DROP TABLE IF EXISTS temp.rebuilt_sib')
  }
  drop()
  try {
    createTemporaryTables(database)
    const siblings = replay(statements)
    const insert = database.prepare<SqlValue[]>(
      'INSERT INTO temp.rebuilt_sib VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    database.exec('SAVEPOINT rebuilt')
    for (const [key, values] of siblings) {
      const [table = '', row = '', column = ''] = key.split(' ')
      for (const sibling of values)
        insert.run(table, row, column, sibling.dev, sibling.seq, sibling.i, sibling.hlc, sibling.value)
    }
    database.exec('RELEASE rebuilt')
    const differences = [
      ...tableNames.flatMap((table) => compare(database, table, 'id')),
      ...compare(database, 'sib', 'row'),
    ]
    return { equal: differences.length === 0, differences: differences.slice(0, mostDifferences) }
  } finally {
    drop()
  }
}

function createTemporaryTables(database: Driver): void {
  for (const table of tableNames) {
    const columns = database.pragma(`table_info("${table}")`) as { name: string; type: string }[]
    const list = columns.map((column) =>
      column.name === 'id' ? '"id" TEXT PRIMARY KEY NOT NULL' : `"${column.name}" ${column.type}`,
    )
    database.exec(`CREATE TEMP TABLE "rebuilt_${table}" (${list.join(', ')}) STRICT, WITHOUT ROWID`)
  }
  database.exec('CREATE INDEX temp.rebuilt_note_rev_by_note ON rebuilt_note_rev (note_id)')
  database.exec(
    'CREATE TEMP TABLE rebuilt_sib (tbl TEXT, row TEXT, col TEXT, dev TEXT, seq INTEGER, i INTEGER, hlc TEXT, val TEXT)',
  )
}

function replay(statements: Statements): ReadonlyMap<string, readonly Sibling<string>[]> {
  const siblings = new Map<string, readonly Sibling<string>[]>()
  const transactions = statements
    .get('SELECT dev, seq, hlc, ctx FROM txn ORDER BY hlc, dev, seq')
    .all() as Pick<LogSchema['txn'], 'dev' | 'seq' | 'hlc' | 'ctx'>[]
  statements.get('SAVEPOINT replay').run()
  for (const { dev, seq, hlc, ctx } of transactions) {
    const context = parseVector(ctx)
    const operations = statements
      .get('SELECT i, tbl, row, col, type, val FROM op WHERE dev = ? AND seq = ? ORDER BY i')
      .all(dev, seq) as Pick<LogSchema['op'], 'i' | 'tbl' | 'row' | 'col' | 'type' | 'val'>[]
    for (const { i, tbl, row, col, type, val } of operations) {
      if (!isTableName(tbl)) throw new Error(`no synced table ${tbl}`)
      if (type === 'new') {
        const values = JSON.parse(val) as Readonly<Record<string, SqlValue>>
        const columns = codecOf(tbl).columns.filter((column) => column.name !== 'id')
        statements
          .get(
            `INSERT INTO temp."rebuilt_${tbl}" (id, ${columns.map((column) => `"${column.name}"`).join(', ')})
             VALUES (?${', ?'.repeat(columns.length)})`,
          )
          .run(row, ...columns.map((column) => values[column.name] ?? null))
      } else if (type === 'gone') {
        statements.get(`DELETE FROM temp."rebuilt_${tbl}" WHERE id = ?`).run(row)
        for (const column of codecOf(tbl).columns) siblings.delete(`${tbl} ${row} ${column.name}`)
      } else {
        if (!codecOf(tbl).column(col)) throw new Error(`no column ${tbl}.${col}`)
        statements
          .get(`UPDATE temp."rebuilt_${tbl}" SET "${col}" = ? WHERE id = ?`)
          .run(JSON.parse(val) as SqlValue, row)
        const key = `${tbl} ${row} ${col}`
        siblings.set(key, applyToSiblings(siblings.get(key) ?? [], { dev, seq, i, hlc, value: val }, context))
      }
    }
  }
  const notes = statements.get('SELECT id FROM temp.rebuilt_note').pluck().all() as string[]
  for (const id of notes)
    deriveNote(statements, id, { note: 'temp.rebuilt_note', noteRev: 'temp.rebuilt_note_rev' })
  statements.get('RELEASE replay').run()
  return siblings
}

function compare(database: Driver, table: string, id: string): RebuildDifference[] {
  const difference = (side: 'live' | 'log', one: string, other: string): RebuildDifference[] =>
    (
      database
        .prepare(`SELECT "${id}" AS id FROM (SELECT * FROM ${one} EXCEPT SELECT * FROM ${other}) LIMIT 100`)
        .all() as { id: string }[]
    ).map((row) => ({ table, id: row.id, side }))
  const live = `main."${table}"`
  const rebuilt = `temp."rebuilt_${table}"`
  return [...difference('live', live, rebuilt), ...difference('log', rebuilt, live)]
}
