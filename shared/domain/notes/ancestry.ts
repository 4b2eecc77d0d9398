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

/** Answers about a note's revisions, given oldest first. Parents that are not among them are ignored. */
export function ancestryOf(revisions: readonly RevisionLink[]): Ancestry {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]))
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
      // Oldest first means parents before children: the last one shared is nobody's ancestor among them.
      return shared.toSorted((one, other) => (order.get(other) ?? 0) - (order.get(one) ?? 0))[0] ?? null
    },
    livingParents,
  }
}
