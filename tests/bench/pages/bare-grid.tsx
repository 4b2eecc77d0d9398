import '../../../renderer/styles/index.css'
import { useMemo } from 'react'
import { setLanguage } from '../../../renderer/i18n/index.ts'
import { DataGrid, type GridColumn, UiProvider } from '../../../renderer/ui/index.ts'
import { type BareAccount, bareAccounts } from './bare-accounts.ts'

export const prepare = (): Promise<unknown> => setLanguage('zh-CN')

const text = (
  id: Exclude<keyof BareAccount, 'id' | 'seats'>,
  width: number,
  more: Partial<GridColumn<BareAccount>> = {},
): GridColumn<BareAccount> => ({
  id,
  header: id,
  width,
  value: (row) => row[id],
  cell: (row) => row[id],
  ...more,
})

/** The same table over rows in memory: no host, no store, no shell, nothing to restore. */
export function BareGrid() {
  const rows = useMemo(() => bareAccounts(10_000), [])
  const columns = useMemo(
    (): readonly GridColumn<BareAccount>[] => [
      text('name', 168, { isPinned: true, isOpener: true }),
      text('tier', 76),
      text('stage', 84),
      text('owner', 92),
      text('city', 84),
      text('industry', 120, { isFlexible: true }),
      text('ends', 100),
      {
        id: 'seats',
        header: 'seats',
        width: 76,
        align: 'end',
        value: (row) => row.seats,
        cell: (row) => row.seats,
      },
    ],
    [],
  )
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
