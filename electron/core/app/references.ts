import type { ReadStore, TableName } from '../store/index.ts'
import { notFound } from './context.ts'

/** The refusal for the first record that is named and not there, or lies in the bin; null when all are there. */
export function missingReference(
  read: ReadStore,
  named: { readonly [Table in TableName]?: string | null | undefined },
): ReturnType<typeof notFound> | null {
  for (const [table, id] of Object.entries(named)) {
    if (id == null) continue
    const rows = read.rows(`SELECT 1 FROM "${table}" WHERE id = ? AND deleted_at IS NULL`, id)
    if (rows.length === 0) return notFound(table, id)
  }
  return null
}

type OfAccount = 'milestone' | 'outcome' | 'purchase_intent' | 'visit'

/**
 * The refusal for the first record that is named and is none of this account's: what hangs on another customer's plan
 * would stand in neither.
 */
export function missingOfAccount(
  read: ReadStore,
  accountId: string | null,
  named: { readonly [Table in OfAccount]?: string | null | undefined },
): ReturnType<typeof notFound> | null {
  for (const [table, id] of Object.entries(named)) {
    if (id == null) continue
    const rows = read.rows(
      `SELECT 1 FROM "${table}" WHERE id = ? AND account_id IS ? AND deleted_at IS NULL`,
      id,
      accountId,
    )
    if (rows.length === 0) return notFound(table, id)
  }
  return null
}

/**
 * Names of accounts by id, without those in the bin: what belongs to such an account is hidden with it, not deleted
 * (sync.md §1).
 */
export function livingAccountNames(
  read: ReadStore,
  ids: Iterable<string | null>,
): ReadonlyMap<string, string> {
  const rows = read.rows<{ id: string; name: string }>(
    'SELECT id, name FROM account WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(ids)].filter((id) => id !== null)),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** One account, several, or all of them (undefined). */
export type OfAccounts = string | readonly string[] | undefined

/**
 * The condition (`AND …`, or nothing) that keeps a query to these accounts, with its parameters. One is compared, so
 * that the index is taken at once; many are looked up each.
 */
export const onlyOf = (
  column: string,
  of: OfAccounts,
): { condition: string; parameters: readonly string[] } =>
  of === undefined
    ? { condition: '', parameters: [] }
    : typeof of === 'string' || of.length === 1
      ? { condition: `AND ${column} = ?`, parameters: [of].flat() }
      : { condition: `AND ${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(of)] }

/** Values by what `keyOf` says, each list in the order of `items`. */
export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
