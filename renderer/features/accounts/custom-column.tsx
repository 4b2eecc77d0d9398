import { customFieldKey, readCustomValue } from '../../../shared/domain/account-view/index.ts'
import { type Day, minorToDecimal } from '../../../shared/kernel/index.ts'
import type { Format, Translate } from '../../i18n/index.ts'
import type { CellEdit, GridColumn } from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'

export interface CustomColumnOptions {
  readonly t: Translate
  readonly format: Format
  readonly today: Day
  /** Writes a value as it is stored; null clears it. */
  readonly onSave: (row: AccountRow, fieldId: string, value: string | null) => void
}

const noChoice = ''

/** The column of a field that people added (ACC-11): shown, sorted and changed as its kind asks. */
export function customColumn(field: CustomField, options: CustomColumnOptions): GridColumn<AccountRow> {
  const { format } = options
  const isNumeric = field.kind === 'number' || field.kind === 'money'
  const read = (row: AccountRow): string | null => row.custom[field.id] ?? null
  const currency = field.currency ?? 'CNY'
  return {
    id: customFieldKey(field.id),
    header: field.name,
    width: 104,
    priority: 2,
    ...(isNumeric ? { align: 'end' as const, className: 'num' } : {}),
    ...(field.kind === 'date' ? { className: 'num muted' } : {}),
    value: (row) => {
      const stored = read(row)
      return stored === null ? null : isNumeric ? Number(stored) : stored
    },
    copy: (row) => {
      const stored = read(row) ?? ''
      return field.kind === 'money' && stored !== '' ? minorToDecimal(Number(stored), currency) : stored
    },
    cell: (row) => {
      const stored = read(row)
      if (stored === null || field.kind !== 'money') return stored
      const amount = { minor: Number(stored), currency }
      return <span title={format.moneyFull(amount)}>{format.money(amount)}</span>
    },
    edit: customEdit(field, read, options),
  }
}

function customEdit(
  field: CustomField,
  read: (row: AccountRow) => string | null,
  { t, today, onSave }: CustomColumnOptions,
): CellEdit<AccountRow> {
  const save = (row: AccountRow, value: string | null): void => onSave(row, field.id, value)
  switch (field.kind) {
    case 'text':
      return {
        type: 'text',
        get: (row) => read(row) ?? '',
        save: (row, typed) => save(row, typed.trim() || null),
      }
    case 'number': {
      // As text: a number would lose the zeros and the far digits that were typed.
      const bare = (typed: string): string => typed.normalize('NFKC').replace(/[,\s]/g, '')
      return {
        type: 'text',
        get: (row) => read(row) ?? '',
        validate: (typed) =>
          readCustomValue(field, bare(typed)).ok ? undefined : t('accounts.custom.notNumber'),
        save: (row, typed) => save(row, bare(typed) || null),
      }
    }
    case 'money':
      return {
        type: 'money',
        currency: () => field.currency ?? 'CNY',
        get: (row) => {
          const stored = read(row)
          return stored === null ? null : Number(stored)
        },
        save: (row, minor) => save(row, minor === null ? null : String(minor)),
      }
    case 'date':
      return { type: 'day', near: today, get: read, save }
    case 'choice':
      return {
        type: 'choice',
        get: (row) => read(row) ?? noChoice,
        choices: () => [
          ...field.options.map((id) => ({ id, label: id })),
          { id: noChoice, label: t('accounts.custom.noChoice') },
        ],
        save: (row, id) => save(row, id === noChoice ? null : id),
      }
  }
}
