/** A change of a record, as the log has it; times are ms UTC. */
export interface LoggedChange {
  readonly at: number
  readonly fields: Readonly<Record<string, unknown>>
}

const agreedFields = [
  'title',
  'detail',
  'side',
  'responsible',
  'personId',
  'dueDay',
  'deletedAt',
  'dutyKey',
] as const

/**
 * Whether a duty reads otherwise now than it did at an instant: added, reworded, given to somebody else, moved to
 * another day, or taken away. One that came and went in between, or was changed back, reads as it did.
 * @param changes the duty's log, the latest first
 */
export function isChangedSince(changes: readonly LoggedChange[], at: number): boolean {
  const stateOf = (known: readonly LoggedChange[]): Readonly<Record<string, unknown>> =>
    Object.assign({}, ...known.toReversed().map(({ fields }) => fields))
  const before = stateOf(changes.filter((change) => change.at <= at))
  const now = stateOf(changes)
  const isThere = (state: Readonly<Record<string, unknown>>): boolean =>
    Object.keys(state).length > 0 && (state['deletedAt'] ?? null) === null
  if (!isThere(before) && !isThere(now)) return false
  return agreedFields.some((field) => (before[field] ?? null) !== (now[field] ?? null))
}
