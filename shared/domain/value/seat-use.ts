/** Where seat use leads; the gaps between the bands of metrics.md §5 are `watch` below and `healthy` above. */
export type SeatBand = 'risk' | 'watch' | 'healthy' | 'expand'

export interface SeatUse {
  /** Active users ÷ seats due today by contract, in percent, may be over 100; null where no seat is due. */
  readonly percent: number | null
  /** Seats paid for that nobody uses. */
  readonly atRisk: number
  readonly band: SeatBand | null
}

/** Bands in percent (metrics.md §5): under 50 risk, from 60 healthy, over 90 a chance to expand. A setting. */
export const shippedSeatBands = { riskBelow: 50, healthyFrom: 60, expandAbove: 90 } as const

/** metrics.md §5: use is measured on what was bought, not on what was assigned. */
export function seatUse(
  bought: number,
  active: number,
  bands: {
    readonly riskBelow: number
    readonly healthyFrom: number
    readonly expandAbove: number
  } = shippedSeatBands,
): SeatUse {
  const atRisk = Math.max(0, bought - active)
  if (bought <= 0) return { percent: null, atRisk, band: null }
  const percent = (active / bought) * 100
  const band =
    percent < bands.riskBelow
      ? 'risk'
      : percent < bands.healthyFrom
        ? 'watch'
        : percent > bands.expandAbove
          ? 'expand'
          : 'healthy'
  return { percent, atRisk, band }
}
