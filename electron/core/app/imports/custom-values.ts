import { readCustomValue } from '../../../../shared/domain/account-view/index.ts'
import type { ConvertedRecord, CustomKind } from '../../../../shared/domain/exchange/index.ts'
import type { ReadStore, WriteStore } from '../../store/index.ts'
import { customFieldEntity, readAllFields, writeCustomValues } from '../accounts/custom-fields.ts'

const fold = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

const storedKind = { text: 'text', number: 'number', day: 'date', boolean: 'text' } as const satisfies Record<
  CustomKind,
  string
>

/** A value that the field of that name cannot hold. */
export interface CustomRefusal {
  readonly refused: true
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Reads the values that a row gives to the person's own fields, as those fields hold them (ACC-11). */
export function customReader(
  read: ReadStore,
): (record: ConvertedRecord) => ReadonlyMap<string, string> | CustomRefusal | null {
  const fields = new Map(readAllFields(read).map((field) => [fold(field.name), field]))
  return ({ custom }) => {
    if (custom === undefined) return null
    const values = new Map<string, string>()
    for (const [label, text] of Object.entries(custom)) {
      if (text === null) continue
      const field = fields.get(fold(label))
      const value = readCustomValue(field ?? { kind: 'text', options: [] }, text)
      if (!value.ok)
        return {
          refused: true,
          code: 'custom-unfit',
          data: { field: label, value: text.slice(0, 200), why: value.error },
        }
      if (value.value !== null) values.set(field?.name ?? label, value.value)
    }
    return values.size === 0 ? null : values
  }
}

/** The ids of the fields by label; those that are not there yet are made, one that was retired is in use again. */
export function ensureCustomFields(
  write: WriteStore,
  labels: ReadonlyMap<string, CustomKind>,
): ReadonlyMap<string, string> {
  const known = readAllFields(write)
  const ids = new Map<string, string>()
  let position = known.reduce((last, field) => Math.max(last, field.position), 0)
  for (const [label, kind] of labels) {
    const field = known.find(({ name }) => fold(name) === fold(label))
    if (field !== undefined) {
      if (field.retiredOn !== null) write.update('custom_field', field.id, { retiredOn: null })
      ids.set(field.name, field.id)
      ids.set(label, field.id)
      continue
    }
    position += 1
    ids.set(
      label,
      write.insert('custom_field', {
        entity: customFieldEntity,
        name: label,
        kind: storedKind[kind],
        options: [],
        position,
      }),
    )
  }
  return ids
}

export function writeAccountCustom(
  write: WriteStore,
  accountId: string,
  custom: ReadonlyMap<string, string>,
  fieldIds: ReadonlyMap<string, string>,
): void {
  const values = new Map<string, string | null>()
  for (const [label, value] of custom) {
    const id = fieldIds.get(label)
    if (id !== undefined) values.set(id, value)
  }
  writeCustomValues(write, accountId, values)
}
