import type { CallRequest } from '../../../../shared/contract/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from '../context.ts'
import { type EvidenceInput, writeEvidence } from '../evidence/evidence.ts'
import { missingReference } from '../references.ts'
import { welcomeAskers } from './crowd.ts'
import { labelOf } from './label.ts'
import { readFacts } from './rows.ts'

export type AskInput = Pick<CallRequest<'requirement.create'>, 'personId' | 'askedBy' | 'askedOn'> & {
  readonly accountId: string
}

/** Asked on the day that the sentence is of; today where there is none. */
const askedOnOf = (
  context: CallContext,
  write: WriteStore,
  { askedOn }: AskInput,
  evidence: EvidenceInput | undefined,
): string => {
  if (askedOn !== undefined) return askedOn
  const note = evidence === undefined ? undefined : write.record('note', evidence.noteId)
  return note === undefined ? context.today() : context.dayOf(note.happenedAt)
}

/** One more asker, or the refusal because account or person is gone. */
export function insertAsk(
  context: CallContext,
  write: WriteStore,
  requirementId: string,
  ask: AskInput,
  evidence: EvidenceInput | undefined,
) {
  const { accountId } = ask
  const personId = ask.personId ?? null
  const missing = missingReference(write, { account: accountId, person: personId })
  if (missing !== null) return missing
  const person = personId === null ? undefined : write.record('person', personId)
  const id = write.insert('requirement_ask', {
    requirementId,
    accountId,
    personId,
    // The name as it was when they asked.
    askedBy: ask.askedBy?.trim() || (person?.name ?? null),
    askedOn: askedOnOf(context, write, ask, evidence),
  })
  return ok({ id })
}

export const requirementAskHandlers = {
  'requirement.addAsk': (context, { id, evidence, ...ask }) =>
    context.change({ name: 'requirement.addAsk', label: labelOf(context, id) }, (write) => {
      const requirement = write.record('requirement', id)
      if (requirement === undefined) return notFound('requirement', id)
      const facts = readFacts(write, requirement)
      if (facts.asks.some(({ accountId }) => accountId === ask.accountId))
        return refuse('already_asked', 'this account asks for it already')
      const asked = insertAsk(context, write, id, ask, evidence)
      if (!asked.ok) return asked
      welcomeAskers(context, write, requirement, facts)
      const refused = writeEvidence(write, 'requirement', id, evidence)
      return refused ?? ok({ id: asked.value.id, actionId: write.actionId })
    }),

  'requirement.removeAsk': (context, { askId }) => {
    const ask = context.store.read.record('requirement_ask', askId)
    const label = labelOf(context, ask?.requirementId ?? '')
    return context.change({ name: 'requirement.removeAsk', label }, (write) =>
      write.remove('requirement_ask', askId)
        ? ok({ actionId: write.actionId })
        : notFound('requirement_ask', askId),
    )
  },
} satisfies Handlers<'requirement.addAsk' | 'requirement.removeAsk'>
