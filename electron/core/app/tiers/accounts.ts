import type { CallOutput } from '../../../../shared/contract/index.ts'
import { toTier } from '../../../../shared/domain/journey/index.ts'
import { annualValueMinor, isActiveOn } from '../../../../shared/domain/revenue/index.ts'
import { overrideOf, type TieredAccount } from '../../../../shared/domain/tiers/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { type LivingLine, readLivingLines } from '../contracts/lines.ts'
import { groupedBy } from '../references.ts'

export type AccountFacts = CallOutput<'tier.accounts'>['accounts'][number]

interface Row {
  readonly id: string
  readonly name: string
  readonly tier: string | null
  readonly ka: number
  readonly tier_reason: string | null
  readonly employees: number | null
  readonly seats: number | null
  readonly industry: string | null
  readonly edition: string | null
}

/** What is paid a year by the lines active on a day, per currency, and the seats they buy. */
function pricesOf(lines: readonly LivingLine[], today: Day) {
  const sums = new Map<string, number>()
  let seats: number | null = null
  for (const line of lines) {
    if (!isActiveOn(line, today)) continue
    sums.set(line.currency, (sums.get(line.currency) ?? 0) + (annualValueMinor(line) ?? 0))
    if (line.quantity !== null) seats = (seats ?? 0) + line.quantity
  }
  return { unitPrices: [...sums].map(([currency, minor]) => ({ currency, minor })), seats }
}

/** What tiering looks at, of all accounts or of one, by name. */
export function readTierFacts(read: ReadStore, today: Day, accountId?: string): AccountFacts[] {
  const sql = `SELECT id, name, tier, ka, tier_reason, employees, seats, industry, edition FROM account
    WHERE deleted_at IS NULL${accountId === undefined ? '' : ' AND id = ?'} ORDER BY name, id`
  const rows = accountId === undefined ? read.rows<Row>(sql) : read.rows<Row>(sql, accountId)
  const lines = groupedBy(readLivingLines(read, accountId), (each) => each.accountId)
  return rows.map((row) => {
    const { unitPrices, seats } = pricesOf(lines.get(row.id) ?? [], today)
    return {
      id: row.id,
      name: row.name,
      tier: toTier(row.tier),
      ka: row.ka === 1,
      tierReason: row.tier_reason,
      unitPrices,
      employees: row.employees,
      seats: seats ?? row.seats,
      industry: row.industry,
      edition: row.edition,
    }
  })
}

/** With what a person gave by hand. */
export const toTiered = (account: AccountFacts): TieredAccount => ({
  ...account,
  override: overrideOf(account),
})
