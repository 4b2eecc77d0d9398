import {
  type ConvertedRecord,
  type ImportEntity,
  importEntities,
  specOf,
  type TableMapping,
} from '../../../../shared/domain/exchange/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import type { JobControl } from '../context.ts'
import { newRecord } from './new-record.ts'
import { customReader } from './custom-values.ts'
import { type ParentWish, type ParentLoop, setParents } from './set-parents.ts'
import { keyField, type PooledRecord, RecordPool, type Values } from './record-pool.ts'
import { fileProblem, type ImportProblem, unknownReferenceProblem } from './report.ts'
import { References, rowResolver } from './resolve-row.ts'
import type { KnownRecords } from './store-lookups.ts'

/** A converted table on its way into the store. */
export interface MergeTable {
  readonly file: string
  readonly mapping: TableMapping
  readonly currency: string
  readonly records: readonly ConvertedRecord[]
}

export interface TableCounts {
  created: number
  updated: number
  unchanged: number
  refused: number
}

/** Everything the import will write, worked out without writing: a dry run ends here. */
export interface MergePlan {
  readonly pools: ReadonlyMap<ImportEntity, RecordPool>
  /** By place in the tables given. */
  readonly counts: readonly TableCounts[]
  readonly problems: readonly ImportProblem[]
  /** Accounts that would have become their own ancestors; they keep the parent they have. */
  readonly parentLoops: readonly ParentLoop[]
  readonly storedCustom: StoredCustom
}

/** Values of the person's own fields by record and label. */
export type StoredCustom = ReadonlyMap<string, ReadonlyMap<string, string | null>>

export interface MergeContext {
  readonly read: ReadStore
  readonly known: KnownRecords
  readonly today: Day
  newId(): string
}

const rowsPerBreath = 2_000
/** Records that other systems know by a code and people by name: found by either. */
const namedEntities: ReadonlySet<ImportEntity> = new Set(['account', 'person', 'opportunity'])

/** The order in which tables are taken: what others point at comes first. */
const rank = (entity: ImportEntity): number =>
  importEntities.indexOf(entity) - (entity === 'person' ? 0.5 : 0)
const takingOrder: readonly ImportEntity[] = [...importEntities].sort(
  (left, right) => rank(left) - rank(right),
)

const mappedFields = (mapping: TableMapping): ReadonlySet<string> => {
  const fields = new Set(
    Object.values(mapping.columns).flatMap((target) => (target && 'field' in target ? [target.field] : [])),
  )
  if (mapping.codePrefix !== undefined) fields.add('code')
  if (fields.has('family_name') || fields.has('given_name')) fields.add('name')
  return fields
}

/** Keys to look for a row by: the mapping's own, then the others that the table can fill. */
function keysOf(mapping: TableMapping): readonly (readonly string[])[] {
  const mapped = mappedFields(mapping)
  const own = mapping.keyFields.join()
  const others = specOf(mapping.entity).keys.filter(
    (key) => key.join() !== own && key.every((field) => mapped.has(field)),
  )
  return [mapping.keyFields, ...others].map((key) => key.map(keyField))
}

const isFilled = (values: Values, fields: readonly string[]): boolean =>
  fields.some((field) => values[field] !== undefined)

/** A record with a code of its own, or with another account, only shares the name: two customers each have a 张伟. */
function isSomeoneElse({ values: known }: PooledRecord, values: Values): boolean {
  if (values['code'] !== undefined && known['code'] != null) return true
  return (
    values['accountId'] != null && known['accountId'] != null && values['accountId'] !== known['accountId']
  )
}

/** One row's record in the pool, or null for a new one. */
function match(
  pool: RecordPool,
  entity: ImportEntity,
  keys: readonly (readonly string[])[],
  values: Values,
): PooledRecord | null {
  const [own = [], ...others] = keys
  const [found] = pool.find(own, values)
  if (found !== undefined) return found
  if (isFilled(values, own) && !namedEntities.has(entity)) return null
  for (const key of others) {
    if (!key.every((field) => values[field] !== undefined)) continue
    const same = pool.find(key, values).filter((record) => !isSomeoneElse(record, values))
    if (same.length === 1) return same[0] ?? null
  }
  return null
}

/** What a table did to each record it met, so that rows are counted by the outcome and not by the steps. */
interface Touched {
  readonly created: boolean
  readonly before: Values
  after: Values
  rows: number
}

function columnFor(mapping: TableMapping, field: string): string | null {
  for (const [column, target] of Object.entries(mapping.columns))
    if (target && 'field' in target && target.field === field) return column
  return null
}

/**
 * Finds for every row the record it means, or makes one, and sets what the row says. Works on the tables of one
 * import together, in memory; nothing is written. Null when the person cancelled.
 */
export async function mergeTables(
  tables: readonly MergeTable[],
  context: MergeContext,
  job: JobControl,
): Promise<MergePlan | null> {
  const { read, known, today } = context
  const pools = new Map<ImportEntity, RecordPool>()
  const references = new References(known)
  const problems: ImportProblem[] = []
  const counts: TableCounts[] = tables.map(() => ({ created: 0, updated: 0, unchanged: 0, refused: 0 }))
  const touchedBy: Map<PooledRecord, Touched>[] = tables.map(() => new Map())
  const total = tables.reduce((sum, { records }) => sum + records.length, 0)
  let done = 0
  const parents: ParentWish[] = []
  let parentLoops: readonly ParentLoop[] = []
  const readCustom = customReader(read)

  const poolOf = (entity: ImportEntity): RecordPool => {
    const pool = pools.get(entity) ?? new RecordPool(read, entity)
    pools.set(entity, pool)
    return pool
  }

  for (const entity of takingOrder) {
    const own = tables.flatMap((table, index) => (table.mapping.entity === entity ? [{ table, index }] : []))
    const pool = poolOf(entity)
    for (const { table, index } of own) {
      const { mapping, currency } = table
      const keys = keysOf(mapping)
      const resolve = rowResolver(mapping, references)
      const tableCounts = counts[index]
      const touched = touchedBy[index]
      if (!tableCounts || !touched) throw new Error('a table without its counts')
      const rows: { readonly values: Values; readonly record: ConvertedRecord }[] = []
      for (const record of table.records) {
        const resolved = resolve(record)
        if ('values' in resolved) rows.push({ values: resolved.values, record })
        else {
          tableCounts.refused += 1
          const { problem, field, value } = resolved
          problems.push(
            unknownReferenceProblem(
              table.file,
              record.line,
              columnFor(mapping, field),
              problem,
              field,
              value,
            ),
          )
        }
      }
      await job.breathe()
      const values = rows.map((row) => row.values)
      const needed = namedEntities.has(entity) ? keys : keys.slice(0, 1)
      for (const key of needed) pool.prepare(key, values)
      const lacking = values.filter((row) => !isFilled(row, keys[0] ?? []))
      if (lacking.length > 0) for (const key of keys.slice(needed.length)) pool.prepare(key, lacking)

      for (const [at, row] of rows.entries()) {
        if (at % rowsPerBreath === 0) {
          job.progress('comparing', done + at, total)
          await job.breathe()
          if (job.cancelled) return null
        }
        const custom = readCustom(row.record)
        if (custom !== null && 'refused' in custom) {
          tableCounts.refused += 1
          problems.push({ ...fileProblem(table.file, custom.code, custom.data), line: row.record.line })
          continue
        }
        let record = match(pool, entity, keys, row.values)
        const seen = record === null ? undefined : touched.get(record)
        if (record === null) {
          record = {
            id: context.newId(),
            stored: null,
            values: newRecord(entity, row.values, { today, currency }),
            custom,
          }
          pool.add(record)
        } else {
          if (seen === undefined)
            touched.set(record, { created: false, before: record.values, after: record.values, rows: 0 })
          pool.change(record, row.values)
          if (custom !== null) record.custom = new Map([...(record.custom ?? []), ...custom])
        }
        const entry = touched.get(record) ?? {
          created: true,
          before: record.values,
          after: record.values,
          rows: 0,
        }
        touched.set(record, entry)
        entry.rows += 1
        entry.after = record.values
        const pointer = row.record.values['parent_code']
        if (typeof pointer === 'string')
          parents.push({ record, entry, pointer, mapping, file: table.file, line: row.record.line })
      }
      done += table.records.length
    }
    if (entity === 'account') {
      references.takeAccounts(pool)
      parentLoops = setParents(parents, pool, references, known)
    }
    if (entity === 'contract_line') references.takeLines(pool)
  }

  const storedCustom = readStoredCustom(read, pools.get('account'))
  for (const [index, touched] of touchedBy.entries()) {
    const tableCounts = counts[index]
    if (!tableCounts) continue
    for (const [record, entry] of touched) {
      const { created, rows } = entry
      const outcome = created ? 'created' : isChanged(record, entry, storedCustom) ? 'updated' : 'unchanged'
      tableCounts[outcome] += 1
      // Further rows of the same record made nothing of their own.
      tableCounts.unchanged += rows - 1
    }
  }
  return { pools, counts, problems, parentLoops, storedCustom }
}

/** Whether the import gives the record a value of the person's own fields that it does not have. */
export function givesCustom(record: PooledRecord, storedCustom: StoredCustom): boolean {
  for (const [label, value] of record.custom ?? [])
    if ((storedCustom.get(record.id)?.get(label) ?? null) !== value) return true
  return false
}

/** Whether this table's rows made a difference that the store will see. */
function isChanged(record: PooledRecord, { before, after }: Touched, storedCustom: StoredCustom): boolean {
  if (givesCustom(record, storedCustom)) return true
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  const { stored, values } = record
  if (stored === null) return changed.length > 0
  // What one table changed and another changed back is no difference.
  return changed.some((name) => values[name] !== stored[name])
}

/** The values that the accounts have now to which the import gives some. */
function readStoredCustom(read: ReadStore, pool: RecordPool | undefined): StoredCustom {
  const ids: string[] = []
  for (const record of pool?.records ?? []) if (record.custom !== null) ids.push(record.id)
  const byRecord = new Map<string, Map<string, string | null>>()
  if (ids.length === 0) return byRecord
  const rows = read.rows<{ record_id: string; name: string; value: string | null }>(
    `SELECT v.record_id, f.name, v.value FROM custom_value v JOIN custom_field f ON f.id = v.field_id
     WHERE v.deleted_at IS NULL AND f.deleted_at IS NULL AND f.entity = 'account'
       AND v.record_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  for (const { record_id: id, name, value } of rows) {
    const values = byRecord.get(id) ?? new Map<string, string | null>()
    byRecord.set(id, values.set(name, value))
  }
  return byRecord
}
