import { useCallback, useMemo, useRef, useState } from 'react'
import {
  applyView,
  customFieldKey,
  looksAtNames,
  type ViewContext,
} from '../../../shared/domain/account-view/index.ts'
import {
  Content,
  noAnswer,
  openBeside,
  Panel,
  useFrame,
  useNameKeys,
  usePreload,
  useQuery,
  useSettings,
} from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { DataGrid, type DataGridHandle, type GridLayout, type Selection } from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'
import { AccountsTools } from './accounts-tools.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { EmptyAccounts } from './empty-accounts.tsx'
import { withRange } from './filter-menu.ts'
import { FootBar } from './foot-bar.tsx'
import { usePasteCells } from './paste-cells.ts'
import { PeekPanel } from './peek/peek-panel.tsx'
import { usePeek } from './peek/use-peek.ts'
import { RangeDialog } from './range-dialog.tsx'
import { useAccountColumns } from './use-account-columns.tsx'
import { useAccountMenus } from './use-account-menus.ts'
import { useAccountsCommands } from './use-accounts-commands.ts'
import { useGrouping } from './use-grouping.ts'
import { useSavedViews } from './use-saved-views.ts'
import {
  accountsView,
  changeConditions,
  changeView,
  columnsOf,
  gridSortOf,
  layoutOf,
  sortOf,
} from './view-state.ts'
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
  const editField = (id?: string): void =>
    void frame.dialogs.open('customField.edit', id === undefined ? {} : { id })
  const menus = useAccountMenus(customFields, editField)
  const peek = usePeek(shown, today)
  const columns = useAccountColumns(rows, customFields, today)
  const layout = useMemo(() => layoutOf(definition), [definition])
  const changeLayout = (next: GridLayout): void =>
    changeView({
      columns: columnsOf(
        next,
        columns.map(({ id }) => id),
      ),
    })
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
  const exportRows = (): void =>
    void frame.dialogs.open('export', {
      what: 'accounts',
      ids: ordered.map(({ id }) => id),
      selectedIds: chosen.map(({ id }) => id),
      view: definition,
    })
  useAccountsCommands({ createAccount, exportRows })

  if (error !== undefined || data === undefined) return noAnswer(error, refetch)

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
            <AccountsTools
              rows={rows}
              customFields={customFields}
              count={shown.length}
              isGrouped={grouping !== undefined}
              columns={columns}
              layout={layout}
              onLayoutChange={changeLayout}
              onRange={setRanged}
              onCreate={createAccount}
              onCreateField={() => editField()}
              onExport={exportRows}
            />
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
            onLayoutChange={changeLayout}
            selection={ticked}
            onSelectionChange={setTicked}
            onOpen={(row, { inNewWindow }) => {
              const route = `/accounts/${row.id}`
              if (inNewWindow) openBeside(route)
              else frame.navigation.go(route)
            }}
            onPeek={peek.toggle}
            onActiveRowChange={onActiveRow}
            onPaste={(cells) => void paste(cells)}
            headerMenuOf={menus.columnMenu}
            menuOf={menus.rowMenu}
            empty={
              <EmptyAccounts
                isFirst={rows.length === 0}
                rows={rows}
                context={context}
                customFields={customFields}
                onCreate={createAccount}
              />
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
              changeConditions(withRange(conditions, customFieldKey(ranged.id), from, to))
            }}
          />
        )}
      </Content>
      {peeked !== null && <PeekPanel row={peeked} today={today} onClose={closePeek} />}
    </>
  )
}
