import { z } from 'zod'
import { requirementStates } from '../domain/requirement/index.ts'
import { declineReasons, reactions, requirement, requirementFields, requirementMove } from './requirements.ts'
import { ticketClock } from './service.ts'
import { created, day, done, evidence, evidenceInput, id, instant, line, nothing, title } from './common.ts'
import { read, write } from './call.ts'

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
