import { useFrame, usePreload } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import {
  Button,
  ColumnsButton,
  FilterChip,
  type GridColumn,
  type GridLayout,
  MenuButton,
  SearchField,
} from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'
import { conditionWords, fieldName, filterMenu } from './filter-menu.ts'
import { groupMenu } from './use-grouping.ts'
import { accountsView, changeConditions, changeView } from './view-state.ts'

export interface AccountsToolsProps {
  readonly rows: readonly AccountRow[]
  readonly customFields: readonly CustomField[]
  /** How many rows are shown: what is exported. */
  readonly count: number
  /** Whether the field that the view groups by is there. */
  readonly isGrouped: boolean
  readonly columns: readonly GridColumn<AccountRow>[]
  readonly layout: GridLayout
  readonly onLayoutChange: (layout: GridLayout) => void
  readonly onRange: (field: CustomField) => void
  readonly onCreate: () => void
  readonly onCreateField: () => void
  readonly onExport: () => void
}

/** Above the grid: what is searched and filtered, how it is grouped, which columns; export and a new account. */
export function AccountsTools({
  rows,
  customFields,
  count,
  isGrouped,
  columns,
  layout,
  onLayoutChange,
  onRange,
  onCreate,
  onCreateField,
  onExport,
}: AccountsToolsProps) {
  const t = useT()
  const format = useFormat()
  const { navigation } = useFrame()
  const preload = usePreload()
  const { search, conditions, groupBy } = accountsView((state) => state.definition)
  return (
    <div className="ac-tools" onFocus={() => preload('account.nameKeys', {})}>
      <SearchField
        label={t('accounts.search')}
        placeholder={t('accounts.searchHint')}
        value={search}
        onSearch={(text) => changeView({ search: text })}
      />
      {conditions.map((condition, index) => (
        <FilterChip
          key={`${condition.field} ${condition.operator}`}
          name={fieldName(t, condition.field, customFields)}
          value={conditionWords(t, condition, { customFields, format })}
          onRemove={() => changeView({ conditions: conditions.toSpliced(index, 1) })}
        />
      ))}
      <MenuButton
        size="small"
        label={t('accounts.addFilter')}
        icon="filter"
        entries={() =>
          filterMenu({
            t,
            rows,
            customFields,
            conditions,
            compareText: format.collator.compare,
            onRange,
            onChange: changeConditions,
          })
        }
      >
        {t('accounts.addFilter')}
      </MenuButton>
      <MenuButton size="small" label={t('accounts.group.by')} entries={groupMenu(t, groupBy, customFields)}>
        {!isGrouped || groupBy === null
          ? t('accounts.group.by')
          : t('accounts.group.byOf', { field: fieldName(t, groupBy, customFields) })}
      </MenuButton>
      <span className="sp" />
      <ColumnsButton
        columns={columns}
        layout={layout}
        actions={[
          { id: 'create', label: t('fields.create'), onAction: onCreateField },
          {
            id: 'manage',
            label: t('fields.manage'),
            onAction: () => navigation.go('/settings/fields'),
          },
        ]}
        onLayoutChange={onLayoutChange}
      />
      <Button size="small" icon="export" onPress={onExport}>
        {t('accounts.export', { count })}
      </Button>
      <MenuButton
        size="small"
        label={t('duplicates.menu')}
        entries={[
          {
            id: 'duplicates',
            label: t('duplicates.command'),
            onAction: () => navigation.go('/accounts/duplicates'),
          },
          {
            id: 'tiers',
            label: t('accounts.rules'),
            onAction: () => navigation.go('/tiers'),
          },
        ]}
      />
      <Button size="small" icon="plus" kind="primary" shortcut="N" onPress={onCreate}>
        {t('accounts.command.create')}
      </Button>
    </div>
  )
}
