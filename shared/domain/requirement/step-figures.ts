import { addDays, type Day, daysBetween } from '../../kernel/index.ts'
import { type RequirementState, requirementStates } from './flow.ts'

/** The moves of one requirement in the order they were made (`orderMoves`), the creation first. */
export type MoveHistory = readonly { readonly to: RequirementState; readonly day: Day }[]

export interface StepFigures {
  readonly state: RequirementState
  /** Stays that ended. */
  readonly stays: number
  /** Days of the stays that ended; null when there was none. */
  readonly medianDays: number | null
  /** The 80th percentile, nearest rank: four of five stays were at most so long. */
  readonly p80Days: number | null
  /** Standing there now. `told` is an end and never open. */
  readonly open: number
  readonly oldestOpenDays: number | null
}

/**
 * REQ-9: days per step. A stay lasts from the day a requirement came into a state to the day it left it; a new date for
 * a scheduled one does not end its stay. Every stay counts, also the second in one state.
 */
export function stepFigures(histories: readonly MoveHistory[], today: Day): StepFigures[] {
  const ended = new Map<RequirementState, number[]>()
  const open = new Map<RequirementState, number[]>()
  const note = (into: Map<RequirementState, number[]>, state: RequirementState, days: number): void => {
    const known = into.get(state)
    if (known === undefined) into.set(state, [Math.max(0, days)])
    else known.push(Math.max(0, days))
  }
  for (const history of histories) {
    let state: RequirementState | null = null
    let since: Day = today
    for (const { to, day } of history) {
      if (to === state) continue
      if (state !== null) note(ended, state, daysBetween(since, day))
      state = to
      since = day
    }
    if (state !== null && state !== 'told') note(open, state, daysBetween(since, today))
  }
  return requirementStates
    .filter((state) => state !== 'told')
    .map((state) => {
      const days = (ended.get(state) ?? []).toSorted((left, right) => left - right)
      const now = open.get(state) ?? []
      return {
        state,
        stays: days.length,
        medianDays: percentileOf(days, 0.5),
        p80Days: percentileOf(days, 0.8),
        open: now.length,
        oldestOpenDays: now.length === 0 ? null : Math.max(...now),
      }
    })
}

/** Nearest rank, but the median of an even number is the mean of the two in the middle. */
function percentileOf(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  const upper = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  if (share !== 0.5 || sorted.length % 2 === 1) return upper
  return (upper + (sorted[sorted.length / 2] ?? upper)) / 2
}

export interface WeekThroughput {
  /** Monday to Sunday. */
  readonly first: Day
  readonly last: Day
  /** Requirements that were created, and loops that were closed (told), in the week. */
  readonly opened: number
  readonly closed: number
}

/**
 * REQ-9: what came in and what was closed in each of the last weeks, oldest first, the week of today last. A loop that
 * was opened again and closed again counts in both weeks.
 */
export function weeklyThroughput(
  histories: readonly MoveHistory[],
  weeks: number,
  thisMonday: Day,
): WeekThroughput[] {
  return Array.from({ length: weeks }, (_, index) => {
    const first = addDays(thisMonday, -7 * (weeks - 1 - index))
    const last = addDays(first, 6)
    const isIn = (day: Day): boolean => day >= first && day <= last
    let opened = 0
    let closed = 0
    for (const history of histories) {
      const [created] = history
      if (created !== undefined && isIn(created.day)) opened += 1
      for (const { to, day } of history) if (to === 'told' && isIn(day)) closed += 1
    }
    return { first, last, opened, closed }
  })
}

/** One stay of one requirement in a state: what a figure of a step is made of. */
export interface Stay {
  /** Place of the requirement among the histories. */
  readonly history: number
  readonly state: RequirementState
  readonly days: number
  /** It stands there now. */
  readonly isOpen: boolean
}

/** REQ-9: every stay behind `stepFigures`, by the same rule: what each figure opens to. */
export function staysOf(histories: readonly MoveHistory[], today: Day): Stay[] {
  return histories.flatMap((moves, history) => {
    const stays: Stay[] = []
    let state: RequirementState | null = null
    let since: Day = today
    for (const { to, day } of moves) {
      if (to === state) continue
      if (state !== null && state !== 'told')
        stays.push({ history, state, days: Math.max(0, daysBetween(since, day)), isOpen: false })
      state = to
      since = day
    }
    if (state !== null && state !== 'told')
      stays.push({ history, state, days: Math.max(0, daysBetween(since, today)), isOpen: true })
    return stays
  })
}
