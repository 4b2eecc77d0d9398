import { useCallback, useMemo, useRef, useState } from 'react'
import {
  applyView,
  customFieldKey,
  looksAtNames,
  type ViewContext,
  withoutOne,
} from '../../../shared/domain/account-view/index.ts'
import {
  Content,
  FailureNote,
  Panel,
  useCommands,
  useFrame,
  useNameKeys,
  usePreload,
  useQuery,
  useSettings,
} from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import {
  Button,
  ColumnsButton,
  DataGrid,
  type DataGridHandle,
  EmptyState,
  FilterChip,
  MenuButton,
  SearchField,
  type Selection,
} from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { conditionWords, fieldName, filterMenu, withRange } from './filter-menu.ts'
import { FootBar } from './foot-bar.tsx'
import { PeekPanel } from './peek/peek-panel.tsx'
import { usePeek } from './peek/use-peek.ts'
import { RangeDialog } from './range-dialog.tsx'
import { usePasteCells } from './paste-cells.ts'
import { groupMenu, useGrouping } from './use-grouping.ts'
import { useAccountColumns } from './use-account-columns.tsx'
import { accountsView, changeView, columnsOf, gridSortOf, layoutOf, sortOf } from './view-state.ts'
import { useSavedViews } from './use-saved-views.ts'
import { ViewTabs } from './view-tabs.tsx'

const noRows: readonly AccountRow[] = []
const noFields: never[] = []

export function AccountsPage() {
  const t = useT()
  const format = useFormat()
  const frame = useFrame()
  const preload = usePreload()
  const { singleKeys } = useSettings()
  const { data, error, refetch } = useQuery('account.list', {})
  const definition = accountsView((state) => state.definition)
  const [ticked, setTicked] = useState<Selection>(new Set())
  const [ranged, setRanged] = useState<CustomField | null>(null)
  const grid = useRef<DataGridHandle>(null)
  const rows = data?.rows ?? noRows
  const customFields = data?.customFields ?? noFields
  const today = data?.today ?? ''

  const views = useSavedViews()
  const nameKeys = useNameKeys(
    looksAtNames(definition) || views.some((view) => looksAtNames(view.definition)),
  )

  const context = useMemo(
    (): ViewContext => ({
      today,
      customFields,
      compareText: format.collator.compare,
      nameKeysOf: nameKeys.of,
    }),
    [today, customFields, format, nameKeys],
  )
  const { search, conditions, sort, groupBy } = definition
  // A search begins when it can find: nothing is said to be missing before.
  const searched = nameKeys.isPending ? '' : search
  const shown = useMemo(
    () => applyView(rows, { search: searched, conditions, sort }, context),
    [rows, searched, conditions, sort, context],
  )
  const { grouping, ordered } = useGrouping(shown, groupBy, context, customFields)
  const peek = usePeek(shown, today)
  const columns = useAccountColumns(rows, customFields, today)
  const layout = useMemo(() => layoutOf(definition), [definition])
  const paste = usePasteCells(rows)
  const chosen = useMemo(() => ordered.filter(({ id }) => ticked.has(id)), [ordered, ticked])

  const { follow } = peek
  const onActiveRow = useCallback(
    (row: AccountRow | null): void => {
      if (row === null) return
      preload('account.get', { id: row.id })
      follow(row)
    },
    [preload, follow],
  )
  const createAccount = (): void => void frame.commands.run('account.create', frame)
  const editField = (id?: string): void =>
    void frame.dialogs.open('customField.edit', id === undefined ? {} : { id })
  const exportRows = (): void =>
    void frame.dialogs.open('export', {
      what: 'accounts',
      ids: ordered.map(({ id }) => id),
      selectedIds: chosen.map(({ id }) => id),
      view: definition,
    })
  useCommands([
    {
      id: 'accounts.new',
      titleKey: 'accounts.command.create',
      icon: 'plus',
      group: 'record',
      shortcut: 'N',
      isInPalette: false,
      run: createAccount,
    },
    {
      id: 'accounts.export',
      titleKey: 'accounts.command.export',
      icon: 'export',
      group: 'record',
      run: exportRows,
    },
    {
      id: 'accounts.clearFilters',
      titleKey: 'accounts.command.clear',
      icon: 'filter',
      group: 'view',
      when: () => search !== '' || conditions.length > 0,
      run: () => changeView({ search: '', conditions: [] }),
    },
  ])

  if (error)
    return (
      <Content>
        <FailureNote failure={error} onRetry={refetch} />
      </Content>
    )
  if (data === undefined) return <Content>{null}</Content>

  const peeked = peek.row
  const closePeek = (): void => {
    // The focus is in the list, or in the panel that goes away.
    const isInPanel = document.activeElement?.closest('.peek') != null
    peek.close()
    if (isInPanel) grid.current?.focusRow(peeked?.id)
  }
  return (
    <>
      <Content isFlush>
        <div className="ac-top">
          <ViewTabs total={rows.length} rows={rows} context={context} views={views}>
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
                    onRange: setRanged,
                    onChange: (next) =>
                      changeView({
                        conditions: next.map((condition) => ({
                          ...condition,
                          values: [...condition.values],
                        })),
                      }),
                  })
                }
              >
                {t('accounts.addFilter')}
              </MenuButton>
              <MenuButton
                size="small"
                label={t('accounts.group.by')}
                entries={groupMenu(t, groupBy, customFields)}
              >
                {grouping === undefined || groupBy === null
                  ? t('accounts.group.by')
                  : t('accounts.group.byOf', { field: fieldName(t, groupBy, customFields) })}
              </MenuButton>
              <span className="sp" />
              <ColumnsButton
                columns={columns}
                layout={layout}
                actions={[
                  { id: 'create', label: t('fields.create'), onAction: () => editField() },
                  {
                    id: 'manage',
                    label: t('fields.manage'),
                    onAction: () => frame.navigation.go('/settings/fields'),
                  },
                ]}
                onLayoutChange={(next) =>
                  changeView({
                    columns: columnsOf(
                      next,
                      columns.map(({ id }) => id),
                    ),
                  })
                }
              />
              <Button size="small" icon="export" onPress={exportRows}>
                {t('accounts.export', { count: shown.length })}
              </Button>
              <MenuButton
                size="small"
                label={t('duplicates.menu')}
                entries={[
                  {
                    id: 'duplicates',
                    label: t('duplicates.command'),
                    onAction: () => frame.navigation.go('/accounts/duplicates'),
                  },
                  {
                    id: 'tiers',
                    label: t('accounts.rules'),
                    onAction: () => frame.navigation.go('/tiers'),
                  },
                ]}
              />
              <Button size="small" icon="plus" kind="primary" shortcut="N" onPress={createAccount}>
                {t('accounts.command.create')}
              </Button>
            </div>
          </ViewTabs>
        </div>
        <Panel name={t('app.rail.accounts')}>
          <DataGrid
            ref={grid}
            className="ac-grid"
            label={t('accounts.grid')}
            rows={shown}
            rowId={(row) => row.id}
            columns={columns}
            density="compact"
            hasLetterKeys={singleKeys}
            sort={gridSortOf(definition)}
            onSortChange={(next) => changeView({ sort: sortOf(next) })}
            {...(grouping === undefined ? {} : { grouping })}
            layout={layout}
            onLayoutChange={(next) =>
              changeView({
                columns: columnsOf(
                  next,
                  columns.map(({ id }) => id),
                ),
              })
            }
            selection={ticked}
            onSelectionChange={setTicked}
            onOpen={(row) => frame.navigation.go(`/accounts/${row.id}`)}
            onPeek={peek.toggle}
            onActiveRowChange={onActiveRow}
            onPaste={(cells) => void paste(cells)}
            headerMenuOf={(columnId) => {
              const field = customFields.find(({ id }) => customFieldKey(id) === columnId)
              return [
                ...(field === undefined
                  ? []
                  : [
                      {
                        id: 'field-edit',
                        label: t('fields.editOne', { name: field.name }),
                        onAction: () => editField(field.id),
                      },
                      {
                        id: 'field-retire',
                        label: t('fields.retireOne', { name: field.name }),
                        onAction: () =>
                          void frame.write('customField.retire', { id: field.id, retired: true }),
                      },
                    ]),
                { id: 'field-create', label: t('fields.create'), onAction: () => editField() },
                {
                  id: 'field-manage',
                  label: t('fields.manage'),
                  onAction: () => frame.navigation.go('/settings/fields'),
                },
              ]
            }}
            menuOf={(list) => [
              {
                id: 'open',
                label: t('common.action.open'),
                shortcut: 'Enter',
                onAction: () => list[0] && frame.navigation.go(`/accounts/${list[0].id}`),
              },
              {
                id: 'stage',
                label: t('accounts.bulk.stage'),
                icon: 'renewal',
                onAction: () =>
                  void frame.dialogs.open('account.moveStage', { ids: list.map(({ id }) => id) }),
              },
              {
                id: 'remove',
                label: t('accounts.bulk.remove'),
                icon: 'trash',
                isDanger: true,
                onAction: () => void frame.write('account.remove', { ids: list.map(({ id }) => id) }),
              },
            ]}
            empty={
              <Empty isFirst={rows.length === 0} rows={rows} context={context} onCreate={createAccount} />
            }
          />
        </Panel>
        {chosen.length > 0 ? (
          <BulkBar chosen={chosen} rows={rows} onDone={() => setTicked(new Set())} />
        ) : (
          <FootBar shown={shown} total={rows.length} today={today} />
        )}
        {ranged !== null && (
          <RangeDialog
            field={ranged}
            conditions={conditions}
            onCancel={() => setRanged(null)}
            onApply={(from, to) => {
              setRanged(null)
              changeView({
                conditions: withRange(conditions, customFieldKey(ranged.id), from, to).map((condition) => ({
                  ...condition,
                  values: [...condition.values],
                })),
              })
            }}
          />
        )}
      </Content>
      {peeked !== null && <PeekPanel row={peeked} today={today} onClose={closePeek} />}
    </>
  )
}

interface EmptyProps {
  readonly isFirst: boolean
  readonly rows: readonly AccountRow[]
  readonly context: ViewContext
  readonly onCreate: () => void
}

/** No accounts yet, or none that fits: then it says which single filter stands in the way, and one press takes it off. */
function Empty({ isFirst, rows, context, onCreate }: EmptyProps) {
  const t = useT()
  const { navigation } = useFrame()
  const { search, conditions } = accountsView((state) => state.definition)
  if (isFirst)
    return (
      <EmptyState
        kind="first"
        title={t('accounts.empty.first')}
        actions={
          <>
            <Button kind="primary" onPress={() => navigation.go('/import')}>
              {t('common.action.import')}
            </Button>
            <Button onPress={onCreate}>{t('accounts.command.create')}</Button>
          </>
        }
      >
        {t('accounts.empty.firstWhy')}
      </EmptyState>
    )
  const [best] = withoutOne(rows, { search, conditions }, context)
  const blocking = best?.condition == null ? undefined : conditions[best.condition]
  const name =
    best === undefined
      ? null
      : blocking === undefined
        ? t('accounts.empty.search', { text: search })
        : `${fieldName(t, blocking.field, context.customFields)} ${conditionWords(t, blocking)}`
  return (
    <EmptyState
      kind="filtered"
      title={t('accounts.empty.filtered')}
      actions={
        <>
          {best !== undefined && (
            <Button
              kind="primary"
              onPress={() =>
                changeView(
                  best.condition === null
                    ? { search: '' }
                    : { conditions: conditions.toSpliced(best.condition, 1) },
                )
              }
            >
              {t('accounts.empty.without', { name: name ?? '', count: best.count })}
            </Button>
          )}
          <Button onPress={() => changeView({ search: '', conditions: [] })}>
            {t('accounts.command.clear')}
          </Button>
        </>
      }
    />
  )
}
