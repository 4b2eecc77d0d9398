import { z } from 'zod'
import { created, day, done, evidence, evidenceInput, id, line, title } from './common.ts'
import { read, write } from './call.ts'

/** RSK-3: the six symptoms. */
export const symptoms = [
  'champion_change',
  'merger',
  'competitor',
  'sales_expectation',
  'price',
  'contract_end',
  'other',
] as const
export const riskFields = z.object({
  symptom: z.enum(symptoms),
  title,
  severity: z.enum(['high', 'mid', 'low']),
  seenOn: day,
  /** RSK-3: what is behind it; tested where it is said how and on which day (VIS-2). */
  cause: z.string().max(100_000).nullable(),
  causeTestedHow: z.string().max(100_000).nullable(),
  causeTestedOn: day.nullable(),
  causeTestedBy: line.nullable(),
})
export const risk = riskFields.extend({
  id,
  accountId: id,
  accountName: z.string(),
  state: z.enum(['open', 'closed']),
  closedOn: day.nullable(),
  closedReason: z.string().nullable(),
  evidence: z.array(evidence),
})

export const riskCalls = {
  'risk.list': read(
    ['risks', 'accounts', 'notes'],
    z.object({ accountId: id.optional() }),
    z.object({ risks: z.array(risk) }),
  ),
  'risk.create': write(
    ['risks', 'notes'],
    riskFields
      .partial()
      .required({ title: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'risk.update': write(['risks'], z.object({ id, patch: riskFields.partial() }), done),
  'risk.close': write(['risks'], z.object({ id, day, reason: title }), done),
  'risk.remove': write(['risks'], z.object({ id }), done),
} as const
