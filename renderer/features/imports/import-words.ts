import { entitySpecs } from '../../../shared/domain/exchange/index.ts'
import type { Format, Translate, TranslationKey } from '../../i18n/index.ts'
import type { Choice } from '../../ui/index.ts'
import type { ImportResult, TablePlan } from './import-session.ts'

/** The word for a field of an import, or the field's own name where it is the person's. */
export function fieldWord(field: string, t: Translate): string {
  if (field.startsWith('custom:')) return t('importing.custom', { name: field.slice('custom:'.length) })
  const key = `importing.fields.${field}`
  const text = t(key as TranslationKey)
  return text === key ? field : text
}

/** Why a row or a file was refused, or what contradicts itself. */
export function problemWord(kind: 'refused' | 'contradiction', code: string, t: Translate): string {
  const key = `importing.${kind === 'refused' ? 'problem' : 'contradiction'}.${code}`
  const text = t(key as TranslationKey)
  return text === key ? t('importing.problem.other', { code }) : text
}

const wordsOf = (key: string, value: unknown, t: Translate): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (key === 'field' || key === 'fields')
    return (Array.isArray(value) ? value : [value]).map((field) => fieldWord(String(field), t)).join(' / ')
  if (key === 'entity') return null
  if (typeof value === 'object') return JSON.stringify(value)
  return `${fieldWord(key, t)} ${String(value)}`
}

/** What the data of a problem says, in one line: `开始日 2024-05-01 · 日期 2024-03-02`. */
export const detailWords = (data: Readonly<Record<string, unknown>>, t: Translate): string =>
  Object.entries(data)
    .filter(([key]) => key !== 'value')
    .map(([key, value]) => wordsOf(key, value, t))
    .filter((part) => part !== null)
    .join(' · ')

/** Why a column stays out though its header names a field: `第 3 行的“2024-13-45”不是日期，对不上“签约日”`. */
export function unfitWords(
  { field, kind, value, line, count }: NonNullable<TablePlan['columns'][number]['unfit']>,
  t: Translate,
): string {
  const first = t(`importing.unfit.${kind}`, { field: fieldWord(field, t), value, line: String(line) })
  return count === 1 ? first : t('importing.unfitMore', { first, count: count - 1 })
}

/** `2 张表 · 7 行`. */
export const countsOf = (t: Translate, tables: readonly TablePlan[]): string =>
  [
    t('importing.tableCount', { count: tables.length }),
    t('importing.rowCount', { count: tables.reduce((sum, { rows }) => sum + rows, 0) }),
  ].join(' · ')

const mostNames = 5

/** Files that lay beside the tables and hold none, by name: a person who chose one wants to know which. */
export const passedOverWords = (names: readonly string[], t: Translate, format: Format): string =>
  t('importing.passedOver', {
    count: names.length,
    names: `${format.list(names.slice(0, mostNames))}${names.length > mostNames ? ' …' : ''}`,
  })

export const leftOut = '-'

/** Where a column can go: nowhere, a field of the entity, a field of the person's own. */
export function fieldChoices(
  { entity, columns }: TablePlan,
  column: TablePlan['columns'][number],
  t: Translate,
): readonly Choice[] {
  if (entity === null) return []
  const taken = new Map(columns.map(({ field, column: by }) => [field, by]))
  const own = column.field?.startsWith('custom:') ? column.field : `custom:${column.customOffer ?? ''}`
  return [
    { id: leftOut, label: t('importing.none') },
    ...Object.keys(entitySpecs[entity].fields).map((field) => {
      const by = taken.get(field)
      return {
        id: field,
        label: fieldWord(field, t),
        ...(by === undefined || by === column.column ? {} : { meta: t('importing.takenBy', { column: by }) }),
      }
    }),
    ...(own === 'custom:' ? [] : [{ id: own, label: fieldWord(own, t) }]),
  ]
}

/** What a person should look at before this table is imported; null when there is nothing. */
export function tableQuestion(
  table: TablePlan,
  outcome: ImportResult['files'][number] | undefined,
  t: Translate,
  format: Format,
): string | null {
  const { entity, missing, dates } = table
  if (entity === null) return t('importing.problem.no-entity')
  if (missing.length > 0)
    return t('importing.missing', {
      fields: format.list(
        missing.map((group) => group.map((field) => fieldWord(field, t)).join(t('importing.or'))),
      ),
    })
  const open = dates.find(({ order }) => order === 'ambiguous')
  if (open) return t('importing.ambiguous', { sample: open.sample })
  const refused = outcome?.refused ?? table.brokenRows
  if (refused > 0) return t('importing.refusedCount', { count: refused })
  const unfit = table.columns.filter((column) => column.unfit !== null).length
  return unfit === 0 ? null : t('importing.unfitColumns', { count: unfit })
}
