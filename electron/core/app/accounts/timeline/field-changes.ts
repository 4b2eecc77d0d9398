import type { Store } from '../../../store/index.ts'
import type { Source, TimelineEntry } from './source.ts'

/** Fields whose changes the timeline tells as something else (a move between stages), or that nobody typed. */
const toldOtherwise: ReadonlySet<string> = new Set(['stage', 'stageSince', 'churnedFlag', 'deletedAt'])

/**
 * VIS-7: what was changed on the account itself, from the log: one entry per saving, with each field's value before and
 * after. These stand at the moment they were written down, because a field has no other.
 */
export const fieldChanges: Source = ({ store, accountId }) => {
  const values: Record<string, unknown> = {}
  // The latest comes first; what a field held before is known only from the beginning.
  return [...store.fieldHistory('account', accountId)].reverse().flatMap((change): TimelineEntry[] => {
    const changes = Object.entries(change.fields).flatMap(([field, to]) => {
      const from = values[field] ?? null
      values[field] = to
      return toldOtherwise.has(field) || change.kind !== 'set' || from === to ? [] : [{ field, from, to }]
    })
    if (changes.length === 0) return []
    return [
      {
        kind: 'field',
        id: accountId,
        at: change.at,
        event: 'field.changed',
        title: '',
        detail: change.by,
        data: { changes: namedParents(store, changes), entry: `${change.dev} ${change.seq}` },
      },
    ]
  })
}

interface Changed {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** A parent is told by its name. */
function namedParents(store: Store, changes: readonly Changed[]): readonly Changed[] {
  const nameOf = (id: unknown): unknown =>
    typeof id === 'string' ? (store.read.record('account', id)?.name ?? id) : null
  return changes.map(({ field, from, to }) =>
    field === 'parentId' ? { field, from: nameOf(from), to: nameOf(to) } : { field, from, to },
  )
}
