import { tiers, toTier } from '../../../shared/domain/journey/index.ts'
import {
  type Coverage,
  type CoverageModel,
  coverageOf,
  daysLeftOf,
  quarterOf,
  sumCoverage,
} from '../../../shared/domain/tiers/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { type Handlers, notFound } from './context.ts'
import { groupedBy } from './references.ts'
import { readSpentVisits } from './tiers/covered-visits.ts'
import { coverageModels, modelRecord } from './tiers/models.ts'

const nothingPlanned: CoverageModel = {
  who: null,
  channels: [],
  visitEveryDays: null,
  minutesPerQuarter: null,
}

interface AccountRow {
  readonly id: string
  readonly name: string
  readonly tier: string | null
  readonly ka: number
  readonly owner: string | null
  readonly signup_day: string | null
  readonly stage: string
}

export const coverageHandlers = {
  'coverage.get': (context, { day, accountId }) => {
    const { read } = context.store
    const today = context.today()
    const quarter = quarterOf(day)
    const models = coverageModels(read)
    const modelOf = new Map(models.map(({ tier, model }) => [tier, model]))
    const sql = `SELECT id, name, tier, ka, owner, signup_day, stage FROM account WHERE deleted_at IS NULL`
    const rows =
      accountId === undefined
        ? read.rows<AccountRow>(`${sql} ORDER BY name, id`)
        : read.rows<AccountRow>(`${sql} AND id = ?`, accountId)
    if (accountId !== undefined && rows.length === 0) return notFound('account', accountId)
    const spent = readSpentVisits(context, quarter, accountId)
    const visitsOf = groupedBy(spent, (visit) => visit.accountId)
    const channelsOf = new Map<string, readonly string[]>()
    const accounts = rows.flatMap((row) => {
      const tier = toTier(row.tier)
      const visits = visitsOf.get(row.id) ?? []
      // Nobody plans hours for a customer that left or comes later; hours that were given all the same are shown.
      const isPlanned = row.stage !== 'churned' && (row.signup_day === null || row.signup_day <= quarter.last)
      if (!isPlanned && visits.length === 0 && accountId === undefined) return []
      const model = (isPlanned && tier !== null ? modelOf.get(tier) : undefined) ?? nothingPlanned
      channelsOf.set(row.id, model.channels)
      const since =
        row.signup_day !== null && row.signup_day > quarter.first && row.signup_day <= quarter.last
          ? row.signup_day
          : null
      return [
        {
          id: row.id,
          name: row.name,
          tier,
          ka: row.ka === 1,
          owner: row.owner,
          since,
          coverage: coverageOf(model, visits, quarter, today, row.signup_day),
        },
      ]
    })
    const of = (parts: readonly { readonly coverage: Coverage }[]): Coverage =>
      sumCoverage(parts.map(({ coverage }) => coverage))
    return ok({
      today,
      first: quarter.first,
      last: quarter.last,
      daysLeft: daysLeftOf(quarter, today),
      models,
      tiers: [...tiers, null].flatMap((tier) => {
        const parts = accounts.filter((account) => account.tier === tier)
        return parts.length === 0 ? [] : [{ tier, accounts: parts.length, coverage: of(parts) }]
      }),
      whole: of(accounts),
      accounts,
      visits: spent.map((visit) => {
        const channels = channelsOf.get(visit.accountId) ?? []
        return { ...visit, isOffChannel: channels.length > 0 && !channels.includes(visit.kind) }
      }),
    })
  },

  'coverage.saveModel': (context, { tier, model }) =>
    context.change({ name: 'coverage.saveModel', label: { tier } }, (write) => {
      const { channels, visitEveryDays, minutesPerQuarter } = model
      const who = model.who?.trim() || null
      const record = modelRecord(write, tier)
      const values = { who, channels, visitEveryDays, minutesPerQuarter }
      if (record === undefined) {
        write.insert('tier_coverage', { tier, ...values })
        return ok({ actionId: write.actionId })
      }
      return ok({ actionId: write.update('tier_coverage', record.id, values) ? write.actionId : null })
    }),
} satisfies Handlers<'coverage.get' | 'coverage.saveModel'>
