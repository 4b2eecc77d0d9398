import type { Day } from '../../kernel/index.ts'
import type { WaitingChange, WaitingSide } from './waiting-days.ts'

/** What one entry of a milestone's log says about waiting; a field that it does not name did not change. */
export interface WaitingLogEntry {
  /** The day it was written down. */
  readonly day: Day
  readonly waitingOn?: WaitingSide | null
  readonly waitingSince?: Day | null
  readonly reachedOn?: Day | null
}

/**
 * VAL-5: the changes of whom a step waits for, from its log, the oldest first. A wait counts from the day it is said
 * to have begun, and ends on the day the step was reached, which may both lie before the day they were written down.
 * What is written later about an earlier day stands in place of what was known of the time after it: so an undo, too,
 * leaves no trace in the days.
 */
export function waitingChangesOf(log: readonly WaitingLogEntry[]): WaitingChange[] {
  const changes: WaitingChange[] = []
  let waitingOn: WaitingSide | null = null
  let waitingSince: Day | null = null
  let reachedOn: Day | null = null
  for (const entry of log) {
    if (entry.waitingOn !== undefined) waitingOn = entry.waitingOn
    if (entry.waitingSince !== undefined) waitingSince = entry.waitingSince
    if (entry.reachedOn !== undefined) reachedOn = entry.reachedOn
    const side: WaitingSide | null = reachedOn === null ? waitingOn : null
    if (side === (changes.at(-1)?.side ?? null) && entry.waitingSince === undefined) continue
    const day = (side === null ? reachedOn : waitingSince) ?? entry.day
    while ((changes.at(-1)?.day ?? '') >= day) changes.pop()
    if (side !== (changes.at(-1)?.side ?? null)) changes.push({ day, side })
  }
  return changes
}
