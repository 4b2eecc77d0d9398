import type { CellValue, GridColumn } from './columns.ts'

export interface GridSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** Ascending order of two values of one column. Nothing is handled by the caller: it goes last either way. */
export function compareValues(first: CellValue, second: CellValue, collator: Intl.Collator): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second
  return collator.compare(String(first ?? ''), String(second ?? ''))
}

/**
 * What a press on a header does: figures begin with the largest, words with the first; the third press gives
 * the order the rows came in.
 */
export function nextSort<Row>(
  sort: GridSort | null,
  column: GridColumn<Row>,
  sample: Row | undefined,
): GridSort | null {
  if (!column.value && !column.compare) return sort
  const startsDescending = sample !== undefined && typeof column.value?.(sample) === 'number'
  const first = startsDescending ? 'descending' : 'ascending'
  const second = startsDescending ? 'ascending' : 'descending'
  if (sort?.column !== column.id) return { column: column.id, direction: first }
  return sort.direction === first ? { column: column.id, direction: second } : null
}
