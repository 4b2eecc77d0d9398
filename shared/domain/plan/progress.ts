/** The numbers of an outcome; null: not known yet. All in the outcome's own unit. */
export interface OutcomeNumbers {
  readonly baseline: number | null
  readonly target: number | null
  readonly current: number | null
}

/**
 * ACC-8: how far an outcome has come, (current − baseline) ÷ (target − baseline): 0 at the baseline, 1 at the target,
 * below 0 where it got worse, over 1 where it went further. The same for targets that lie below the baseline (days,
 * errors, cost). Null while a number is missing, and where target and baseline are the same: a ratio with a zero
 * denominator is not defined (metrics.md).
 */
export function outcomeProgress({ baseline, target, current }: OutcomeNumbers): number | null {
  if (baseline === null || target === null || current === null || target === baseline) return null
  return (current - baseline) / (target - baseline)
}

/**
 * Whether the current value meets the target. Which way is better follows from the baseline; a target that is the
 * baseline means "no worse, no better than now" and is met by that value only. False while a number is missing.
 */
export function meetsTarget({ baseline, target, current }: OutcomeNumbers): boolean {
  if (baseline === null || target === null || current === null) return false
  if (target === baseline) return current === target
  return target > baseline ? current >= target : current <= target
}
