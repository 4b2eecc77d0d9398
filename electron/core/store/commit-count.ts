import type { Driver } from './driver.ts'
import { readMeta } from './meta.ts'
import type { Statements } from './statements.ts'

/**
 * How many transactions the file has seen (commit-mark.ts says what for). Each writes the next number, either into
 * `meta` or, where it writes a row of `draft` anyway, into that row: a page that is encrypted and synced for one
 * number is a tenth of what saving a draft costs. The latest transaction wrote the highest number, and nothing after
 * it can have taken it away, so the highest number that stands anywhere is the count.
 */
export const countedTable = 'draft'

const highest = `
  SELECT max(value) FROM (
    SELECT CAST(value AS INTEGER) AS value FROM meta WHERE key = 'commits'
    UNION ALL SELECT max(commits) FROM ${countedTable}
  )`

/** 0 in a file that has none. A file from before the drafts carried it has it in `meta` alone. */
export function readCommitCount(database: Driver): number {
  const columns = database.pragma(`table_info(${countedTable})`) as readonly { readonly name: string }[]
  if (!columns.some(({ name }) => name === 'commits')) return Number(readMeta(database, 'commits') ?? 0)
  return Number(database.prepare(highest).pluck().get() ?? 0)
}

/** Within the transaction that it counts. */
export function writeCommitCount(statements: Statements, count: number): void {
  statements
    .get(
      "INSERT INTO meta (key, value) VALUES ('commits', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )
    .run(String(count))
}
