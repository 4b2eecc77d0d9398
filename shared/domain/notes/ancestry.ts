/** A revision of a note as the graph sees it. */
export interface RevisionLink {
  readonly id: string
  readonly parents: readonly string[]
  /** False when it was taken back (it lies in the bin): it still links what is around it. */
  readonly living: boolean
}

export interface Ancestry {
  /** Living revisions that no living revision builds on, oldest first. */
  readonly heads: readonly string[]
  /** Whether `ancestor` is `descendant` or one of those it grew out of. */
  includes(descendant: string, ancestor: string): boolean
  /**
   * The living revision from which both grew, the latest one; null when they share nothing. With several latest
   * ones (two devices merged crosswise) the one that comes last in `revisions`.
   */
  commonAncestor(left: string, right: string): string | null
  /** What to build on when an editor names its parents: those known and living, else what they grew out of. */
  livingParents(ids: readonly string[]): readonly string[]
}

/** Answers about a note's revisions, given about oldest first. Parents that are not among them are ignored. */
export function ancestryOf(given: readonly RevisionLink[]): Ancestry {
  const byId = new Map(given.map((revision) => [revision.id, revision]))
  const revisions = parentsFirst(given, byId)
  const order = new Map(revisions.map((revision, index) => [revision.id, index]))

  const livingParents = (ids: readonly string[]): readonly string[] => {
    const found = new Set<string>()
    const seen = new Set<string>()
    const open = [...ids]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const revision = byId.get(id)
      if (revision === undefined || seen.has(id)) continue
      seen.add(id)
      if (revision.living) found.add(id)
      else open.push(...revision.parents)
    }
    return revisions.filter((revision) => found.has(revision.id)).map((revision) => revision.id)
  }

  const withAncestors = (id: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const open = [id]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...(byId.get(next)?.parents ?? []))
    }
    return seen
  }

  const builtUpon = new Set(
    revisions.filter((revision) => revision.living).flatMap((revision) => livingParents(revision.parents)),
  )
  return {
    heads: revisions
      .filter((revision) => revision.living && !builtUpon.has(revision.id))
      .map((revision) => revision.id),
    includes: (descendant, ancestor) => withAncestors(descendant).has(ancestor),
    commonAncestor(left, right) {
      const ofLeft = withAncestors(left)
      const shared = [...withAncestors(right)].filter((id) => ofLeft.has(id) && byId.get(id)?.living === true)
      // Parents come before their children: the last one shared is nobody's ancestor among them.
      return shared.toSorted((one, other) => (order.get(other) ?? 0) - (order.get(one) ?? 0))[0] ?? null
    },
    livingParents,
  }
}

/** The same revisions, none before one it grew out of; otherwise as given. */
function parentsFirst(
  given: readonly RevisionLink[],
  byId: ReadonlyMap<string, RevisionLink>,
): readonly RevisionLink[] {
  const placed = new Set<string>()
  const ordered: RevisionLink[] = []
  for (const start of given) {
    const open = [start]
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      if (placed.has(next.id)) {
        open.pop()
        continue
      }
      const waiting = next.parents.flatMap((id) => {
        const parent = byId.get(id)
        return parent === undefined || placed.has(id) || open.includes(parent) ? [] : [parent]
      })
      if (waiting.length > 0) open.push(...waiting)
      else {
        placed.add(next.id)
        ordered.push(next)
        open.pop()
      }
    }
  }
  return ordered
}
