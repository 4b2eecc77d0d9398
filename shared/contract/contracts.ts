import { z } from 'zod'
import { created, currency, day, done, id, instant, line, minor, title } from './common.ts'
import { read, write } from './call.ts'

/** REN-1, as far as the spine needs it. */
export const contractFields = z.object({
  code: line.nullable(),
  title,
  signedOn: day.nullable(),
  fromDay: day.nullable(),
  toDay: day.nullable(),
  autoRenew: z.boolean(),
  noticeDays: z.int().nonnegative().max(10_000).nullable(),
  priceCapPercent: z.number().min(0).max(1_000).nullable(),
  currency: currency.nullable(),
  remark: z.string().max(100_000).nullable(),
})

export const contractLineFields = z.object({
  contractId: id.nullable(),
  code: line.nullable(),
  product: line.nullable(),
  edition: line.nullable(),
  fromDay: day,
  /** Last day, inclusive. Null: open-ended. */
  toDay: day.nullable(),
  quantity: z.int().nonnegative().nullable(),
  amountMinor: minor,
  /** `span`: for the whole span; `year`: per year (open-ended lines). */
  amountBasis: z.enum(['span', 'year']),
  currency,
  giftMonths: z.int().nonnegative().max(1_200),
  billing: line.nullable(),
  autoRenew: z.boolean(),
  trial: z.boolean(),
})

export const contractLine = contractLineFields.extend({
  id,
  accountId: id,
  arrMinor: minor,
  activeToday: z.boolean(),
  renewalStart: day.nullable(),
})
export const contract = contractFields.extend({ id, accountId: id })
/** A ticket as it was noted; its clocks are in `service.ts`. */
export const ticketRow = z.object({
  id,
  code: z.string().nullable(),
  title: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  resolutionMinutes: z.int().nullable(),
  firstResponseMinutes: z.int().nullable(),
  priority: z.string().nullable(),
  satisfaction: z.number().nullable(),
  escalated: z.boolean(),
})
export const churnEvent = z.object({
  id,
  day,
  reason: z.string().nullable(),
  refundMinor: minor.nullable(),
  currency: z.string().nullable(),
  feedback: z.string().nullable(),
  reactivation: z.boolean(),
})
export const opportunity = z.object({
  id,
  name: z.string(),
  stage: z.string().nullable(),
  closeDay: day.nullable(),
  amountMinor: minor.nullable(),
  currency: z.string().nullable(),
  description: z.string().nullable(),
})

export const contractCalls = {
  'contract.list': read(
    ['contracts'],
    z.object({ accountId: id }),
    z.object({
      contracts: z.array(contract),
      lines: z.array(contractLine),
      churnEvents: z.array(churnEvent),
      opportunities: z.array(opportunity),
    }),
  ),
  'contract.create': write(
    ['contracts'],
    contractFields.partial().required({ title: true }).extend({ accountId: id }),
    created,
    ['ends_before_start'],
  ),
  'contract.update': write(['contracts'], z.object({ id, patch: contractFields.partial() }), done, [
    'ends_before_start',
  ]),
  /**
   * A contract with all of its lines in one action, as its form shows them: lines without an id are new, lines of the
   * contract that are not in the list go to the bin. data of a refusal: `{line}`, the place of the line that is wrong.
   */
  'contract.save': write(
    ['contracts'],
    z.object({
      id: id.optional(),
      accountId: id,
      contract: contractFields,
      lines: z.array(contractLineFields.omit({ contractId: true }).extend({ id: id.optional() })).max(500),
    }),
    created,
    ['ends_before_start', 'open_end_needs_year'],
  ),
  'contract.remove': write(['contracts'], z.object({ id }), done),
  'contractLine.create': write(
    ['contracts'],
    contractLineFields
      .partial()
      .required({ fromDay: true, amountMinor: true, currency: true })
      .extend({ accountId: id }),
    created,
    ['ends_before_start', 'open_end_needs_year'],
  ),
  'contractLine.update': write(['contracts'], z.object({ id, patch: contractLineFields.partial() }), done, [
    'ends_before_start',
    'open_end_needs_year',
  ]),
  'contractLine.remove': write(['contracts'], z.object({ id }), done),
  /** Usage per day and feature, summed per month: what was imported, opened down to its rows. */
  'usage.summary': read(
    ['contracts'],
    z.object({ accountId: id }),
    z.object({
      rows: z.int(),
      firstDay: day.nullable(),
      lastDay: day.nullable(),
      months: z.array(z.object({ month: z.string(), count: z.int(), features: z.int(), errors: z.int() })),
    }),
  ),
} as const
