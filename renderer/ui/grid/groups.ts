import type { ReactNode } from 'react'

/** A heading over rows that share a value. */
export interface GridGroup {
  readonly key: string
  /** The value in words: `续约`. */
  readonly label: string
  /** What its rows come to, beside the heading: `5 家 · 286.0 万元`. */
  readonly summary: ReactNode
}

/** Rows under headings that open and close. */
export interface GridGrouping<Row> {
  readonly keyOf: (row: Row) => string
  /** In the order shown; a heading without rows is left out. */
  readonly groups: readonly GridGroup[]
  readonly collapsed: ReadonlySet<string>
  readonly onCollapsedChange: (collapsed: ReadonlySet<string>) => void
}

/** A heading where it stands. */
export interface PlacedGroup extends GridGroup {
  readonly isOpen: boolean
  /** Ids of its rows, in their order. */
  readonly rowIds: readonly string[]
}

/** What is drawn, line by line: a heading has no row. */
export interface GridLines<Row> {
  readonly rows: readonly (Row | undefined)[]
  readonly ids: readonly string[]
  readonly indexById: ReadonlyMap<string, number>
  readonly groupById: ReadonlyMap<string, PlacedGroup>
  /** All rows in the order of the lines, those under closed headings too. */
  readonly ordered: readonly { readonly id: string; readonly row: Row }[]
}

const groupId = (key: string): string => `·group ${key}`

/** Sorted rows as lines: as they are without headings, else each heading and, where it is open, its rows. */
export function arrangeLines<Row>(
  rows: readonly Row[],
  ids: readonly string[],
  grouping: Pick<GridGrouping<Row>, 'keyOf' | 'groups' | 'collapsed'> | undefined,
): GridLines<Row> {
  const all = rows.flatMap((row, index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ id, row }]
  })
  if (grouping === undefined)
    return {
      rows,
      ids,
      indexById: new Map(ids.map((id, index) => [id, index])),
      groupById: new Map(),
      ordered: all,
    }
  const { keyOf, groups, collapsed } = grouping
  const rowsByKey = Map.groupBy(all, ({ row }) => keyOf(row))
  const lines: { id: string; row: Row | undefined }[] = []
  const groupById = new Map<string, PlacedGroup>()
  const ordered: { id: string; row: Row }[] = []
  for (const group of groups) {
    const own = rowsByKey.get(group.key) ?? []
    if (own.length === 0) continue
    const id = groupId(group.key)
    const isOpen = !collapsed.has(group.key)
    groupById.set(id, { ...group, isOpen, rowIds: own.map((entry) => entry.id) })
    lines.push({ id, row: undefined }, ...(isOpen ? own : []))
    ordered.push(...own)
  }
  return {
    rows: lines.map(({ row }) => row),
    ids: lines.map(({ id }) => id),
    indexById: new Map(lines.map(({ id }, index) => [id, index])),
    groupById,
    ordered,
  }
}
