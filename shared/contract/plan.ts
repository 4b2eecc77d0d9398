import { z } from 'zod'
import { intentKinds, outcomeStates, trainingTopics } from '../domain/plan/index.ts'
import { created, day, done, evidence, evidenceInput, id, line, title } from './common.ts'
import { read, write } from './call.ts'
import { task, taskKinds } from './tasks.ts'
import { firstValue, milestone, milestoneKinds, valueEntry, waitingSides } from './value.ts'
import { personRoles } from './people.ts'

export { intentKinds, outcomeStates }

export const intentFields = z.object({
  kind: z.enum(intentKinds),
  /** In the customer's words. */
  statement: title,
  personId: id.nullable(),
  saidOn: day.nullable(),
})
export const intent = intentFields.extend({
  id,
  accountId: id,
  personName: z.string().nullable(),
  position: z.int(),
  evidence: z.array(evidence),
})

const figure = z.number().nullable()
export const outcomeFields = z.object({
  intentId: id.nullable(),
  title,
  measure: line.nullable(),
  unit: line.nullable(),
  baseline: figure,
  target: figure,
  current: figure,
  /** The day `current` is of. */
  measuredOn: day.nullable(),
  startDay: day.nullable(),
  dueDay: day.nullable(),
  reachedOn: day.nullable(),
  /** The day the customer agreed to it, and who did. */
  agreedOn: day.nullable(),
  agreedPersonId: id.nullable(),
})
export const outcome = outcomeFields.extend({
  id,
  accountId: id,
  position: z.int(),
  agreedPersonName: z.string().nullable(),
  /** 0 at the baseline, 1 at the target; null: not defined. */
  progress: z.number().nullable(),
  state: z.enum(outcomeStates),
  evidence: z.array(evidence),
  /** Entries of the value ledger that prove it. */
  entries: z.array(valueEntry.pick({ id: true, result: true, amountMinor: true, currency: true, day: true })),
})

/** Who a training is for: a role of the people of the account, or everybody. */
export const trainingRoles = [...personRoles, 'everyone'] as const
export const trainingFields = z.object({
  intentId: id.nullable(),
  role: z.enum(trainingRoles),
  topic: line.nullable(),
  title,
  dueDay: day.nullable(),
  heldOn: day.nullable(),
  trainer: line.nullable(),
  remark: z.string().max(100_000).nullable(),
  /** People of the account who were there. */
  attendeeIds: z.array(id).max(2_000),
})
export const training = trainingFields.extend({
  id,
  accountId: id,
  position: z.int(),
  attendees: z.array(z.object({ id, name: z.string() })),
})

export const planLevels = ['intent', 'outcome', 'milestone', 'task', 'training'] as const

export const planMilestone = milestone.extend({
  evidence: z.array(evidence),
  /** VAL-5: for whom it waited, `to` not included; what lasts, lasts until today. */
  waiting: z.array(z.object({ side: z.enum(waitingSides), from: day, to: day })),
})

const proposal = z.object({
  topic: z.enum(trainingTopics),
  role: z.enum(personRoles),
  intentId: id.nullable(),
  dueDay: day.nullable(),
})

const templateDays = { key: z.string(), startDay: day.nullable(), dueDay: day }
/** A template with the days it gets from a start day, as it will be written. */
export const datedPlanTemplate = z.object({
  key: z.string(),
  title: z.string(),
  about: z.string(),
  outcomes: z.array(
    z.object({
      ...templateDays,
      /** Null: its milestones lead to no outcome of their own. */
      title: z.string().nullable(),
      measure: z.string().nullable(),
      unit: z.string().nullable(),
      milestones: z.array(
        z.object({
          ...templateDays,
          kind: z.enum(milestoneKinds),
          title: z.string(),
          tasks: z.array(
            z.object({
              ...templateDays,
              kind: z.enum(taskKinds),
              title: z.string(),
              detail: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
})

export const planCalls = {
  /** ACC-8, VAL-4, VAL-5, VAL-7: the whole plan of an account; `planTree` of the domain makes the chain of it. */
  'plan.get': read(
    ['value', 'tasks', 'people', 'accounts', 'contracts', 'notes'],
    z.object({ accountId: id }),
    z.object({
      accountName: z.string(),
      intents: z.array(intent),
      outcomes: z.array(outcome),
      milestones: z.array(planMilestone),
      /** Those that belong to a milestone. */
      tasks: z.array(task),
      trainings: z.array(training),
      /** VAL-7: what roles and reasons to buy ask for and is not planned. */
      proposals: z.array(proposal),
      firstValues: z.array(firstValue),
      signedOn: day.nullable(),
    }),
  ),
  'intent.create': write(
    ['value', 'notes'],
    intentFields
      .partial()
      .required({ statement: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'intent.update': write(['value'], z.object({ id, patch: intentFields.partial() }), done),
  'intent.remove': write(['value'], z.object({ id }), done),
  'outcome.create': write(
    ['value', 'notes'],
    outcomeFields
      .partial()
      .required({ title: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
    ['backward_days'],
  ),
  'outcome.update': write(['value'], z.object({ id, patch: outcomeFields.partial() }), done, [
    'backward_days',
  ]),
  'outcome.remove': write(['value'], z.object({ id }), done),
  /** The records of one level in this order; those not named keep their place behind. One action. */
  'plan.reorder': write(
    ['value', 'tasks'],
    z.object({ level: z.enum(planLevels), ids: z.array(id).min(1).max(1_000) }),
    done,
  ),
  /** VAL-4: what can be taken over, dated from a day: the shipped plans, and the open tasks of the account's stage. */
  'plan.templates': read(
    ['playbooks', 'settings', 'accounts', 'tasks', 'tiers'],
    z.object({ accountId: id, startDay: day }),
    z.object({ templates: z.array(datedPlanTemplate) }),
  ),
  /** Writes a template as it was shown, less the parts left out. One action. */
  'plan.takeOver': write(
    ['value', 'tasks'],
    z.object({
      accountId: id,
      templateKey: z.string().max(80),
      startDay: day,
      /** The reason to buy that its outcomes follow from. */
      intentId: id.nullable(),
      leaveOut: z.array(z.string().max(200)).max(500),
    }),
    done.extend({ outcomes: z.int(), milestones: z.int(), tasks: z.int() }),
  ),
  'training.create': write(
    ['value'],
    z.object({
      accountId: id,
      trainings: z
        .array(trainingFields.partial().required({ role: true, title: true }))
        .min(1)
        .max(100),
    }),
    done.extend({ ids: z.array(id) }),
  ),
  'training.update': write(['value'], z.object({ id, patch: trainingFields.partial() }), done),
  'training.remove': write(['value'], z.object({ id }), done),
} as const
