/** Row ids that are ticked. */
export type Selection = ReadonlySet<string>

export const noSelection: Selection = new Set()

export function toggleRow(selection: Selection, id: string): Selection {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Ticks everything from the anchor to the row, both included, and keeps what was ticked elsewhere. */
export function addRange(
  selection: Selection,
  ids: readonly string[],
  anchor: number,
  to: number,
): Selection {
  const next = new Set(selection)
  for (let index = Math.min(anchor, to); index <= Math.max(anchor, to); index += 1) {
    const id = ids[index]
    if (id !== undefined) next.add(id)
  }
  return next
}

/**
 * Moves the free end of a range from `from` to `to`: rows that fall out of the range lose their tick,
 * as a shrinking Shift selection does.
 */
export function moveRange(
  selection: Selection,
  ids: readonly string[],
  anchor: number,
  from: number,
  to: number,
): Selection {
  const next = new Set(selection)
  const low = Math.min(anchor, to)
  const high = Math.max(anchor, to)
  for (let index = Math.min(anchor, from); index <= Math.max(anchor, from); index += 1) {
    const id = ids[index]
    if (id !== undefined && (index < low || index > high)) next.delete(id)
  }
  return addRange(next, ids, anchor, to)
}

/** Of the rows shown: none, some or all ticked. */
export function selectionState(selection: Selection, ids: readonly string[]): 'none' | 'some' | 'all' {
  if (selection.size === 0 || ids.length === 0) return 'none'
  let count = 0
  for (const id of ids) if (selection.has(id)) count += 1
  return count === 0 ? 'none' : count === ids.length ? 'all' : 'some'
}

/** The header box: ticks all rows shown; when all are, unticks them. Ticks on rows that are filtered out stay. */
export function toggleAll(selection: Selection, ids: readonly string[]): Selection {
  const next = new Set(selection)
  if (selectionState(selection, ids) === 'all') for (const id of ids) next.delete(id)
  else for (const id of ids) next.add(id)
  return next
}
