import type { CallOutput } from '../../../../shared/contract/index.ts'
import { customFieldKinds } from '../../../../shared/contract/index.ts'
import { readCustomValue } from '../../../../shared/domain/account-view/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf, WriteStore } from '../../store/index.ts'
import { notFound, refuse } from '../context.ts'

export type CustomField = CallOutput<'account.list'>['customFields'][number]
type ManagedField = CallOutput<'customField.list'>['fields'][number]

const entity = 'account'

function toField(record: RecordOf<'custom_field'>): CustomField {
  const options: unknown = record.options
  return {
    id: record.id,
    name: record.name,
    kind: customFieldKinds.find((kind) => kind === record.kind) ?? 'text',
    options: Array.isArray(options) ? options.filter((option) => typeof option === 'string') : [],
    currency: record.currency,
    position: record.position,
  }
}

/** Every field, also the retired ones: what a name may not repeat, and what an import may bring back. */
export const readAllFields = (read: ReadStore): (CustomField & { readonly retiredOn: string | null })[] =>
  read
    .records('custom_field', { entity }, { orderBy: ['position', 'id'] })
    .map((record) => ({ ...toField(record), retiredOn: record.retiredOn }))

/** The fields the person added to accounts and uses, in their order. */
export const readCustomFields = (read: ReadStore): CustomField[] =>
  readAllFields(read).flatMap(({ retiredOn, ...field }) => (retiredOn === null ? [field] : []))

/** The fields as they are managed: those in use first, each with the number of accounts that say something in it. */
export function readManagedFields(read: ReadStore): ManagedField[] {
  const counts = new Map(
    read
      .rows<{ id: string; values: number }>(
        `SELECT v.field_id AS id, count(*) AS 'values'
         FROM custom_value v JOIN account a ON a.id = v.record_id
         WHERE v.deleted_at IS NULL AND v.value IS NOT NULL AND a.deleted_at IS NULL
         GROUP BY v.field_id`,
      )
      .map((row) => [row.id, row.values]),
  )
  const fields = readAllFields(read).map((field) => ({ ...field, values: counts.get(field.id) ?? 0 }))
  return [
    ...fields.filter(({ retiredOn }) => retiredOn === null),
    ...fields.filter(({ retiredOn }) => retiredOn !== null),
  ]
}

/** By field id, the record that holds an account's value. */
export const readValueIds = (read: ReadStore, recordId: string): Record<string, string> =>
  Object.fromEntries(read.records('custom_value', { recordId }).map(({ fieldId, id }) => [fieldId, id]))

/** The values as they will be stored by field id, or the first refusal: all are checked before one is written. */
export function readCustomValues(read: ReadStore, typed: Readonly<Record<string, string | null>>) {
  const values = new Map<string, string | null>()
  for (const [fieldId, text] of Object.entries(typed)) {
    const field = read.record('custom_field', fieldId)
    if (field === undefined || field.entity !== entity || field.retiredOn !== null)
      return notFound('custom_field', fieldId)
    const value = readCustomValue(toField(field), text)
    if (!value.ok) {
      return refuse('invalid_input', `${field.name}: ${value.error}`, {
        issues: [{ path: ['custom', fieldId], code: value.error }],
      })
    }
    values.set(fieldId, value.value)
  }
  return ok(values)
}

/** Writes an account's values; true when one of them changed. */
export function writeCustomValues(
  write: WriteStore,
  recordId: string,
  values: ReadonlyMap<string, string | null>,
): boolean {
  let changed = false
  for (const [fieldId, value] of values) {
    const [known] = write.records('custom_value', { fieldId, recordId }, { limit: 1 })
    if (known !== undefined) changed = write.update('custom_value', known.id, { value }) || changed
    else if (value !== null) {
      write.insert('custom_value', { fieldId, recordId, value })
      changed = true
    }
  }
  return changed
}

const sameName = (left: string, right: string): boolean =>
  left.normalize('NFKC').toLowerCase() === right.normalize('NFKC').toLowerCase()

/** Whether another field of accounts already has this name; a retired one keeps its name. */
export const isNameTaken = (read: ReadStore, name: string, exceptId?: string): boolean =>
  readAllFields(read).some((field) => field.id !== exceptId && sameName(field.name, name))

/** Options as a person meant them: without blanks and repeats. */
export const tidyOptions = (options: readonly string[]): string[] => [
  ...new Set(options.map((option) => option.trim()).filter((option) => option !== '')),
]

export const customFieldEntity = entity
