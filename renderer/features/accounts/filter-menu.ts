import { stages, tiers } from '../../../shared/domain/journey/index.ts'
import { customFieldKey, type ViewCondition } from '../../../shared/domain/account-view/index.ts'
import type { Translate } from '../../i18n/index.ts'
import type { MenuEntry } from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'

type Conditions = readonly ViewCondition[]

/** How many different values a menu lists; more are found by the search beside it. */
const mostValues = 40

/** The field's name in words. */
export function fieldName(
  t: Translate,
  field: string,
  customFields: readonly Pick<CustomField, 'id' | 'name'>[],
): string {
  const custom = customFields.find(({ id }) => customFieldKey(id) === field)
  if (custom !== undefined) return custom.name
  const known = [
    'tier',
    'stage',
    'owner',
    'city',
    'industry',
    'tags',
    'ka',
    'termTo',
    'overduePromises',
    'firstValueOn',
  ] as const
  const name = known.find((id) => id === field)
  return name === undefined ? field : t(`accounts.filter.${name}`)
}

/** The condition in words: `苏州、无锡`, `90 天内`. */
export function conditionWords(t: Translate, { field, operator, values }: ViewCondition): string {
  if (operator === 'within') return t('accounts.filter.within', { count: Number(values[0] ?? 0) })
  if (operator === 'empty') return t('accounts.filter.empty')
  if (operator === 'notEmpty') return t('accounts.filter.notEmpty')
  if (operator === 'atLeast') return t('accounts.filter.atLeast', { count: Number(values[0] ?? 0) })
  const words = values.map((value) => {
    if (field === 'tier') return t(`account.tier.${tiers.find((tier) => tier === value) ?? 'none'}`)
    if (field === 'stage') return t(`account.stage.${stages.find((stage) => stage === value) ?? 'signed'}`)
    if (field === 'ka') return t(value === 'true' ? 'common.word.yes' : 'common.word.no')
    return value
  })
  return words.join(t('accounts.filter.or'))
}

/** Ticks or unticks one value of a field; the last one gone, the condition is gone. */
export function toggleValue(conditions: Conditions, field: string, value: string): ViewCondition[] {
  const present = conditions.find((condition) => condition.field === field && condition.operator === 'is')
  if (present === undefined) return [...conditions, { field, operator: 'is', values: [value] }]
  const values = present.values.includes(value)
    ? present.values.filter((other) => other !== value)
    : [...present.values, value]
  return conditions.flatMap((condition) =>
    condition !== present ? [condition] : values.length === 0 ? [] : [{ ...present, values }],
  )
}

const toggleWhole = (conditions: Conditions, wanted: ViewCondition): ViewCondition[] =>
  conditions.some(({ field, operator }) => field === wanted.field && operator === wanted.operator)
    ? conditions.filter(({ field, operator }) => field !== wanted.field || operator !== wanted.operator)
    : [...conditions, wanted]

export interface FilterMenuOptions {
  readonly t: Translate
  readonly rows: readonly AccountRow[]
  readonly customFields: readonly CustomField[]
  readonly conditions: Conditions
  readonly compareText: (left: string, right: string) => number
  readonly onChange: (conditions: ViewCondition[]) => void
}

/** Every condition by keyboard: fields, then their values as they occur, ticked where they already hold. */
export function filterMenu(options: FilterMenuOptions): readonly MenuEntry[] {
  const { t, rows, customFields, conditions, compareText, onChange } = options
  const isOn = (field: string, value: string): boolean =>
    conditions.some((condition) => condition.field === field && condition.values.includes(value))
  const values = (
    field: string,
    choices: readonly { readonly id: string; readonly label: string }[],
  ): MenuEntry => ({
    type: 'menu',
    id: field,
    label: fieldName(t, field, customFields),
    entries: choices.map(({ id, label }) => ({
      id: `${field} ${id}`,
      label,
      isChecked: isOn(field, id),
      onAction: () => onChange(toggleValue(conditions, field, id)),
    })),
  })
  const occurring = (read: (row: AccountRow) => readonly (string | null)[]) =>
    [...new Set(rows.flatMap(read).filter((value): value is string => value !== null && value !== ''))]
      .sort(compareText)
      .slice(0, mostValues)
      .map((id) => ({ id, label: id }))
  const whole = (wanted: ViewCondition): MenuEntry => ({
    id: `${wanted.field} ${wanted.operator}`,
    label: `${fieldName(t, wanted.field, customFields)} ${conditionWords(t, wanted)}`,
    isChecked: conditions.some(
      ({ field, operator }) => field === wanted.field && operator === wanted.operator,
    ),
    onAction: () => onChange(toggleWhole(conditions, wanted)),
  })
  return [
    values(
      'tier',
      tiers.map((id) => ({ id, label: t(`account.tier.${id}`) })),
    ),
    values(
      'stage',
      stages.map((id) => ({ id, label: t(`account.stage.${id}`) })),
    ),
    values(
      'owner',
      occurring((row) => [row.owner]),
    ),
    values(
      'city',
      occurring((row) => [row.city]),
    ),
    values(
      'industry',
      occurring((row) => [row.industry]),
    ),
    values(
      'tags',
      occurring((row) => row.tags),
    ),
    ...customFields
      .filter(({ kind }) => kind === 'choice' || kind === 'text')
      .map((field) =>
        values(
          customFieldKey(field.id),
          occurring((row) => [row.custom[field.id] ?? null]),
        ),
      ),
    { type: 'divider', id: 'divider' },
    whole({ field: 'ka', operator: 'is', values: ['true'] }),
    whole({ field: 'termTo', operator: 'within', values: ['90'] }),
    whole({ field: 'overduePromises', operator: 'atLeast', values: ['1'] }),
    whole({ field: 'firstValueOn', operator: 'empty', values: [] }),
  ]
}
