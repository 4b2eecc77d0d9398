import {
  type ConvertedRecord,
  type FieldValue,
  fieldOf,
  foldName,
  type ImportEntity,
  type TableMapping,
} from '../../../../shared/domain/exchange/index.ts'
import { toCamel } from '../../store/index.ts'
import { type KnownRecords, codeKey } from './store-lookups.ts'
import { type RecordPool, type Values } from './record-pool.ts'

export type ReferenceProblem = 'unknown-account' | 'unknown-line' | 'ambiguous-name'

/** A row with its relations found. */
export type ResolvedRow =
  | { readonly values: Values }
  | { readonly problem: ReferenceProblem; readonly field: string; readonly value: string }

/** Finds accounts and contract lines by what rows call them: those of the import first, then the store's. */
export class References {
  readonly #known: KnownRecords
  readonly #accountsByCode = new Map<string, string>()
  readonly #accountsByName = new Map<string, Set<string>>()
  readonly #lines = new Map<string, { readonly id: string; readonly accountId: string }>()

  constructor(known: KnownRecords) {
    this.#known = known
  }

  /** Takes in the accounts as they will be. Call it when all accounts of the import are pooled. */
  takeAccounts(pool: RecordPool): void {
    const name = (text: string, id: string): void => {
      const key = foldName(text)
      const ids = this.#accountsByName.get(key)
      if (ids) ids.add(id)
      else this.#accountsByName.set(key, new Set([id]))
    }
    for (const account of this.#known.accounts) {
      if (account.code !== null) this.#accountsByCode.set(codeKey(account.code), account.id)
      name(account.name, account.id)
    }
    for (const { id, values } of pool.records) {
      if (typeof values['code'] === 'string') this.#accountsByCode.set(codeKey(values['code']), id)
      if (typeof values['name'] === 'string') name(values['name'], id)
    }
  }

  takeLines(pool: RecordPool): void {
    for (const { id, values } of pool.records)
      if (typeof values['code'] === 'string')
        this.#lines.set(codeKey(values['code']), { id, accountId: String(values['accountId']) })
  }

  /** By code or by name as the column says; what is not found the one way is looked for the other way. */
  account(pointer: string, by: 'code' | 'name' | 'reference'): string | ReferenceProblem {
    const coded = this.#accountsByCode.get(codeKey(pointer))
    const named = this.#accountsByName.get(foldName(pointer))
    if (by !== 'name' && coded !== undefined) return coded
    const [only] = named ?? []
    if (named?.size === 1 && only !== undefined) return only
    if (coded !== undefined) return coded
    return named === undefined ? 'unknown-account' : 'ambiguous-name'
  }

  line(pointer: string): { readonly id: string; readonly accountId: string } | undefined {
    return this.#lines.get(codeKey(pointer)) ?? this.#known.storedLine(pointer)
  }
}

/** Kinds of record that cannot be without their account. */
const needsAccount: ReadonlySet<ImportEntity> = new Set(['contract_line', 'usage', 'ticket', 'churn_event'])

/** Turns a row's fields into the product's, with relations found. Empty cells are left out: they say nothing. */
export function rowResolver(
  mapping: TableMapping,
  references: References,
): (record: ConvertedRecord) => ResolvedRow {
  const { entity } = mapping
  const by = new Map<string, 'code' | 'name' | 'reference'>()
  for (const target of Object.values(mapping.columns))
    if (target && 'field' in target) by.set(target.field, target.by ?? 'code')
  const camel = new Map<string, string>()
  const camelOf = (field: string): string => {
    let name = camel.get(field)
    if (name === undefined) {
      name = toCamel(field)
      camel.set(field, name)
    }
    return name
  }
  const isLine = (field: string): boolean => {
    const spec = fieldOf(entity, field)
    return spec?.kind === 'text' && spec.long !== true
  }
  const lineFields = new Map<string, boolean>()
  const isLineField = (field: string): boolean => {
    let known = lineFields.get(field)
    if (known === undefined) {
      known = isLine(field)
      lineFields.set(field, known)
    }
    return known
  }

  return ({ values: given }) => {
    const values: Record<string, FieldValue> = {}
    for (const field in given) {
      const value = given[field]
      if (value === null || value === undefined) continue
      // Parents are found when all accounts are known.
      if (field === 'account_code' || field === 'line_code' || field === 'parent_code') continue
      if (typeof value !== 'string') values[camelOf(field)] = value
      else {
        const text = isLineField(field) ? value.trim() : value
        if (text !== '') values[camelOf(field)] = text.isWellFormed() ? text : text.toWellFormed()
      }
    }
    const linePointer = given['line_code']
    if (typeof linePointer === 'string') {
      const line = references.line(linePointer)
      if (line === undefined) return { problem: 'unknown-line', field: 'line_code', value: linePointer }
      values['lineId'] = line.id
      values['accountId'] = line.accountId
    }
    const accountPointer = given['account_code']
    if (typeof accountPointer === 'string') {
      const found = references.account(accountPointer, by.get('account_code') ?? 'code')
      if (found !== 'unknown-account' && found !== 'ambiguous-name') values['accountId'] = found
      else if (needsAccount.has(entity) && values['accountId'] === undefined)
        return { problem: found, field: 'account_code', value: accountPointer }
    }
    return { values }
  }
}
