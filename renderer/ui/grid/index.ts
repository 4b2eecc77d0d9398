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
export { DataGrid } from './data-grid.tsx'
export type { DataGridHandle, DataGridProps, GridDensity, GridPaste } from './data-grid-props.ts'
export type { GridGroup, GridGrouping } from './groups.ts'
export type { Selection } from './selection.ts'
export type { GridSort } from './sort.ts'
export { fromTsv, toTsv } from './tsv.ts'
