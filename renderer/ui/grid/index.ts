export {
  type CellEdit,
  type CellValue,
  emptyLayout,
  type GridColumn,
  type GridLayout,
  moveColumn,
  orderColumns,
  setColumnHidden,
  setColumnWidth,
} from './columns.ts'
export { ColumnsButton, type ColumnsButtonProps } from './columns-button.tsx'
export {
  DataGrid,
  type DataGridHandle,
  type DataGridProps,
  type GridDensity,
  type GridPaste,
} from './data-grid.tsx'
export type { GridGroup, GridGrouping } from './groups.ts'
export type { Selection } from './selection.ts'
export type { GridSort } from './sort.ts'
export { fromTsv, toTsv } from './tsv.ts'
