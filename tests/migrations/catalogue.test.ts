import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue, tableNames } from '../../electron/core/store/index.ts'
import { localTables } from '../../electron/core/store/schema.ts'
import { migrations } from '../../migrations/index.ts'
import { temporaryStore } from '../support/temporary-store.ts'
import { schemaText } from './schema-text.ts'

const sqlType = {
  text: 'TEXT',
  day: 'TEXT',
  json: 'TEXT',
  integer: 'INTEGER',
  instant: 'INTEGER',
  boolean: 'INTEGER',
  real: 'REAL',
}

describe('the schema', () => {
  test('the catalogue says what the migrations made: columns in order, types, nullability, strictness', () => {
    const open = temporaryStore()
    try {
      for (const table of tableNames) {
        const columns = open.database.pragma(`table_info("${table}")`) as {
          name: string
          type: string
          notnull: number
          pk: number
        }[]
        const wanted = Object.entries(catalogue[table]).map(([name, spec]) => ({
          name,
          type: sqlType[spec.kind],
          notnull: spec.nullable ? 0 : 1,
          pk: name === 'id' ? 1 : 0,
        }))
        expect(
          columns.map(({ name, type, notnull, pk }) => ({ name, type, notnull, pk })),
          table,
        ).toEqual(wanted)
        const sql = String(
          open.database
            .prepare("SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table'")
            .pluck()
            .get(table),
        )
        expect(sql, table).toMatch(/\) STRICT/)
        for (const [name, spec] of Object.entries(catalogue[table]))
          if (spec.kind === 'boolean') expect(sql, `${table}.${name}`).toContain(`CHECK (${name} IN (0, 1))`)
      }
    } finally {
      open.stop()
    }
  })

  test('every table is synced, of this device only, or part of the log', () => {
    const open = temporaryStore()
    try {
      const log = ['meta', 'txn', 'op', 'sib', 'pending_txn', 'pending_schema', 'quarantine']
      const tables = (open.database.pragma('table_list') as { schema: string; name: string; type: string }[])
        .filter(
          ({ schema, name, type }) => schema === 'main' && type !== 'shadow' && !name.startsWith('sqlite_'),
        )
        .map((each) => each.name)
      expect(tables.toSorted()).toEqual([...tableNames, ...localTables, ...log].toSorted())
    } finally {
      open.stop()
    }
  })

  test('every column that refers to an account, a note or a person by its name declares it', () => {
    const open = temporaryStore()
    try {
      const loose = new Set([
        'custom_value.record_id',
        'evidence.target_id',
        'task.source_id',
        'today_mark.target_id',
        'note.head_rev_id',
      ])
      for (const table of tableNames) {
        const keys = new Set(
          (open.database.pragma(`foreign_key_list("${table}")`) as { from: string }[]).map((key) => key.from),
        )
        for (const name of Object.keys(catalogue[table]))
          if (name.endsWith('_id') && name !== 'tax_id' && !loose.has(`${table}.${name}`))
            expect(keys.has(name), `${table}.${name}`).toBe(true)
      }
    } finally {
      open.stop()
    }
  })

  test('the snapshot of the newest schema is what a fresh file has', () => {
    const open = temporaryStore()
    try {
      const newest = migrations.at(-1)
      const path = join(
        import.meta.dirname,
        '../../migrations/snapshots',
        `${String(newest?.version).padStart(4, '0')}-${newest?.name}.sql`,
      )
      // A new migration writes its snapshot once; afterwards it is compared for ever.
      if (!existsSync(path) || process.env['WRITE_SNAPSHOT'] === '1')
        writeFileSync(path, schemaText(open.database))
      expect(schemaText(open.database)).toBe(readFileSync(path, 'utf8'))
    } finally {
      open.stop()
    }
  })

  test('migrations go up in steps of ten and import nothing of the product', () => {
    for (const [index, step] of migrations.entries()) {
      expect(step.version % 10).toBe(0)
      expect(step.version).toBeGreaterThan(migrations[index - 1]?.version ?? 0)
      const path = join(
        import.meta.dirname,
        '../../migrations',
        `${String(step.version).padStart(4, '0')}-${step.name}.ts`,
      )
      expect(readFileSync(path, 'utf8')).not.toMatch(/^import /m)
    }
  })
})
