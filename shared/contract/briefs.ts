import { z } from 'zod'
import { stages, tiers } from '../domain/journey/index.ts'
import { requirementStates } from '../domain/requirement/index.ts'
import { read, write } from './call.ts'
import { created, day, evidenceInput, id, instant, minor } from './common.ts'
import { promiseKinds } from './promises.ts'
import { symptoms } from './risks.ts'
import { attitudes, influences, personRoles } from './people.ts'
import { visit, visitKinds } from './visits.ts'

/** What somebody said about an open question, with the sentence that it came from. */
export const questionAnswer = z.object({
  id,
  questionId: z.string(),
  /** The question in the words in which it was put. */
  question: z.string(),
  answer: z.string(),
  answeredOn: day,
  visitId: id.nullable(),
  /** The note that holds the sentence; null where it was typed, or the note is gone. */
  noteId: id.nullable(),
  start: z.int().nullable(),
})

/** VIS-2: something about an account that is not known. `key` is the rule (shared/domain/questions). */
export const openQuestion = z.object({
  id: z.string(),
  key: z.string(),
  /** 3: decides whether the customer stays; 2: costs money or trust; 1: good to know. */
  weight: z.int().min(1).max(3),
  /** The record it is about, by its id, and its name. */
  subject: id.nullable(),
  subjectTitle: z.string().nullable(),
  /** Numbers and keys for the words: `days`, `missing`. */
  data: z.record(z.string(), z.unknown()),
  /** Only the fact in its own record takes it off the debt. */
  needsRecord: z.boolean(),
  /** Said already, and not in the record yet. */
  answer: questionAnswer.nullable(),
})

const owedBy = ['ours', 'theirs'] as const

/**
 * VIS-2: what one has to know before going there. What a customer must not read over one's shoulder is not in it at
 * all: no remarks, no walk-away, no inner comments, because this page is printed and laid on tables.
 */
export const brief = z.object({
  today: day,
  composedAt: instant,
  author: z.string(),
  account: z.object({
    id,
    name: z.string(),
    tier: z.enum(tiers).nullable(),
    ka: z.boolean(),
    stage: z.enum(stages),
    stageSince: day.nullable(),
    owner: z.string().nullable(),
    city: z.string().nullable(),
    address: z.string().nullable(),
    industry: z.string().nullable(),
  }),
  visit: visit.nullable(),
  /** Why they bought, in their words. */
  purchaseIntent: z.string().nullable(),
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  otherCurrencies: z.int(),
  /** The running term that ends first; null: none, or only open-ended lines (`openEnded`). */
  renewal: z
    .object({
      fromDay: day,
      toDay: day,
      daysLeft: z.int(),
      startDay: day,
      windowOpen: z.boolean(),
      /** What ends then has its successor already. */
      isRenewed: z.boolean(),
      contractId: id.nullable(),
      contractTitle: z.string().nullable(),
      noticeDays: z.int().nullable(),
      /** The last day on which notice can be given. */
      noticeDay: day.nullable(),
      priceCapPercent: z.number().nullable(),
      autoRenew: z.boolean().nullable(),
    })
    .nullable(),
  openEnded: z.boolean(),
  /** Null: not known. */
  seats: z.object({
    bought: z.int().nullable(),
    assigned: z.int().nullable(),
    active: z.int().nullable(),
    /** The day of the newest of both counts, and whether usage that was imported says so or somebody. */
    countedOn: day.nullable(),
    source: z.enum(['usage', 'typed']).nullable(),
  }),
  /** When the customer's budget is fixed next. */
  budgetDay: day.nullable(),
  /** The last month with use, of what was imported. */
  usage: z.object({ month: z.string(), count: z.int() }).nullable(),
  /** The last three that took place, the latest first. */
  lastVisits: z.array(
    z.object({
      id,
      noteId: id.nullable(),
      title: z.string(),
      kind: z.enum(visitKinds),
      at: instant,
      people: z.array(z.string()),
    }),
  ),
  visitsTotal: z.int(),
  /** Open ones, overdue first; `theirs`: somebody of the account promised it, or a milestone waits for them. */
  promises: z.array(
    z.object({
      record: z.enum(['promise', 'milestone']),
      id,
      side: z.enum(owedBy),
      kind: z.enum(promiseKinds).nullable(),
      title: z.string(),
      byName: z.string().nullable(),
      toName: z.string().nullable(),
      dueDay: day.nullable(),
      /** 0: not overdue. */
      overdueDays: z.int(),
    }),
  ),
  /** What this account asked for and was not told the end of; those to be told first. */
  requirements: z.array(
    z.object({
      id,
      askId: id,
      code: z.string(),
      title: z.string(),
      state: z.enum(requirementStates),
      askedBy: z.string().nullable(),
      askedOn: day,
      version: z.string().nullable(),
      dueDay: day.nullable(),
      /** Shipped or declined: the customer has to hear it. */
      isToTell: z.boolean(),
    }),
  ),
  /** Open ones, the gravest first. */
  risks: z.array(
    z.object({
      id,
      title: z.string(),
      symptom: z.enum(symptoms),
      severity: z.enum(['high', 'mid', 'low']),
      seenOn: day,
      /** What is behind it, with how and when it was tested; null: nobody named one. */
      cause: z
        .object({
          text: z.string(),
          isTested: z.boolean(),
          how: z.string().nullable(),
          on: day.nullable(),
          by: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  /** Who comes, first; then who else is there, those who decide first. */
  people: z.array(
    z.object({
      id,
      name: z.string(),
      title: z.string().nullable(),
      role: z.enum(personRoles),
      influence: z.enum(influences),
      attitude: z.enum(attitudes),
      lastMetOn: day.nullable(),
      isComing: z.boolean(),
    }),
  ),
  firstValue: z
    .object({
      id,
      statement: z.string(),
      measure: z.string().nullable(),
      target: z.string().nullable(),
      current: z.string().nullable(),
      unit: z.string().nullable(),
      dueDay: day.nullable(),
      reachedOn: day.nullable(),
      signedOn: day.nullable(),
      signedBy: z.string().nullable(),
    })
    .nullable(),
  /** What was proven, the latest first. */
  values: z.array(
    z.object({
      id,
      result: z.string(),
      amountMinor: minor.nullable(),
      currency: z.string().nullable(),
      quote: z.string().nullable(),
      personName: z.string().nullable(),
      day,
    }),
  ),
  questions: z.array(openQuestion),
  /** Settled by what somebody said. */
  answered: z.array(questionAnswer),
})

const areasRead = [
  'visits',
  'accounts',
  'notes',
  'people',
  'contracts',
  'promises',
  'requirements',
  'risks',
  'value',
] as const

export const briefCalls = {
  /** VIS-2: one page per visit, in the order asked for; what is not there (any more) is left out. */
  'visit.brief': read(
    areasRead,
    z.object({ visitIds: z.array(id).min(1).max(60) }),
    z.object({ briefs: z.array(brief) }),
  ),
  /** VIS-2 without a visit. */
  'account.brief': read(areasRead, z.object({ accountId: id }), brief),
  /** The question debt alone, for the note beside which it is asked. */
  'question.list': read(
    areasRead,
    z.object({ accountId: id }),
    z.object({ questions: z.array(openQuestion), answered: z.array(questionAnswer) }),
  ),
  /**
   * VIS-2: what was said about a question, with its sentence where there is one. A sentence about a result that had no
   * words of the customer becomes its quote in the same action.
   */
  'question.answer': write(
    ['visits', 'notes', 'value'],
    z.object({
      accountId: id,
      questionId: z.string().min(1).max(200),
      question: z.string().min(1).max(2_000),
      answer: z
        .string()
        .max(100_000)
        .refine((text) => text.trim() !== '', { error: 'empty' }),
      visitId: id.nullable().optional(),
      evidence: evidenceInput.optional(),
    }),
    created,
    ['question_unknown'],
  ),
  /** The answer was none: the question stands again. */
  'question.reopen': write(['visits', 'notes'], z.object({ id }), created.omit({ id: true })),
} as const
