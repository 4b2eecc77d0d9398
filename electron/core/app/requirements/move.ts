import {
  planMove,
  planTelling,
  type RequirementCommand,
  type RequirementRefusal,
} from '../../../../shared/domain/requirement/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import { type Handlers, notFound, refuse } from '../context.ts'
import { tidied } from '../typed-text.ts'
import { closeFixPromises, reopenFixPromises } from './fix-date.ts'
import { forgetTelling } from './forget-telling.ts'
import { labelOf } from './label.ts'
import { readFacts } from './rows.ts'
import { moveTo } from './state.ts'

const messages: Readonly<Record<RequirementRefusal['code'], string>> = {
  not_allowed: 'there is no way from this state to that one',
  background_missing: 'not enough is known for a review',
  verdict_missing: 'a verdict with its reviewer is needed',
  schedule_missing: 'a version and a day are needed',
  explanation_missing: 'an explanation for the customer is needed',
  not_all_told: 'somebody who asked has not been told',
  reason_required: 'a reason is needed',
}

/** Codes one by one: each call lists the codes it answers with, and only some of these carry data. */
function refusalOf(refusal: RequirementRefusal) {
  const { code } = refusal
  return code === 'background_missing' || code === 'not_all_told'
    ? refuse(code, messages[code], { missing: refusal.missing })
    : refuse(code, messages[code])
}

const trimmed = <Part extends { readonly [name: string]: unknown }>(part: Part): Part =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as Part

const tidyCommand = (command: RequirementCommand): RequirementCommand => ({
  ...command,
  reason: tidied({ reason: command.reason }).reason,
  verdict: command.verdict && trimmed(command.verdict),
  schedule: command.schedule && trimmed(command.schedule),
  decline: command.decline && trimmed(command.decline),
})

export const requirementMoveHandlers = {
  'requirement.move': (context, { id, ...command }) => {
    const label = { ...labelOf(context, id), to: command.to }
    return context.change({ name: 'requirement.move', label }, (write) => {
      const requirement = write.record('requirement', id)
      if (requirement === undefined) return notFound('requirement', id)
      const plan = planMove(readFacts(write, requirement), tidyCommand(command), context.today())
      if (!plan.ok) return refusalOf(plan.error)
      moveTo(write, requirement, plan.value.to, plan.value.reason, plan.value.changes)
      const { shippedOn } = plan.value.changes
      if (plan.value.to === 'shipped' && shippedOn != null) closeFixPromises(write, id, shippedOn)
      if (plan.value.forgetTelling) {
        forgetTelling(write, id)
        reopenFixPromises(context, write, id, requirement.shippedOn)
      }
      return ok({ actionId: write.actionId })
    })
  },

  'requirement.tell': (context, { askIds, day, ...said }) => {
    const first = context.store.read.record('requirement_ask', askIds[0] ?? '')
    const label = labelOf(context, first?.requirementId ?? '')
    return context.change({ name: 'requirement.tell', label }, (write) => {
      const told = new Map<string, Set<string>>()
      for (const askId of askIds) {
        const ask = write.record('requirement_ask', askId)
        if (ask === undefined) return notFound('requirement_ask', askId)
        told.set(ask.requirementId, (told.get(ask.requirementId) ?? new Set()).add(askId))
      }
      const { by, how, to, reaction, reactionText } = tidied(said, ['reactionText'])
      let changed = false
      let closed = true
      for (const [requirementId, ids] of told) {
        const requirement = write.record('requirement', requirementId)
        if (requirement === undefined) return notFound('requirement', requirementId)
        const plan = planTelling(
          readFacts(write, requirement),
          new Map([...ids].map((id) => [id, { reaction }])),
        )
        if (!plan.ok)
          return refuse(plan.error.code, 'there is nothing to tell yet', { state: requirement.state })
        for (const id of ids) {
          const telling = { toldOn: day, toldBy: by, toldHow: how, toldTo: to, reaction, reactionText }
          changed = write.update('requirement_ask', id, telling) || changed
        }
        if (plan.value.closes) {
          moveTo(write, requirement, 'told', null)
          changed = true
        }
        closed = closed && (plan.value.closes || requirement.state === 'told')
      }
      return ok({ actionId: changed ? write.actionId : null, closed })
    })
  },
} satisfies Handlers<'requirement.move' | 'requirement.tell'>
