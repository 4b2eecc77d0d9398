import type { FieldValue, ImportEntity } from '../../../../shared/domain/exchange/index.ts'
import { catalogue, type ReadStore, toCamel } from '../../store/index.ts'
import { codeKey } from './store-lookups.ts'

/** Values of a record under the product's names (camelCase). */
export type Values = Readonly<Record<string, FieldValue>>

/** A record as it will be after the import: one of the store's, or one that the import makes. */
export interface PooledRecord {
  readonly id: string
  /** What the store holds; null for a new record. */
  readonly stored: Values | null
  /** Replaced as a whole by each change. */
  values: Values
  /** Values of the person's own fields by label: those that the import names. */
  custom: ReadonlyMap<string, string> | null
}

const sqlName = new Map<string, string>()
/** `accountId` → `account_id`: the way back from `toCamel`, for columns of the catalogue. */
function columnOf(entity: ImportEntity, field: string): string {
  const key = `${entity} ${field}`
  let name = sqlName.get(key)
  if (name === undefined) {
    name = Object.keys(catalogue[entity]).find((column) => toCamel(column) === field)
    if (name === undefined) throw new Error(`${entity} has no field ${field}`)
    sqlName.set(key, name)
  }
  return name
}

/** The field that a key of the mapping compares: relations are compared by the record they lead to. */
export const keyField = (field: string): string =>
  field.endsWith('_code') ? `${field.slice(0, -'_code'.length)}Id` : toCamel(field)

/** Columns by which the store is asked for candidates, the most selective first. */
const selective = ['code', 'email', 'lineId', 'accountId', 'name']

const keyOf = (values: Values, fields: readonly string[]): string | null => {
  let key = ''
  let isEmpty = true
  for (const field of fields) {
    const value = values[field]
    if (value !== null && value !== undefined && value !== '') {
      isEmpty = false
      key += typeof value === 'string' ? codeKey(value) : String(value)
    }
    key += '\u0000'
  }
  return isEmpty ? null : key
}

interface KeyIndex {
  readonly fields: readonly string[]
  readonly records: Map<string, PooledRecord[]>
}

/**
 * The records of one kind that an import meets or makes, found by whichever fields name a row. The store is read
 * once per table and key, not once per row.
 */
export class RecordPool {
  readonly #read: ReadStore
  readonly #entity: ImportEntity
  readonly #records = new Map<string, PooledRecord>()
  readonly #indexes = new Map<string, KeyIndex>()
  readonly #isStoreEmpty: boolean

  constructor(read: ReadStore, entity: ImportEntity) {
    this.#read = read
    this.#entity = entity
    this.#isStoreEmpty = read.rows(`SELECT 1 FROM "${entity}" WHERE deleted_at IS NULL LIMIT 1`).length === 0
  }

  get records(): Iterable<PooledRecord> {
    return this.#records.values()
  }

  /** Reads the records of the store that rows with these values may mean. Call it before `find`. */
  prepare(fields: readonly string[], rows: readonly Values[]): void {
    this.#indexOf(fields)
    if (this.#isStoreEmpty) return
    const asked = selective.find((field) => fields.includes(field))
    if (asked === undefined) throw new Error(`no key of ${this.#entity} has an index`)
    const wanted = new Set<string>()
    for (const row of rows) {
      const value = row[asked]
      if (typeof value === 'string') wanted.add(value).add(codeKey(value))
    }
    const found = this.#read.rows<Record<string, string | number | null>>(
      `SELECT * FROM "${this.#entity}" WHERE "${columnOf(this.#entity, asked)}" IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
      JSON.stringify([...wanted]),
    )
    for (const row of found) {
      const id = String(row['id'])
      if (this.#records.has(id)) continue
      const values = this.#toValues(row)
      this.add({ id, stored: values, values, custom: null })
    }
  }

  find(fields: readonly string[], values: Values): readonly PooledRecord[] {
    const key = keyOf(values, fields)
    return key === null ? [] : (this.#indexOf(fields).records.get(key) ?? [])
  }

  add(record: PooledRecord): void {
    this.#records.set(record.id, record)
    for (const index of this.#indexes.values()) this.#enter(index, record)
  }

  /** Sets fields; false when nothing differed. */
  change(record: PooledRecord, patch: Values): boolean {
    let differs = false
    for (const name in patch) if (record.values[name] !== patch[name]) differs = true
    if (!differs) return false
    const before = record.values
    record.values = { ...before, ...patch }
    for (const index of this.#indexes.values()) {
      const old = keyOf(before, index.fields)
      if (old === keyOf(record.values, index.fields)) continue
      if (old !== null) {
        const left = index.records.get(old)?.filter((other) => other !== record) ?? []
        index.records.set(old, left)
      }
      this.#enter(index, record)
    }
    return true
  }

  #indexOf(fields: readonly string[]): KeyIndex {
    const name = fields.join(' ')
    let index = this.#indexes.get(name)
    if (index === undefined) {
      index = { fields, records: new Map() }
      for (const record of this.#records.values()) this.#enter(index, record)
      this.#indexes.set(name, index)
    }
    return index
  }

  #enter(index: KeyIndex, record: PooledRecord): void {
    const key = keyOf(record.values, index.fields)
    if (key === null) return
    const same = index.records.get(key)
    if (same) same.push(record)
    else index.records.set(key, [record])
  }

  #toValues(row: Readonly<Record<string, string | number | null>>): Values {
    const values: Record<string, FieldValue> = {}
    for (const [name, spec] of Object.entries(catalogue[this.#entity])) {
      const value = row[name] ?? null
      values[toCamel(name)] = spec.kind === 'boolean' && value !== null ? value === 1 : value
    }
    return values
  }
}
