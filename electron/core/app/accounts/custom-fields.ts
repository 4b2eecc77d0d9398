import type { CallOutput } from '../../../../shared/contract/index.ts'
import { customFieldKinds } from '../../../../shared/contract/index.ts'
import { readCustomValue } from '../../../../shared/domain/account-view/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf, WriteStore } from '../../store/index.ts'
import { notFound, refuse } from '../context.ts'

export type CustomField = CallOutput<'account.list'>['customFields'][number]

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

/** The fields the person added to accounts, in their order. */
export const readCustomFields = (read: ReadStore): CustomField[] =>
  read.records('custom_field', { entity }, { orderBy: ['position', 'id'] }).map(toField)

/** The values as they will be stored by field id, or the first refusal: all are checked before one is written. */
export function readCustomValues(read: ReadStore, typed: Readonly<Record<string, string | null>>) {
  const values = new Map<string, string | null>()
  for (const [fieldId, text] of Object.entries(typed)) {
    const field = read.record('custom_field', fieldId)
    if (field === undefined || field.entity !== entity) return notFound('custom_field', fieldId)
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

/** Whether another field of accounts already has this name. */
export const isNameTaken = (read: ReadStore, name: string, exceptId?: string): boolean =>
  readCustomFields(read).some((field) => field.id !== exceptId && sameName(field.name, name))

/** Options as a person meant them: without blanks and repeats. */
export const tidyOptions = (options: readonly string[]): string[] => [
  ...new Set(options.map((option) => option.trim()).filter((option) => option !== '')),
]

export const customFieldEntity = entity
