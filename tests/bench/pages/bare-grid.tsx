import '../../../renderer/styles/index.css'
import { useMemo } from 'react'
import { setLanguage } from '../../../renderer/i18n/index.ts'
import { DataGrid, type GridColumn, UiProvider } from '../../../renderer/ui/index.ts'
import { type BareAccount, bareAccounts } from './bare-accounts.ts'

export const prepare = (): Promise<unknown> => setLanguage('zh-CN')

const column = (
  id: string,
  width: number,
  value: (row: BareAccount) => string | number | null,
  more: Partial<GridColumn<BareAccount>> = {},
): GridColumn<BareAccount> => ({ id, header: id, width, value, cell: value, ...more })

const none = (): null => null
const zero = (): number => 0

/** The columns of the product's list, as wide and as ready to leave; empty where its accounts say nothing. */
const columns: readonly GridColumn<BareAccount>[] = [
  column('name', 168, (row) => row.name, { isPinned: true, isOpener: true }),
  column('tier', 76, (row) => row.tier),
  column('stage', 94, (row) => row.stage),
  column('owner', 92, (row) => row.owner, { priority: 3 }),
  column('city', 84, (row) => row.city, { priority: 4 }),
  column('industry', 120, (row) => row.industry, { isFlexible: true }),
  column('term', 176, none),
  column('ends', 100, (row) => row.ends, { priority: 3 }),
  column('arr', 104, zero, { align: 'end' }),
  column('seats', 76, (row) => row.seats, { priority: 4, align: 'end' }),
  column('lastVisit', 96, none, { priority: 2, align: 'end' }),
  column('promises', 84, zero, { priority: 3, align: 'end' }),
  column('requirements', 64, zero, { align: 'end' }),
  column('firstValue', 100, none, { priority: 5 }),
  column('tags', 120, none, { priority: 5 }),
  column('tierReason', 140, none, { priority: 6 }),
  column('code', 96, none, { priority: 6 }),
]

/** The same table over rows in memory: no host, no store, no shell, nothing to restore. */
export function BareGrid() {
  const rows = useMemo(() => bareAccounts(10_000), [])
  return (
    <UiProvider>
      <div style={{ height: '100vh', display: 'flex' }}>
        <DataGrid
          label="客户"
          rows={rows}
          rowId={(row) => row.id}
          columns={columns}
          density="compact"
          defaultSort={{ column: 'name', direction: 'ascending' }}
        />
      </div>
    </UiProvider>
  )
}
