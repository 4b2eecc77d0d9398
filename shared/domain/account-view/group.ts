import { viewField } from './fields.ts'
import type { ViewContext, ViewRow } from './row.ts'
import { sortRows } from './sort.ts'

/** Rows under one heading. */
export interface RowGroup<Row> {
  /** The value they share; a month (`2026-11`) for days, tags joined by a comma. Null: empty. */
  readonly value: string | null
  readonly rows: readonly Row[]
}

/**
 * Rows under headings, the headings in the field's own order with the empty one last, rows in the order they came.
 * A field that does not exist, and null, make one group with no value.
 */
export function groupRows<Row extends ViewRow>(
  rows: readonly Row[],
  groupBy: string | null,
  context: ViewContext,
): RowGroup<Row>[] {
  const field = groupBy === null ? null : viewField(groupBy, context)
  if (field === null || groupBy === null) return [{ value: null, rows }]
  const headingOf = (row: Row): string | null => {
    switch (field.kind) {
      case 'text':
      case 'choice':
        return field.valueOf(row) || null
      case 'day':
        return field.valueOf(row)?.slice(0, 7) ?? null
      case 'flag':
        return String(field.valueOf(row))
      case 'list':
        return field.valueOf(row).join(', ') || null
      case 'number':
      case 'money': {
        const value = field.valueOf(row)
        return value === null ? null : String(value)
      }
    }
  }
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) {
    const heading = headingOf(row)
    const group = groups.get(heading)
    if (group) group.push(row)
    else groups.set(heading, [row])
  }
  // One row of each group, in the order of the field, gives the order of the groups.
  const first = [...groups.values()].flatMap(([row]) => row ?? [])
  return sortRows(first, [{ field: groupBy, descending: false }], context).map((row) => {
    const value = headingOf(row)
    return { value, rows: groups.get(value) ?? [] }
  })
}
