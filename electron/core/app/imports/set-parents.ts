import type { ContradictionRow, TableMapping } from '../../../../shared/domain/exchange/index.ts'
import type { PooledRecord, RecordPool, Values } from './record-pool.ts'
import type { References } from './resolve-row.ts'
import type { KnownRecords } from './store-lookups.ts'

/** A row that names the account above its own. */
export interface ParentWish {
  readonly record: PooledRecord
  readonly entry: { after: Values }
  readonly pointer: string
  readonly mapping: TableMapping
  readonly file: string
  readonly line: number
}

/** A row whose account would stand above itself. */
export type ParentLoop = ContradictionRow

const waysOf = (mapping: TableMapping): 'code' | 'name' | 'reference' => {
  for (const target of Object.values(mapping.columns))
    if (target && 'field' in target && target.field === 'parent_code') return target.by ?? 'code'
  return 'code'
}

/**
 * Sets the parents that rows name, now that all accounts are known. A parent that is nowhere is a contradiction
 * and leaves the account as it is, and so does one that would close a circle.
 */
export function setParents(
  wishes: readonly ParentWish[],
  pool: RecordPool,
  references: References,
  known: KnownRecords,
): readonly ParentLoop[] {
  if (wishes.length === 0) return []
  const parentOf = new Map<string, string | null>(known.accounts.map(({ id, parentId }) => [id, parentId]))
  for (const { id, values } of pool.records)
    parentOf.set(id, typeof values['parentId'] === 'string' ? values['parentId'] : null)
  const loops: ParentLoop[] = []
  for (const { record, entry, pointer, mapping, file, line } of wishes) {
    const parent = references.account(pointer, waysOf(mapping))
    if (parent === 'unknown-account' || parent === 'ambiguous-name') continue
    if (leadsTo(parent, record.id, parentOf)) {
      loops.push({ file, line, detail: { code: record.values['code'] ?? null, parent_code: pointer } })
      continue
    }
    parentOf.set(record.id, parent)
    pool.change(record, { parentId: parent })
    entry.after = record.values
  }
  return loops
}

function leadsTo(from: string, to: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const walked = new Set<string>()
  for (let at: string | null = from; at !== null && !walked.has(at); at = parentOf.get(at) ?? null) {
    if (at === to) return true
    walked.add(at)
  }
  return false
}
