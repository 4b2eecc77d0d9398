import { symptoms } from '../../../shared/contract/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from './context.ts'
import { evidenceOf, writeEvidence } from './evidence/evidence.ts'
import { livingAccountNames, missingReference } from './references.ts'
import { tidied } from './typed-text.ts'

const severities = ['high', 'mid', 'low'] as const

const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('risk', id)?.title ?? '',
})

/** RSK-3: symptoms that were seen, each with its sentence. */
export const risksHandlers = {
  'risk.list': (context, { accountId }) => {
    const { read } = context.store
    const risks = read.records('risk', accountId === undefined ? {} : { accountId }, {
      orderBy: ['-state', '-seenOn', 'id'],
    })
    const accounts = livingAccountNames(
      read,
      risks.map((risk) => risk.accountId),
    )
    const evidence = evidenceOf(
      read,
      'risk',
      risks.map(({ id }) => id),
    )
    return ok({
      risks: risks.flatMap((risk) => {
        const accountName = accounts.get(risk.accountId)
        if (accountName === undefined) return []
        return [
          {
            id: risk.id,
            accountId: risk.accountId,
            accountName,
            symptom: symptoms.find((symptom) => symptom === risk.symptom) ?? 'other',
            title: risk.title,
            severity: severities.find((severity) => severity === risk.severity) ?? 'mid',
            seenOn: risk.seenOn,
            cause: risk.cause,
            causeTestedHow: risk.causeTestedHow,
            causeTestedOn: risk.causeTestedOn,
            causeTestedBy: risk.causeTestedBy,
            state: risk.state === 'closed' ? ('closed' as const) : ('open' as const),
            closedOn: risk.closedOn,
            closedReason: risk.closedReason,
            evidence: [...(evidence.get(risk.id) ?? [])],
          },
        ]
      }),
    })
  },

  'risk.create': (context, { evidence, ...input }) => {
    const fields = tidied(input)
    return context.change({ name: 'risk.create', label: { title: fields.title } }, (write) => {
      const missing = missingReference(write, { account: fields.accountId })
      if (missing !== null) return missing
      const id = write.insert('risk', {
        ...fields,
        symptom: fields.symptom ?? 'other',
        severity: fields.severity ?? 'mid',
        seenOn: fields.seenOn ?? context.today(),
        state: 'open',
      })
      return writeEvidence(write, 'risk', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'risk.update': (context, { id, patch }) =>
    context.change({ name: 'risk.update', label: labelOf(context, id) }, (write) => {
      if (write.record('risk', id) === undefined) return notFound('risk', id)
      const changed = write.update('risk', id, tidied(patch))
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'risk.close': (context, { id, day, reason }) =>
    context.change({ name: 'risk.close', label: labelOf(context, id) }, (write) => {
      if (write.record('risk', id) === undefined) return notFound('risk', id)
      const changed = write.update('risk', id, {
        state: 'closed',
        closedOn: day,
        closedReason: reason.trim(),
      })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'risk.remove': (context, { id }) =>
    context.change({ name: 'risk.remove', label: labelOf(context, id) }, (write) =>
      write.remove('risk', id) ? ok({ actionId: write.actionId }) : notFound('risk', id),
    ),
} satisfies Handlers<'risk.list' | 'risk.create' | 'risk.update' | 'risk.close' | 'risk.remove'>
