import type { Driver } from '../../electron/core/store/driver.ts'

/** The schema of a file as text: one object a paragraph, tables before indexes, by name. */
export function schemaText(database: Driver): string {
  const rows = database
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY type DESC, name`,
    )
    .all() as { sql: string }[]
  // Indentation is the migration's, not the schema's.
  return `${rows.map((row) => `${row.sql.replace(/\n\s+/g, '\n  ').replace(/\n\s*\)/g, '\n)')};`).join('\n\n')}\n`
}
