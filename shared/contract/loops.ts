import { z } from 'zod'
import { tiers } from '../domain/journey/index.ts'
import { promiseStates } from '../domain/promise/index.ts'
import { requirementStates } from '../domain/requirement/index.ts'
import {
  created,
  currency,
  day,
  done,
  evidence,
  evidenceInput,
  id,
  instant,
  line,
  minor,
  nothing,
  title,
} from './common.ts'
import { read, write } from './call.ts'
import { ticketClock } from './service.ts'

/** REQ-11. */
export const promiseKinds = ['csm', 'sales', 'product_date', 'fix_date', 'discount'] as const
export { promiseStates } from '../domain/promise/index.ts'

export const promiseFields = z.object({
  kind: z.enum(promiseKinds),
  title,
  byName: line,
  toPersonId: id.nullable(),
  toName: line.nullable(),
  /** Where it was said: a meeting, a mail, the tender. */
  place: line.nullable(),
  madeOn: day,
  dueDay: day.nullable(),
  remark: z.string().max(100_000).nullable(),
})
export const promise = promiseFields.extend({
  id,
  accountId: id,
  accountName: z.string(),
  state: z.enum(promiseStates),
  closedOn: day.nullable(),
  agreedBy: z.string().nullable(),
  evidence: z.array(evidence),
})

export const promiseCalls = {
  'promise.list': read(
    ['promises', 'accounts', 'notes'],
    z.object({ accountId: id.optional(), states: z.array(z.enum(promiseStates)).optional() }),
    z.object({ promises: z.array(promise) }),
  ),
  'promise.create': write(
    ['promises', 'notes'],
    promiseFields
      .partial()
      .required({ title: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'promise.update': write(['promises'], z.object({ id, patch: promiseFields.partial() }), done),
  /**
   * Kept, broken, renegotiated (with the customer's agreement and a new day), or open again. A renegotiated promise
   * keeps its old day in the ledger; `followUpId` is the open one for the new day.
   */
  'promise.close': write(
    ['promises'],
    z.object({
      id,
      state: z.enum(promiseStates),
      day,
      agreedBy: line.nullable().optional(),
      newDueDay: day.nullable().optional(),
      remark: z.string().max(10_000).nullable().optional(),
    }),
    done.extend({ followUpId: id.nullable() }),
    ['agreement_required'],
  ),
  'promise.remove': write(['promises'], z.object({ id }), done),
} as const

export { requirementStates } from '../domain/requirement/index.ts'
export const requirementKinds = ['feature', 'bug'] as const
export const severities = ['critical', 'major', 'minor'] as const
export const reactions = ['accepted', 'disappointed', 'escalated', 'none'] as const
/** Reasons to decline that a customer can accept; shipped wordings are in the catalogues, own ones in the store. */
export const declineReasons = [
  'misleading',
  'other_way',
  'too_special',
  'security',
  'law',
  'cost',
  'roadmap',
  'other',
] as const

export const requirementFields = z.object({
  title,
  kind: z.enum(requirementKinds),
  /** Who does what when this is missed: the situation in the customer's words. */
  scenario: z.string().max(100_000).nullable(),
  /** Why: the purpose behind the wish. Required before review (REQ-2). */
  background: z.string().max(100_000).nullable(),
  effort: z.int().min(1).max(5).nullable(),
  effect: z.int().min(1).max(5).nullable(),
  conditions: z.string().max(100_000).nullable(),
  steps: z.string().max(100_000).nullable(),
  severity: z.enum(severities).nullable(),
})

export const requirementAsk = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  personId: id.nullable(),
  askedBy: z.string().nullable(),
  askedOn: day,
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  /** The account's next contract end, for the warning before declining. */
  termTo: day.nullable(),
  toldOn: day.nullable(),
  toldBy: z.string().nullable(),
  toldHow: z.string().nullable(),
  toldTo: z.string().nullable(),
  reaction: z.enum(reactions).nullable(),
  reactionText: z.string().nullable(),
  /** REQ-4: what became of this customer's next renewal after the answer was no; null where it was not. */
  renewalAfter: z
    .object({ outcome: z.enum(['renewed', 'lost', 'open', 'none']), day: day.nullable() })
    .nullable(),
})

export const requirement = requirementFields.extend({
  id,
  code: z.string(),
  state: z.enum(requirementStates),
  stateSince: instant,
  createdAt: instant,
  reasonable: z.boolean().nullable(),
  scope: z.enum(['generic', 'custom']).nullable(),
  verdictReason: z.string().nullable(),
  reviewer: z.string().nullable(),
  reviewedOn: day.nullable(),
  version: z.string().nullable(),
  dueDay: day.nullable(),
  declineReason: z.enum(declineReasons).nullable(),
  /** The title of the own wording that was taken: the reason as this workspace says it. */
  declineLabel: z.string().nullable(),
  explanation: z.string().nullable(),
  replyBy: z.string().nullable(),
  replyDue: day.nullable(),
  shippedOn: day.nullable(),
  asks: z.array(requirementAsk),
  /** Sum of the askers' ARR per currency, each account once (REQ-10). */
  arrAtStake: z.array(z.object({ minor, currency: z.string() })),
  /** What is missing before review, as keys: `scenario`, `background`, `asker`; of a bug `conditions`, `steps`, `severity`, `asker`. */
  missing: z.array(z.string()),
  timesRescheduled: z.int(),
  /** REQ-7: the fix dates promised for it, the next one due first; they stand in the ledger of promises. */
  fixPromises: z.array(
    z.object({
      id,
      accountId: id,
      accountName: z.string(),
      dueDay: day.nullable(),
      state: z.enum(promiseStates),
      closedOn: day.nullable(),
    }),
  ),
})

export const requirementMove = z.object({
  id,
  from: z.enum(requirementStates).nullable(),
  to: z.enum(requirementStates),
  at: instant,
  by: z.string(),
  reason: z.string().nullable(),
})

export const requirementCalls = {
  'requirement.list': read(
    ['requirements', 'accounts', 'contracts', 'promises'],
    z.object({ accountId: id.optional() }),
    z.object({ requirements: z.array(requirement) }),
  ),
  'requirement.get': read(
    ['requirements', 'accounts', 'contracts', 'notes', 'promises'],
    z.object({ id }),
    z.object({
      requirement,
      moves: z.array(requirementMove),
      evidence: z.array(evidence),
      allowed: z.array(z.enum(requirementStates)),
    }),
  ),
  /**
   * REQ-7, ACC-5: the service clocks of a bug for each account that asks, by its tier and calendar, the first to ask
   * first; none for what is no bug.
   */
  'requirement.clocks': read(
    ['requirements', 'accounts', 'promises', 'tiers'],
    z.object({ id }),
    z.object({
      accounts: z.array(
        z.object({
          accountId: id,
          accountName: z.string(),
          reportedAt: instant,
          state: z.enum(['open', 'answered', 'waiting', 'solved']),
          /** Empty: the account has no tier, or its tier is promised nothing. */
          clocks: z.array(ticketClock),
          /** The code of the calendar that they run by. */
          calendar: z.string(),
        }),
      ),
    }),
  ),
  /** REQ-1. With `accountId`, that account is the first to ask. */
  'requirement.create': write(
    ['requirements', 'notes', 'promises'],
    requirementFields.partial().required({ title: true }).extend({
      accountId: id.nullable(),
      personId: id.nullable().optional(),
      askedBy: line.nullable().optional(),
      askedOn: day.optional(),
      /** REQ-7: the day by which the asking account was promised the fix of a bug. */
      fixDueDay: day.nullable().optional(),
      evidence: evidenceInput.optional(),
    }),
    created.extend({ code: z.string() }),
  ),
  /**
   * REQ-7: promises everyone who asks that the bug is mended by a day. Each stands in the ledger as a promise of the
   * kind `fix_date`; shipping closes it as kept or broken. Another day than the one promised needs who agreed.
   */
  'requirement.promiseFix': write(
    ['requirements', 'promises'],
    z.object({ id, dueDay: day, byName: line, agreedBy: line.nullable().optional() }),
    done.extend({ promised: z.int() }),
    ['no_asker', 'agreement_required'],
  ),
  'requirement.update': write(['requirements'], z.object({ id, patch: requirementFields.partial() }), done),
  'requirement.addAsk': write(
    ['requirements', 'notes'],
    z.object({
      id,
      accountId: id,
      personId: id.nullable().optional(),
      askedBy: line.nullable().optional(),
      askedOn: day,
      evidence: evidenceInput.optional(),
    }),
    created,
    ['already_asked'],
  ),
  /**
   * REQ-5: `fromId` is the same wish. Its askers and sentences go over to `id`, what is not said there is taken from
   * it, and it goes to the bin. An account that asks for both counts once.
   */
  'requirement.merge': write(['requirements', 'notes'], z.object({ id, fromId: id }), done, ['not_allowed']),
  /** REQ-5: these askers mean something else: a requirement of its own, which begins anew. Somebody has to stay. */
  'requirement.split': write(
    ['requirements'],
    z.object({ id, askIds: z.array(id).min(1).max(500), title }),
    created.extend({ code: z.string() }),
    ['not_allowed'],
  ),
  'requirement.removeAsk': write(['requirements'], z.object({ askId: id }), done),
  /**
   * REQ-3, REQ-4, REQ-6, REQ-8: only along the paths of `requirementPaths`, each with what it demands. A new date for
   * a scheduled one is a move from scheduled to scheduled. data of `background_missing` and `not_all_told`: `{missing}`.
   */
  'requirement.move': write(
    ['requirements', 'promises'],
    z.object({
      id,
      to: z.enum(requirementStates),
      reason: line.nullable(),
      verdict: z
        .object({
          reasonable: z.boolean(),
          scope: z.enum(['generic', 'custom']),
          reason: line,
          reviewer: line,
          day,
        })
        .optional(),
      schedule: z.object({ version: title, dueDay: day }).optional(),
      decline: z
        .object({
          reason: z.enum(declineReasons),
          label: line.nullable().optional(),
          explanation: z.string().max(100_000),
          replyBy: line,
          replyDue: day.nullable(),
        })
        .optional(),
      shippedOn: day.optional(),
    }),
    done,
    [
      'not_allowed',
      'background_missing',
      'verdict_missing',
      'schedule_missing',
      'explanation_missing',
      'not_all_told',
      'reason_required',
    ],
  ),
  /** REQ-6: who was told, when, how; and what they said. The last one told closes the loop by itself. */
  'requirement.tell': write(
    ['requirements'],
    z.object({
      askIds: z.array(id).min(1).max(500),
      day,
      by: line,
      how: line,
      to: line.nullable(),
      reaction: z.enum(reactions).nullable(),
      reactionText: z.string().max(10_000).nullable(),
    }),
    done.extend({ closed: z.boolean() }),
    ['wrong_state'],
  ),
  'requirement.remove': write(['requirements'], z.object({ id }), done),
  /** Wishes that read alike, best first: offered while a new one is typed. */
  'requirement.similar': read(
    ['requirements'],
    z.object({ text: z.string().max(10_000), limit: z.int().min(1).max(20) }),
    z.object({
      matches: z.array(
        z.object({
          id,
          code: z.string(),
          title: z.string(),
          state: z.enum(requirementStates),
          askers: z.int(),
          likeness: z.number(),
        }),
      ),
    }),
  ),
  /** REQ-9: every requirement's way by days, in the order of the moves: what the figures are worked out from. */
  'requirement.histories': read(
    ['requirements'],
    nothing,
    z.object({
      requirements: z.array(
        z.object({
          id,
          code: z.string(),
          title: z.string(),
          state: z.enum(requirementStates),
          moves: z.array(z.object({ to: z.enum(requirementStates), day })),
        }),
      ),
    }),
  ),
  'requirement.figures': read(
    ['requirements'],
    nothing,
    z.object({
      open: z.int(),
      medianDaysToTold: z.number().nullable(),
      oldestOpenDays: z.int().nullable(),
      closedLast28Days: z.int(),
    }),
  ),
} as const

export const firstValueFields = z.object({
  statement: title,
  measure: line.nullable(),
  unit: line.nullable(),
  baseline: line.nullable(),
  target: line.nullable(),
  current: line.nullable(),
  dueDay: day.nullable(),
  reachedOn: day.nullable(),
})
export const firstValue = firstValueFields.extend({
  id,
  accountId: id,
  signedOn: day.nullable(),
  signedBy: z.string().nullable(),
  signedByPersonId: id.nullable(),
  proof: z.string().nullable(),
  /** When and why a sign-off was last taken back. */
  reopenedOn: day.nullable(),
  reopenedReason: z.string().nullable(),
  evidence: z.array(evidence),
})
export const milestoneKinds = ['kick_off', 'go_live', 'training', 'other'] as const
export const waitingSides = ['us', 'customer', 'third_party'] as const
export const milestoneFields = z.object({
  kind: z.enum(milestoneKinds),
  title,
  dueDay: day.nullable(),
  reachedOn: day.nullable(),
  waitingOn: z.enum(waitingSides).nullable(),
  startDay: day.nullable(),
  /** The outcome it leads to. */
  outcomeId: id.nullable(),
})
export const milestone = milestoneFields.extend({
  id,
  accountId: id,
  position: z.int(),
  waitingSince: day.nullable(),
})
export const valueEntryFields = z.object({
  result: title,
  amountMinor: minor.nullable(),
  currency: currency.nullable(),
  source: line.nullable(),
  quote: z.string().max(100_000).nullable(),
  personId: id.nullable(),
  day,
  /** ACC-8: the outcome it proves. */
  outcomeId: id.nullable(),
})
export const valueEntry = valueEntryFields.extend({
  id,
  accountId: id,
  personName: z.string().nullable(),
  outcomeTitle: z.string().nullable(),
  evidence: z.array(evidence),
})

const waitingPerSide = z.object({ us: z.int(), customer: z.int(), third_party: z.int() })

export const valueCalls = {
  /** VAL-1, VAL-2: first value and the clock; VAL-4: the steps. */
  'value.plan': read(
    ['value', 'contracts', 'notes', 'people'],
    z.object({ accountId: id }),
    z.object({
      firstValues: z.array(firstValue),
      milestones: z.array(milestone),
      entries: z.array(valueEntry),
      /** Signature of the earliest contract, else the sign-up day. Null: not known, so no clock. */
      signedOn: day.nullable(),
      goLiveOn: day.nullable(),
      /** Days from signature to the customer's sign-off; running while there is none. */
      ttvDays: z.int().nullable(),
      ttvState: z.enum(['not_started', 'running', 'signed_off']),
      /** Less the days on which everything waited for the customer alone. */
      netTtvDays: z.int().nullable(),
      /** VAL-5: days of waiting per side, from the history of all milestones. */
      waiting: waitingPerSide,
    }),
  ),
  /** VAL-2: Kaplan–Meier over all accounts with a signature; those not there yet are censored. */
  'value.ttv': read(
    ['value', 'contracts', 'accounts'],
    nothing,
    z.object({
      accounts: z.int(),
      signedOff: z.int(),
      medianDays: z.number().nullable(),
      /** `share` of accounts signed off by that day, 1 − S(t). */
      curve: z.array(z.object({ day: z.int(), atRisk: z.int(), events: z.int(), share: z.number() })),
    }),
  ),
  /**
   * VAL-2, VAL-6: the way of every account from signature to first value, gross and net of waiting for the customer;
   * medians by Kaplan–Meier over all, per tier (`none`: without one) and per quarter of signature. A median is null
   * while the curve has not come down to a half. Alarms go by the limits of the tier; without a tier there is no limit.
   */
  'value.launches': read(
    ['value', 'contracts', 'accounts', 'tiers'],
    nothing,
    z.object({
      figures: z.array(
        z.object({
          by: z.enum(['all', 'tier', 'cohort']),
          group: z.string().nullable(),
          /** With a signature; those of them that are not there yet count as censored. */
          accounts: z.int(),
          signedOff: z.int(),
          /** Without a known signature, or signed later than today. */
          leftOut: z.int(),
          grossMedian: z.number().nullable(),
          netMedian: z.number().nullable(),
        }),
      ),
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          tier: z.enum(tiers).nullable(),
          cohort: z.string().nullable(),
          signedOn: day.nullable(),
          goLiveOn: day.nullable(),
          signedOffOn: day.nullable(),
          leftOn: day.nullable(),
          state: z.enum(['not_started', 'running', 'signed_off']),
          grossDays: z.int().nullable(),
          netDays: z.int().nullable(),
          waiting: waitingPerSide,
          alarms: z.array(
            z.object({
              about: z.enum(['go_live', 'first_value']),
              state: z.enum(['soon', 'overdue']),
              limit: z.int(),
              dayNumber: z.int(),
              dueDay: day,
              daysLeft: z.int(),
            }),
          ),
        }),
      ),
      limits: z.array(
        z.object({
          tier: z.enum(tiers),
          goLiveByDay: z.int().nullable(),
          firstValueByDay: z.int().nullable(),
          warnDays: z.int(),
        }),
      ),
    }),
  ),
  /** VAL-6: the limits of a tier, in days after the signature; null: no alarm. */
  'launch.saveLimits': write(
    ['tiers'],
    z.object({
      tier: z.enum(tiers),
      limits: z.object({
        goLiveByDay: z.int().min(1).max(3_650).nullable(),
        firstValueByDay: z.int().min(1).max(3_650).nullable(),
        warnDays: z.int().min(0).max(365),
      }),
    }),
    done,
  ),
  'firstValue.create': write(
    ['value', 'notes'],
    firstValueFields
      .partial()
      .required({ statement: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'firstValue.update': write(['value'], z.object({ id, patch: firstValueFields.partial() }), done),
  /** Only the customer signs: who and when are required. */
  'firstValue.signOff': write(
    ['value'],
    z.object({
      id,
      day,
      signedBy: title,
      personId: id.nullable(),
      proof: z.string().max(100_000).nullable(),
    }),
    done,
    ['before_signature'],
  ),
  'firstValue.reopen': write(['value'], z.object({ id, reason: title }), done),
  'firstValue.remove': write(['value'], z.object({ id }), done),
  'milestone.create': write(
    ['value', 'notes'],
    milestoneFields
      .partial()
      .required({ title: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
    ['backward_days'],
  ),
  'milestone.update': write(['value'], z.object({ id, patch: milestoneFields.partial() }), done, [
    'backward_days',
  ]),
  'milestone.remove': write(['value'], z.object({ id }), done),
  'valueEntry.create': write(
    ['value', 'notes'],
    valueEntryFields
      .partial()
      .required({ result: true })
      .extend({ accountId: id, evidence: evidenceInput.optional() }),
    created,
  ),
  'valueEntry.update': write(['value'], z.object({ id, patch: valueEntryFields.partial() }), done),
  'valueEntry.remove': write(['value'], z.object({ id }), done),
} as const

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

export const taskKinds = [
  'task',
  'follow_up',
  're_sell',
  'product',
  'support',
  'delivery',
  'finance',
] as const
export const taskFields = z.object({
  kind: z.enum(taskKinds),
  title,
  owner: line.nullable(),
  dueDay: day.nullable(),
  accountId: id.nullable(),
  remark: z.string().max(100_000).nullable(),
  startDay: day.nullable(),
  /** VAL-4: the milestone it is part of. */
  milestoneId: id.nullable(),
})
export const task = taskFields.extend({
  id,
  accountName: z.string().nullable(),
  state: z.enum(['open', 'done', 'dropped']),
  doneAt: instant.nullable(),
  snoozedUntil: day.nullable(),
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

/** One row of Today's kinds. A launch alarm (VAL-6) and a visit due (ACC-4) have the account's id, a crowd the requirement's (REQ-5). */
export const todayKinds = [
  'visit',
  'promise',
  'task',
  'first_value',
  'milestone',
  'requirement_tell',
  'requirement_reply',
  'renewal',
  'draft',
  'launch_alarm',
  'crowd',
  'ticket_clock',
  'visit_due',
  'bug_clock',
] as const

const rankReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('overdue'), days: z.int() }),
  z.object({ code: z.literal('due_today') }),
  z.object({ code: z.literal('due_in'), days: z.int() }),
  z.object({ code: z.literal('undated') }),
  z.object({ code: z.literal('money'), minor, currency: z.string(), sharePercent: z.int() }),
  z.object({ code: z.literal('no_money') }),
])

const rankGap = z.discriminatedUnion('code', [
  z.object({ code: z.literal('more_urgent') }),
  z.object({ code: z.literal('more_money'), sharePercent: z.int() }),
  z.object({ code: z.literal('due_earlier'), days: z.int() }),
  z.object({ code: z.literal('due_earlier_that_day'), minutes: z.int() }),
  z.object({ code: z.literal('by_name') }),
])

/** One row of Today: what is due, with its reason as a key and data for people (PLY-2, first list). */
export const todayRow = z.object({
  kind: z.enum(todayKinds),
  id,
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  title: z.string(),
  dueDay: day.nullable(),
  /** The instant on that day, where one is known: clocks of service levels. */
  dueAt: instant.optional(),
  at: instant.nullable(),
  overdueDays: z.int(),
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  /** Why it stands here: `overdue_promise`, `due_today`, `renewal_window` … with the numbers used. */
  reason: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Who does it, where somebody is named. */
  owner: z.string().nullable(),
})

/** A row in its place, with what puts it there and what puts it behind the row above. */
export const rankedTodayRow = todayRow.extend({
  why: z.object({ rank: z.int(), reasons: z.array(rankReason).readonly(), behind: rankGap.nullable() }),
})

export const taskCalls = {
  'task.list': read(
    ['tasks', 'accounts', 'notes'],
    z.object({ accountId: id.optional(), open: z.boolean().optional() }),
    z.object({ tasks: z.array(task) }),
  ),
  'task.create': write(
    ['tasks', 'notes'],
    taskFields.partial().required({ title: true }).extend({ evidence: evidenceInput.optional() }),
    created,
    ['backward_days'],
  ),
  'task.update': write(['tasks'], z.object({ id, patch: taskFields.partial() }), done, ['backward_days']),
  'task.setState': write(
    ['tasks'],
    z.object({ ids: z.array(id).min(1).max(1_000), state: z.enum(['open', 'done', 'dropped']) }),
    done,
  ),
  'task.snooze': write(['tasks'], z.object({ id, until: day.nullable() }), done),
  'task.remove': write(['tasks'], z.object({ id }), done),
  /** PLY-2: any row is put off until a day; undo brings it back. */
  'today.snooze': write(['tasks'], z.object({ kind: z.enum(todayKinds), id, until: day }), done),
  /** PLY-2: any row is handed over to somebody by name; null takes it back. */
  'today.handOver': write(['tasks'], z.object({ kind: z.enum(todayKinds), id, to: title.nullable() }), done),
  /** The first `limit` rows of the ranked list; `total` says how many there are. */
  'today.list': read(
    ['accounts', 'contracts', 'visits', 'promises', 'requirements', 'value', 'tasks', 'notes', 'tiers'],
    z.object({ limit: z.int().min(1).max(1_000).optional() }),
    z.object({
      today: day,
      rows: z.array(rankedTodayRow),
      total: z.int(),
      /** The annual value behind what is due now, each account once, in the currency of most accounts. */
      stake: z.object({ minor, currency: z.string() }).nullable(),
      visits: z.array(todayRow),
      week: z.object({
        promisesKept: z.int(),
        promisesDue: z.int(),
        loopsClosed: z.int(),
        visitsPlanned: z.int(),
        visitsDone: z.int(),
      }),
    }),
  ),
} as const
