/**
 * REQ-10: effect for effort, both from 1 to 5; what is quick and does much comes first. Null while either is not
 * known: a guess would rank it above what somebody has thought about.
 */
export const worthOf = ({
  effort,
  effect,
}: {
  readonly effort: number | null
  readonly effect: number | null
}): number | null => (effort === null || effect === null ? null : effect / effort)

interface Weighed {
  readonly effort: number | null
  readonly effect: number | null
  /** What the askers pay, in the currency that is compared. */
  readonly atStakeMinor: number
}

/** The better one first: effect for effort, then the money at stake; what is not weighed yet comes last. */
export function byWorth(left: Weighed, right: Weighed): number {
  const [one, other] = [worthOf(left), worthOf(right)]
  if (one === null || other === null) {
    if (one !== other) return one === null ? 1 : -1
  } else if (one !== other) return other - one
  return right.atStakeMinor - left.atStakeMinor
}
