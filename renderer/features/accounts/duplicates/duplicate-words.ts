import type { CallOutput } from '../../../../shared/contract/index.ts'
import { toStage, toTier } from '../../../../shared/domain/journey/index.ts'
import type { Format, Translate, TranslationKey } from '../../../i18n/index.ts'

export type Candidate = CallOutput<'account.duplicates'>['candidates'][number]
export type MergePreview = CallOutput<'account.mergePreview'>
export type MergeField = MergePreview['fields'][number]

export const reasonWords = (t: Translate, reason: Candidate['reasons'][number]): string => {
  switch (reason.code) {
    case 'tax_id_differs':
      return t('duplicates.reason.tax_id_differs')
    case 'like_name':
      return t('duplicates.reason.like_name', { value: reason.percent })
    default:
      return t(`duplicates.reason.${reason.code}`, { value: reason.value })
  }
}

/** A catalogue's word where there is one, for names that come from the data. */
function wordOf(t: Translate, key: string): string | null {
  const word = t(key as TranslationKey)
  return word === key ? null : word
}

export const fieldWords = (t: Translate, { field, name }: Pick<MergeField, 'field' | 'name'>): string =>
  name ?? wordOf(t, `duplicates.field.${field}`) ?? wordOf(t, `account.field.${field}`) ?? field

export const movedWords = (t: Translate, kind: string): string =>
  wordOf(t, `duplicates.moved.${kind}`) ?? t('duplicates.moved.other')

/** What one side says, as a person reads it. */
export function valueWords(
  t: Translate,
  format: Format,
  field: string,
  value: MergeField['kept'],
  name: string | null,
): string {
  if (name !== null) return name
  if (value === null || value === '') return t('duplicates.merge.blank')
  if (field === 'calendar') return wordOf(t, `service.calendar.${value}`) ?? String(value)
  if (field === 'stage') return t(`account.stage.${toStage(String(value))}`)
  const tier = field === 'tier' ? toTier(String(value)) : null
  if (tier !== null) return t(`account.tier.${tier}`)
  if (typeof value === 'boolean') return t(value ? 'common.word.yes' : 'common.word.no')
  if (field === 'annualRevenueMinor' && typeof value === 'number') return format.count(value / 100)
  return typeof value === 'number' ? format.count(value) : value
}
