import type { z } from 'zod'
import { coverageModel, visitKinds } from '../../../../shared/contract/index.ts'
import { type Tier, tiers } from '../../../../shared/domain/journey/index.ts'
import { shippedCoverage } from '../../../../shared/domain/tiers/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'

export type StoredModel = z.output<typeof coverageModel>

/** Two devices may have made a record each before they met: the newest of a tier counts, on both alike. */
export const modelRecord = (read: ReadStore, tier: Tier): RecordOf<'tier_coverage'> | undefined =>
  read.records('tier_coverage', { tier }, { orderBy: ['createdAt', 'id'] }).at(-1)

const knownChannels = (channels: unknown): StoredModel['channels'] =>
  Array.isArray(channels) ? visitKinds.filter((kind) => channels.includes(kind)) : []

/** How each tier is looked after, as the workspace says, else as shipped. */
export const coverageModels = (
  read: ReadStore,
): { readonly tier: Tier; readonly model: StoredModel; readonly isShipped: boolean }[] =>
  tiers.map((tier) => {
    const record = modelRecord(read, tier)
    if (record === undefined)
      return { tier, model: coverageModel.parse(shippedCoverage[tier]), isShipped: true }
    const { who, visitEveryDays, minutesPerQuarter } = record
    return {
      tier,
      model: { who, channels: knownChannels(record.channels), visitEveryDays, minutesPerQuarter },
      isShipped: false,
    }
  })
