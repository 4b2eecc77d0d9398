import type { CallOutput } from '../../../../shared/contract/index.ts'
import { toTier } from '../../../../shared/domain/journey/index.ts'
import type { RecordOf } from '../../store/index.ts'

/** What a person can type on an account, as its page shows it. */
export const toFields = (account: RecordOf<'account'>): CallOutput<'account.get'>['fields'] => ({
  code: account.code,
  name: account.name,
  shortName: account.shortName,
  parentId: account.parentId,
  tier: toTier(account.tier),
  ka: account.ka,
  tierReason: account.tierReason,
  owner: account.owner,
  city: account.city,
  region: account.region,
  country: account.country,
  address: account.address,
  industry: account.industry,
  edition: account.edition,
  website: account.website,
  phone: account.phone,
  taxId: account.taxId,
  signupDay: account.signupDay,
  source: account.source,
  employees: account.employees,
  annualRevenueMinor: account.annualRevenueMinor,
  currency: account.currency,
  seats: account.seats,
  seatsAssigned: account.seatsAssigned,
  seatsActive: account.seatsActive,
  seatsCountedOn: account.seatsCountedOn,
  budgetDay: account.budgetDay,
  description: account.description,
})
