import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  datedTemplate,
  type DatedTemplate,
  planTemplates,
  withoutParts,
} from '../../../../shared/domain/plan-templates/index.ts'
import { type Day, ok } from '../../../../shared/kernel/index.ts'
import type { RecordOf } from '../../store/index.ts'
import { type CallContext, type Handlers, notFound } from '../context.ts'
import { freeDays, readOffer } from '../playbooks/offer.ts'
import { playbookInForce } from '../playbooks/versions.ts'
import { toStage } from '../../../../shared/domain/journey/index.ts'
import { missingOfAccount, missingReference } from '../references.ts'
import { readSettings } from '../settings.ts'
import { lastPosition } from './positions.ts'

type Context = Pick<CallContext, 'store' | 'timeZone' | 'dayOf'>

/** The tasks of the account's stage, which its playbook in force offers and which were not given yet. */
const stageKey = 'stage'

/** Up to the first break: a goal says first what is to be reached. */
const firstClause = (text: string): string => text.split(/[；;。.:：]/)[0]?.trim() ?? text

/** PLY-1, VAL-4: the tasks of the stage as one milestone. Their days count from the start of the stage. */
function stageTemplate(context: Context, account: RecordOf<'account'>): DatedTemplate[] {
  const { tasks } = readOffer(context, account)
  const last = tasks.at(-1)
  if (last === undefined) return []
  const playbook = playbookInForce(context, toStage(account.stage))
  const first = tasks[0]?.dueDay ?? last.dueDay
  const milestone = {
    key: `${stageKey}.tasks`,
    kind: 'other' as const,
    title: firstClause(playbook.goal),
    startDay: first,
    dueDay: last.dueDay,
    tasks: tasks.map(({ taskKey, kind, title, detail, dueDay }) => ({
      key: taskKey,
      kind,
      title,
      detail: detail === '' ? null : detail,
      startDay: null,
      dueDay,
    })),
  }
  const outcome = {
    key: `${stageKey}.none`,
    title: null,
    measure: null,
    unit: null,
    startDay: first,
    dueDay: last.dueDay,
    milestones: [milestone],
  }
  return [{ key: stageKey, title: '', about: playbook.goal, outcomes: [outcome] }]
}

const templatesOf = (
  context: Context,
  account: RecordOf<'account'>,
  startDay: Day,
): readonly DatedTemplate[] => [
  ...planTemplates(readSettings(context.store.read, context.timeZone).language).map((template) =>
    datedTemplate(template, startDay, freeDays(context.store.read, context.timeZone)),
  ),
  ...stageTemplate(context, account),
]

/** The answer's lists are their own. */
const asAnswer = (templates: readonly DatedTemplate[]): CallOutput<'plan.templates'>['templates'] =>
  templates.map((template) => ({
    ...template,
    outcomes: template.outcomes.map((outcome) => ({
      ...outcome,
      milestones: outcome.milestones.map((milestone) => ({ ...milestone, tasks: [...milestone.tasks] })),
    })),
  }))

/** VAL-4: plans to begin with. */
export const templateHandlers = {
  'plan.templates': (context, { accountId, startDay }) => {
    const account = context.store.read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    return ok({ templates: asAnswer(templatesOf(context, account, startDay)) })
  },

  'plan.takeOver': (context, { accountId, templateKey, startDay, intentId, leaveOut }) => {
    const known = context.store.read.record('account', accountId)
    return context.change(
      { name: 'plan.takeOver', label: { name: known?.name ?? '', template: templateKey } },
      (write) => {
        const missing =
          missingReference(write, { account: accountId }) ??
          missingOfAccount(write, accountId, { purchase_intent: intentId })
        if (missing !== null || known === undefined) return missing ?? notFound('account', accountId)
        const found = templatesOf(context, known, startDay).find(({ key }) => key === templateKey)
        if (found === undefined) return notFound('plan_template', templateKey)
        const { stay } = readOffer(context, known)
        const template = withoutParts(found, leaveOut)
        const count = { outcomes: 0, milestones: 0, tasks: 0 }
        let outcomeAt = lastPosition(write, 'outcome', accountId)
        let milestoneAt = lastPosition(write, 'milestone', accountId)
        let taskAt = lastPosition(write, 'task', accountId)
        for (const { title, measure, unit, startDay: from, dueDay, milestones } of template.outcomes) {
          const outcomeId =
            title === null
              ? null
              : write.insert('outcome', {
                  accountId,
                  intentId,
                  title,
                  measure,
                  unit,
                  startDay: from,
                  dueDay,
                  position: outcomeAt++,
                })
          if (outcomeId !== null) count.outcomes += 1
          for (const { tasks, key: _, ...milestone } of milestones) {
            const milestoneId = write.insert('milestone', {
              ...milestone,
              accountId,
              outcomeId,
              position: milestoneAt++,
            })
            count.milestones += 1
            for (const { key, detail, ...task } of tasks) {
              write.insert('task', {
                ...task,
                accountId,
                milestoneId,
                state: 'open',
                remark: detail,
                position: taskAt++,
                // What the stage offers is given with this, and not offered again.
                ...(templateKey === stageKey
                  ? {
                      sourceKind: 'playbook',
                      sourceId: stay.id,
                      playbookTask: key,
                      playbookVersion: playbookInForce(context, toStage(known.stage)).version,
                    }
                  : {}),
              })
              count.tasks += 1
            }
          }
        }
        const isEmpty = count.outcomes + count.milestones === 0
        return ok({ ...count, actionId: isEmpty ? null : write.actionId })
      },
    )
  },
} satisfies Handlers<'plan.templates' | 'plan.takeOver'>
