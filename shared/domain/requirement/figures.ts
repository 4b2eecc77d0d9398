import { addDays, type Day, daysBetween } from '../../kernel/index.ts'

/** One loop from the first asking to the last telling. */
export interface RequirementLoop {
  /** The day it was first asked for. */
  readonly openedOn: Day
  /** The day the last asker was told; null while the loop is open. */
  readonly closedOn: Day | null
}

export interface LoopFigures {
  readonly open: number
  /** Days from the first asking to told, over all closed loops; null when none is closed. */
  readonly medianDaysToTold: number | null
  /** Days since the first asking of the loop that has been open longest; null when none is open. */
  readonly oldestOpenDays: number | null
  readonly closedLast28Days: number
}

/** REQ-9, first figures. The last 28 days are today and the 27 before it. */
export function loopFigures(loops: readonly RequirementLoop[], today: Day): LoopFigures {
  const open = loops.filter((loop) => loop.closedOn === null)
  const durations = loops.flatMap((loop) =>
    loop.closedOn === null ? [] : [Math.max(0, daysBetween(loop.openedOn, loop.closedOn))],
  )
  const since = addDays(today, -27)
  return {
    open: open.length,
    medianDaysToTold: median(durations),
    oldestOpenDays:
      open.length === 0 ? null : Math.max(0, ...open.map((loop) => daysBetween(loop.openedOn, today))),
    closedLast28Days: loops.filter(
      (loop) => loop.closedOn !== null && loop.closedOn >= since && loop.closedOn <= today,
    ).length,
  }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  const lower = sorted[sorted.length % 2 === 1 ? middle : middle - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
