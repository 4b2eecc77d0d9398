import { stages, tiers } from '../../../shared/domain/journey/index.ts'
import { customFieldKey, type ViewCondition } from '../../../shared/domain/account-view/index.ts'
import type { Format, Translate } from '../../i18n/index.ts'
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

/** What the words of a condition on a person's own field take: its kind, and how money reads. */
export interface CustomWords {
  readonly customFields: readonly CustomField[]
  readonly format: Pick<Format, 'money'>
}

function boundWords(
  t: Translate,
  kind: CustomField['kind'],
  operator: 'atLeast' | 'atMost',
  value: string,
): string {
  if (kind === 'date') return t(`accounts.filter.${operator === 'atLeast' ? 'dayFrom' : 'dayTo'}`, { value })
  return t(`accounts.filter.${operator === 'atLeast' ? 'numberFrom' : 'numberTo'}`, { value })
}

/** The condition in words: `苏州、无锡`, `90 天内`. */
export function conditionWords(
  t: Translate,
  { field, operator, values }: ViewCondition,
  custom?: CustomWords,
): string {
  const own = custom?.customFields.find(({ id }) => customFieldKey(id) === field)
  if (custom !== undefined && own !== undefined && (operator === 'atLeast' || operator === 'atMost')) {
    const bound = values[0] ?? ''
    const value =
      own.kind === 'money'
        ? custom.format.money({ minor: Number(bound), currency: own.currency ?? 'CNY' })
        : bound
    return boundWords(t, own.kind, operator, value)
  }
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

const isSame = (one: ViewCondition, other: ViewCondition): boolean =>
  one.field === other.field && one.operator === other.operator

/** Takes a condition off when it holds as it is; else it stands in the place of one with other values. */
const toggleWhole = (conditions: Conditions, wanted: ViewCondition): ViewCondition[] => {
  const others = conditions.filter((condition) => !isSame(condition, wanted))
  return isHeld(conditions, wanted) ? others : [...others, wanted]
}

const isHeld = (conditions: Conditions, wanted: ViewCondition): boolean =>
  conditions.some(
    (condition) => isSame(condition, wanted) && condition.values.join() === wanted.values.join(),
  )

/** The bounds of a field as conditions, in the place of those it had. */
export function withRange(
  conditions: Conditions,
  field: string,
  from: string | null,
  to: string | null,
): ViewCondition[] {
  const isBound = ({ operator }: ViewCondition): boolean => operator === 'atLeast' || operator === 'atMost'
  return [
    ...conditions.filter((condition) => condition.field !== field || !isBound(condition)),
    ...(from === null ? [] : [{ field, operator: 'atLeast' as const, values: [from] }]),
    ...(to === null ? [] : [{ field, operator: 'atMost' as const, values: [to] }]),
  ]
}

export interface FilterMenuOptions {
  readonly t: Translate
  readonly rows: readonly AccountRow[]
  readonly customFields: readonly CustomField[]
  readonly conditions: Conditions
  readonly compareText: (left: string, right: string) => number
  readonly onChange: (conditions: ViewCondition[]) => void
  /** A range is typed, so a dialog asks for it. */
  readonly onRange: (field: CustomField) => void
}

/** Every condition by keyboard: fields, then their values as they occur, ticked where they already hold. */
export function filterMenu(options: FilterMenuOptions): readonly MenuEntry[] {
  const { t, rows, customFields, conditions, compareText, onChange, onRange } = options
  const isOn = (field: string, value: string): boolean =>
    conditions.some((condition) => condition.field === field && condition.values.includes(value))
  const valueEntries = (
    field: string,
    choices: readonly { readonly id: string; readonly label: string }[],
  ): readonly MenuEntry[] =>
    choices.map(({ id, label }) => ({
      id: `${field} ${id}`,
      label,
      isChecked: isOn(field, id),
      onAction: () => onChange(toggleValue(conditions, field, id)),
    }))
  const values = (
    field: string,
    choices: readonly { readonly id: string; readonly label: string }[],
  ): MenuEntry => ({
    type: 'menu',
    id: field,
    label: fieldName(t, field, customFields),
    entries: valueEntries(field, choices),
  })
  const occurring = (read: (row: AccountRow) => readonly (string | null)[]) =>
    [...new Set(rows.flatMap(read).filter((value): value is string => value !== null && value !== ''))]
      .sort(compareText)
      .slice(0, mostValues)
      .map((id) => ({ id, label: id }))
  const whole = (wanted: ViewCondition, label?: string): MenuEntry => ({
    id: [wanted.field, wanted.operator, ...wanted.values].join(' '),
    label: label ?? `${fieldName(t, wanted.field, customFields)} ${conditionWords(t, wanted)}`,
    isChecked: isHeld(conditions, wanted),
    onAction: () => onChange(toggleWhole(conditions, wanted)),
  })
  const part = (wanted: ViewCondition): MenuEntry => whole(wanted, conditionWords(t, wanted))
  const own = (field: CustomField): MenuEntry => {
    const key = customFieldKey(field.id)
    const filled: readonly MenuEntry[] = [
      part({ field: key, operator: 'notEmpty', values: [] }),
      part({ field: key, operator: 'empty', values: [] }),
    ]
    const range: MenuEntry = {
      id: `${key} range`,
      label: t('accounts.custom.range'),
      isChecked: conditions.some(
        (condition) =>
          condition.field === key && (condition.operator === 'atLeast' || condition.operator === 'atMost'),
      ),
      onAction: () => onRange(field),
    }
    const shared = { type: 'menu' as const, id: key, label: field.name }
    switch (field.kind) {
      case 'text':
      case 'choice': {
        const found = occurring((row) => [row.custom[field.id] ?? null])
        const choices = [
          ...field.options.map((id) => ({ id, label: id })),
          ...found.filter(({ id }) => !field.options.includes(id)),
        ]
        return { ...shared, entries: [...valueEntries(key, choices), ...filled] }
      }
      case 'number':
      case 'money':
        return { ...shared, entries: [range, ...filled] }
      case 'date':
        return {
          ...shared,
          entries: [
            part({ field: key, operator: 'within', values: ['30'] }),
            part({ field: key, operator: 'within', values: ['90'] }),
            range,
            ...filled,
          ],
        }
    }
  }
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
    ...customFields.map(own),
    { type: 'divider', id: 'divider' },
    whole({ field: 'ka', operator: 'is', values: ['true'] }),
    whole({ field: 'termTo', operator: 'within', values: ['90'] }),
    whole({ field: 'overduePromises', operator: 'atLeast', values: ['1'] }),
    whole({ field: 'firstValueOn', operator: 'empty', values: [] }),
  ]
}
