import { wouldCycle } from '../../../../shared/domain/groups/index.ts'
import type { ReadStore } from '../../store/index.ts'

/** Who stands above each account, those in the bin included: they come back with their place. */
export const readParents = (read: ReadStore): Map<string, string | null> =>
  new Map(
    read
      .rows<{ id: string; parentId: string | null }>('SELECT id, parent_id AS parentId FROM account')
      .map(({ id, parentId }) => [id, parentId]),
  )

/**
 * Whether giving accounts new parents closes a circle: whether someone becomes their own ancestor.
 * `changes` are the new parents by account, null for none. Circles that were there before (two devices can make one
 * together) are not held against the change.
 */
export function closesCircle(read: ReadStore, changes: ReadonlyMap<string, string | null>): boolean {
  // Whoever loses a parent closes nothing.
  if ([...changes.values()].every((parentId) => parentId === null)) return false
  const parents = new Map([...readParents(read), ...changes])
  return [...changes].some(([id, parentId]) => wouldCycle(parents, id, parentId))
}
