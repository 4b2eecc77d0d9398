import { useMemo } from 'react'
import {
  customFieldKey,
  groupRows,
  type ViewContext,
  viewField,
} from '../../../shared/domain/account-view/index.ts'
import { stages, tiers } from '../../../shared/domain/journey/index.ts'
import { createInterfaceStore } from '../../app/index.ts'
import { type Translate, useFormat, useT } from '../../i18n/index.ts'
import type { GridGrouping, MenuEntry } from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'
import { arrSums } from './arr-sums.ts'
import { fieldName } from './filter-menu.ts'
import { changeView } from './view-state.ts'

const groupFields = ['stage', 'tier', 'owner', 'city', 'industry'] as const

/** Which headings are closed, by the field they belong to: another view on the same field finds them as they were. */
const closedGroups = createInterfaceStore<{
  readonly byField: Readonly<Record<string, ReadonlySet<string>>>
}>({
  byField: {},
})
const noneClosed: ReadonlySet<string> = new Set()

/** The groups' keys; no value has this one. */
const emptyKey = '\u0000'
const keyOf = (value: string | null): string => value ?? emptyKey

export interface Grouping {
  readonly grouping: GridGrouping<AccountRow> | undefined
  /** All rows in the order on screen, those under closed headings too. */
  readonly ordered: readonly AccountRow[]
}

/** The view's rows under the headings it asks for, each with its count and ARR; currencies are never added up. */
export function useGrouping(
  shown: readonly AccountRow[],
  groupBy: string | null,
  context: ViewContext,
  customFields: readonly CustomField[],
): Grouping {
  const t = useT()
  const format = useFormat()
  const closed = closedGroups((state) =>
    groupBy === null ? noneClosed : (state.byField[groupBy] ?? noneClosed),
  )
  const field = groupBy === null ? null : viewField(groupBy, context)
  const isGrouped = groupBy !== null && field !== null
  const groups = useMemo(
    () => (isGrouped ? groupRows(shown, groupBy, context) : null),
    [shown, isGrouped, groupBy, context],
  )
  return useMemo(() => {
    if (groups === null || groupBy === null) return { grouping: undefined, ordered: shown }
    const keys = new Map(groups.flatMap(({ value, rows }) => rows.map((row) => [row.id, keyOf(value)])))
    return {
      ordered: groups.flatMap(({ rows }) => rows),
      grouping: {
        keyOf: (row) => keys.get(row.id) ?? emptyKey,
        groups: groups.map((group) => ({
          key: keyOf(group.value),
          label: groupWord(t, groupBy, group.value, customFields),
          summary: [
            t('common.unit.accounts', { count: group.rows.length }),
            ...arrSums(group.rows).map((sum) => format.money(sum)),
          ].join(' · '),
        })),
        collapsed: closed,
        onCollapsedChange: (collapsed) =>
          closedGroups.setState(({ byField }) => ({ byField: { ...byField, [groupBy]: collapsed } })),
      },
    }
  }, [groups, groupBy, shown, closed, customFields, t, format])
}

function groupWord(
  t: Translate,
  field: string,
  value: string | null,
  customFields: readonly CustomField[],
): string {
  const tier = tiers.find((known) => known === value)
  const stage = stages.find((known) => known === value)
  if (field === 'tier') return tier === undefined ? t('accounts.group.noTier') : t(`account.tier.${tier}`)
  if (field === 'stage' && stage !== undefined) return t(`account.stage.${stage}`)
  return value ?? t('accounts.group.empty', { field: fieldName(t, field, customFields) })
}

/** What the rows can be grouped by; the one that is, ticked. */
export function groupMenu(
  t: Translate,
  groupBy: string | null,
  customFields: readonly CustomField[],
): readonly MenuEntry[] {
  const fields = [
    ...groupFields,
    ...customFields.filter(({ kind }) => kind === 'choice').map(({ id }) => customFieldKey(id)),
  ]
  return [
    {
      id: 'none',
      label: t('accounts.group.none'),
      isChecked: groupBy === null,
      onAction: () => changeView({ groupBy: null }),
    },
    { type: 'divider', id: 'divider' },
    ...fields.map((field) => ({
      id: field,
      label: fieldName(t, field, customFields),
      isChecked: groupBy === field,
      onAction: () => changeView({ groupBy: field }),
    })),
  ]
}
