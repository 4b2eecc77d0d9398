import type { Tier } from '../../../../shared/domain/journey/index.ts'
import { strictestCadence } from '../../../../shared/domain/visit/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { serviceLevels } from '../service/settings.ts'
import { coverageModels } from './models.ts'

/**
 * ACC-4, ACC-5: days between visits per tier. What we plan and what the customer is promised may differ: whichever
 * asks for the visit earlier holds, everywhere.
 */
export function readCadences(read: ReadStore): ReadonlyMap<Tier, number | null> {
  const promised = new Map(serviceLevels(read).map(({ tier, level }) => [tier, level.visitEveryDays]))
  return new Map(
    coverageModels(read).map(({ tier, model }) => [
      tier,
      strictestCadence(model.visitEveryDays, promised.get(tier) ?? null),
    ]),
  )
}
