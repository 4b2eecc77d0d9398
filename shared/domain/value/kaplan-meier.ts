/** One observation: it happened after `time`, or had not happened when it was last looked at (`censored`). */
export interface Survival {
  /** In any unit, not negative. */
  readonly time: number
  readonly event: boolean
}

/** A time at which at least one event happened. */
export interface SurvivalStep {
  readonly time: number
  /** Observations that had neither happened nor been censored before this time. */
  readonly atRisk: number
  readonly events: number
  /** Share for which it has not happened after this time: the Kaplan–Meier estimate S(t). */
  readonly surviving: number
}

export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[]
  /** The first time at which S(t) ≤ ½; null when the curve does not come down that far. */
  readonly median: number | null
}

/** S is a product of fractions; half reached exactly must not depend on the last bit of a double. */
const tolerance = 1e-12

/**
 * The product-limit estimate, S(t) = Π (1 − dᵢ ÷ nᵢ) over event times tᵢ ≤ t.
 * Kaplan & Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958) 457–481. What is censored
 * at the time of an event still counts as at risk at that time, as they define it.
 */
export function kaplanMeier(observations: readonly Survival[]): SurvivalCurve {
  const sorted = observations.toSorted((left, right) => left.time - right.time)
  const steps: SurvivalStep[] = []
  let surviving = 1
  let median: number | null = null
  for (let from = 0; from < sorted.length; ) {
    const time = sorted[from]?.time ?? 0
    let next = from
    let events = 0
    for (; sorted[next]?.time === time; next += 1) if (sorted[next]?.event) events += 1
    if (events > 0) {
      const atRisk = sorted.length - from
      surviving *= 1 - events / atRisk
      steps.push({ time, atRisk, events, surviving })
      if (median === null && surviving <= 0.5 + tolerance) median = time
    }
    from = next
  }
  return { steps, median }
}
