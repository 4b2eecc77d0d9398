import type { ReadStore } from '../../store/index.ts'

/**
 * Whether giving accounts new parents closes a circle: whether someone becomes their own ancestor.
 * `changes` are the new parents by account, null for none. Circles that were there before (two devices can make one
 * together) end the walk and are not held against the change.
 */
export function closesCircle(read: ReadStore, changes: ReadonlyMap<string, string | null>): boolean {
  const parentOf = (id: string): string | null => {
    const changed = changes.get(id)
    if (changed !== undefined) return changed
    return (
      read.rows<{ parent_id: string | null }>('SELECT parent_id FROM account WHERE id = ?', id)[0]
        ?.parent_id ?? null
    )
  }
  /** Accounts whose ancestors are known to come to an end. */
  const clear = new Set<string>()
  for (const start of changes.keys()) {
    const walked = new Set<string>()
    let at: string | null = start
    while (at !== null && !clear.has(at) && !walked.has(at)) {
      walked.add(at)
      at = parentOf(at)
      if (at === start) return true
    }
    for (const id of walked) clear.add(id)
  }
  return false
}
