import type { CallOutput } from '../../../../shared/contract/index.ts'
import { retention } from '../../../../shared/domain/revenue/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { readLivingLines } from './lines.ts'

/** REV-1: NRR, GRR and logo retention between two days, per currency, with the lines counted and left out. */
export const readRetention = (read: ReadStore, from: Day, to: Day): CallOutput<'metrics.retention'> => ({
  figures: retention(readLivingLines(read), from, to).map((figure) => {
    const leftOut = new Map<string, number>()
    for (const { leftOut: reason } of figure.lines)
      if (reason !== null) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1)
    return {
      currency: figure.currency,
      cohort: figure.cohort,
      openingArrMinor: figure.openingMinor,
      closingArrMinor: figure.closingMinor,
      keptArrMinor: figure.keptMinor,
      nrr: figure.nrr,
      grr: figure.grr,
      logo: figure.logo,
      counted: figure.lines.filter((line) => line.leftOut === null).length,
      leftOut: [...leftOut]
        .map(([reason, count]) => ({ reason, count }))
        .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1)),
    }
  }),
})
