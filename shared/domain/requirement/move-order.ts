interface Move {
  readonly from: string | null
  readonly to: string
  /** Milliseconds UTC. */
  readonly at: number
}

/**
 * The moves of one requirement in the order they were made: by their instant, and within the same millisecond so that
 * each begins where the one before it ended.
 */
export function orderMoves<Each extends Move>(moves: readonly Each[]): Each[] {
  const left = moves.toSorted((one, other) => one.at - other.at)
  const ordered: Each[] = []
  while (left.length > 0) {
    const now = left[0]?.at
    const state = ordered.at(-1)?.to ?? null
    const next = left.findIndex(({ at, from }) => at === now && from === state)
    ordered.push(...left.splice(Math.max(0, next), 1))
  }
  return ordered
}
