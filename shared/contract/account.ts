import { z } from 'zod'
import { stages, tiers } from '../domain/journey/index.ts'
import { parseMonthDay } from '../domain/questions/index.ts'
import { created, currency, day, done, evidence, id, instant, line, minor, nothing, title } from './common.ts'
import { savedView, viewDefinition } from './views.ts'
import { read, write } from './call.ts'
import { confirmedChecks, stageChecksKept } from './playbooks.ts'

export { stages, tiers }

/** What a person can type on an account. Null clears. */
export const accountFields = z.object({
  code: line.nullable(),
  name: title,
  shortName: line.nullable(),
  parentId: id.nullable(),
  tier: z.enum(tiers).nullable(),
  ka: z.boolean(),
  tierReason: line.nullable(),
  owner: line.nullable(),
  city: line.nullable(),
  region: line.nullable(),
  country: line.nullable(),
  address: line.nullable(),
  industry: line.nullable(),
  edition: line.nullable(),
  website: line.nullable(),
  phone: line.nullable(),
  taxId: line.nullable(),
  signupDay: day.nullable(),
  source: line.nullable(),
  employees: z.int().nonnegative().nullable(),
  annualRevenueMinor: minor.nullable(),
  currency: currency.nullable(),
  seats: z.int().nonnegative().nullable(),
  /** VIS-2: given out and used, as told by somebody, and the day they were counted. */
  seatsAssigned: z.int().nonnegative().nullable(),
  seatsActive: z.int().nonnegative().nullable(),
  seatsCountedOn: day.nullable(),
  /** VIS-2: when the budget is fixed, every year: `MM-DD`. */
  budgetDay: z
    .string()
    .refine((text) => parseMonthDay(text) === text, { error: 'not a day of the year' })
    .nullable(),
  description: z.string().max(100_000).nullable(),
})

/** A row of the account grid: what is stored and what follows from the contracts, visits and loops, as of today. */
export const accountRow = z.object({
  id,
  code: z.string().nullable(),
  name: z.string(),
  parentId: id.nullable(),
  parentName: z.string().nullable(),
  tier: z.enum(tiers).nullable(),
  ka: z.boolean(),
  /** ACC-2: why a person set this tier. Goes with the tier it was given for. */
  tierReason: z.string().nullable(),
  stage: z.enum(stages),
  stageSince: day.nullable(),
  owner: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  industry: z.string().nullable(),
  edition: z.string().nullable(),
  source: z.string().nullable(),
  signupDay: day.nullable(),
  /** ARR of the lines active today, in `arrCurrency`; lines in other currencies are counted in `otherCurrencies`. */
  arrMinor: minor,
  arrCurrency: z.string().nullable(),
  otherCurrencies: z.int(),
  /** The active dated line that ends first. Null: none, or only open-ended lines. */
  termFrom: day.nullable(),
  termTo: day.nullable(),
  /** metrics.md §4: the day renewal work starts for that line. */
  renewalStart: day.nullable(),
  openEnded: z.boolean(),
  seatsBought: z.int().nullable(),
  lastVisitDay: day.nullable(),
  openRequirements: z.int(),
  openPromises: z.int(),
  overduePromises: z.int(),
  goLiveOn: day.nullable(),
  firstValueOn: day.nullable(),
  churnedFlag: z.boolean(),
  tags: z.array(z.string()),
  /** Custom fields by field id, as stored text. */
  custom: z.record(z.string(), z.string()),
})

export const customFieldKinds = ['text', 'number', 'date', 'choice', 'money'] as const
export const customField = z.object({
  id,
  name: z.string(),
  kind: z.enum(customFieldKinds),
  options: z.array(z.string()),
  currency: z.string().nullable(),
  position: z.int(),
})

/** A field as it is managed: also one that was retired, and how many accounts say something in it. */
export const managedField = customField.extend({ retiredOn: day.nullable(), values: z.int() })

export const accountDetail = accountRow.extend({
  fields: accountFields,
  /** ACC-2: who set the tier last, and when. Null: it never had one. */
  tierSet: z.object({ by: z.string(), at: instant }).nullable(),
  createdAt: instant,
  createdBy: z.string(),
  children: z.array(z.object({ id, name: z.string() })),
  siblings: z.object({ previousId: id.nullable(), nextId: id.nullable() }).nullable(),
  /** The fields people added to accounts; this account's values are in `custom`. */
  customFields: z.array(customField),
  /** By field id, the record that holds this account's value: what the field's history is kept under. */
  customValueIds: z.record(z.string(), id),
  stageHistory: z.array(
    z.object({
      id,
      from: z.enum(stages).nullable(),
      to: z.enum(stages),
      day,
      reason: z.string().nullable(),
      /** The rules did not hold, or the step is off the usual path. */
      override: z.boolean(),
      /** Null: nothing was checked, as for an import. */
      checks: stageChecksKept.nullable(),
      by: z.string(),
    }),
  ),
  counts: z.object({
    contracts: z.int(),
    people: z.int(),
    notes: z.int(),
    visits: z.int(),
    promises: z.int(),
    requirements: z.int(),
    risks: z.int(),
    values: z.int(),
    milestones: z.int(),
    milestonesReached: z.int(),
    tasks: z.int(),
    files: z.int(),
    timeline: z.int(),
    tickets: z.int(),
  }),
})

const groupSum = z.object({
  /** The account itself included. */
  accounts: z.int(),
  /** ARR per currency: currencies are never added up. */
  money: z.array(z.object({ minor, currency: z.string() })),
  /** Null: no account says how many. */
  seats: z.int().nullable(),
})

/** ACC-3: an account of a group: what is its own, and the sum with all that stand below it. */
const groupRow = z.object({
  id,
  name: z.string(),
  /** 0: the account that was asked for. */
  depth: z.int(),
  stage: z.enum(stages),
  own: groupSum,
  sum: groupSum,
  /** What health is read from. */
  openRequirements: z.int(),
  overduePromises: z.int(),
  lastVisitDay: day.nullable(),
})

const duplicateReason = z.discriminatedUnion('code', [
  z.object({
    code: z.enum(['tax_id', 'name', 'core_name', 'domain', 'phone', 'pinyin']),
    /** What both share. */
    value: z.string(),
  }),
  z.object({ code: z.literal('like_name'), percent: z.int() }),
  z.object({ code: z.literal('tax_id_differs') }),
])

/** One of two accounts that may be one, as far as needed to tell them apart. */
const duplicateSide = z.object({
  id,
  name: z.string(),
  code: z.string().nullable(),
  city: z.string().nullable(),
  tier: z.enum(tiers).nullable(),
  stage: z.enum(stages),
  createdAt: instant,
  people: z.int(),
  lines: z.int(),
  notes: z.int(),
})

export const duplicateCandidate = z.object({
  one: duplicateSide,
  other: duplicateSide,
  /** 0 to 100. */
  certainty: z.int(),
  reasons: z.array(duplicateReason),
})

const mergeSides = ['kept', 'dropped'] as const
const mergeRequest = z.object({
  keepId: id,
  dropId: id,
  /** By field, whose word is taken; `custom.` and the id for a field of one's own. Others: what is filled in. */
  choices: z.record(z.string().max(120), z.enum(mergeSides)),
})

const mergeValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
const mergeField = z.object({
  field: z.string(),
  /** A custom field's own name. */
  name: z.string().nullable(),
  kept: mergeValue,
  dropped: mergeValue,
  /** For a field that names an account: its name. */
  keptName: z.string().nullable(),
  droppedName: z.string().nullable(),
  state: z.enum(['only_kept', 'only_dropped', 'conflict']),
  take: z.enum(mergeSides),
})

export const accountCalls = {
  /** ACC-11, ACC-2: the whole grid; filtering and sorting is `shared/domain/account-view`. */
  'account.list': read(
    ['accounts', 'contracts', 'visits', 'promises', 'requirements', 'value', 'views'],
    nothing,
    z.object({ today: day, rows: z.array(accountRow), customFields: z.array(customField) }),
  ),
  /** What a name is found by, for each account: folded name, pinyin, initials. Apart from the grid, which does without. */
  'account.nameKeys': read(
    ['accounts'],
    nothing,
    z.object({ rows: z.array(z.object({ id, keys: z.array(z.string()) })) }),
  ),
  'account.get': read(
    [
      'accounts',
      'contracts',
      'people',
      'visits',
      'notes',
      'promises',
      'requirements',
      'value',
      'risks',
      'tasks',
      'attachments',
      'views',
    ],
    z.object({ id }),
    accountDetail,
  ),
  'account.create': write(['accounts'], accountFields.partial().required({ name: true }), created),
  /** One action for any number of accounts: bulk edit is one undo step. Custom fields by field id. */
  'account.update': write(
    ['accounts'],
    z.object({
      ids: z.array(id).min(1).max(20_000),
      patch: accountFields.partial(),
      custom: z.record(z.string(), z.string().max(10_000).nullable()).optional(),
      addTags: z.array(line).max(50).optional(),
      removeTags: z.array(line).max(50).optional(),
    }),
    done,
    ['parent_cycle'],
  ),
  /** Pasting from a sheet: each account its own values, one action. */
  'account.updateEach': write(
    ['accounts'],
    z.object({
      changes: z
        .array(z.object({ id, patch: accountFields.partial() }))
        .min(1)
        .max(20_000),
    }),
    done,
    ['parent_cycle'],
  ),
  /** ACC-3: the account and all below it, each parent before its children. */
  'account.group': read(
    ['accounts', 'contracts', 'visits', 'promises', 'requirements'],
    z.object({ id }),
    z.object({ rows: z.array(groupRow) }),
  ),
  /** ACC-10: accounts that may be one, surest first, with what speaks for it. */
  'account.duplicates': read(
    ['accounts', 'people'],
    z.object({ limit: z.int().min(1).max(500) }),
    z.object({
      candidates: z.array(duplicateCandidate),
      total: z.int(),
      /** Pairs that somebody said are two customers: they are no candidates until that is taken back. */
      apart: z.array(
        z.object({
          id,
          one: duplicateSide,
          other: duplicateSide,
          reason: z.string().nullable(),
          at: instant,
          by: z.string(),
        }),
      ),
    }),
  ),
  /** ACC-10: these two are not one customer; the pair is not proposed any more. */
  'account.setApart': write(
    ['accounts'],
    z.object({ oneId: id, otherId: id, reason: line.nullable() }),
    created,
    ['same_account'],
  ),
  'account.removeApart': write(['accounts'], z.object({ id }), done),
  /** ACC-10: what a merge would do: per field what both say, and how much goes over. Changes nothing. */
  'account.mergePreview': read(
    [
      'accounts',
      'contracts',
      'people',
      'visits',
      'notes',
      'promises',
      'requirements',
      'value',
      'risks',
      'tasks',
      'attachments',
      'views',
      'tiers',
    ],
    mergeRequest,
    z.object({
      keep: duplicateSide,
      drop: duplicateSide,
      /** Only fields in which the two differ. */
      fields: z.array(mergeField),
      /** Records that go over by table; those in the bin go too, and are not counted. */
      moved: z.array(z.object({ kind: z.string(), count: z.int() })),
      /** Tags and wishes that the kept account has already. */
      left: z.int(),
      /** Accounts below the dropped one, which come under the kept one. */
      children: z.int(),
    }),
    ['same_account'],
  ),
  /** ACC-10: one step; undo brings both back as they were. */
  'account.merge': write(
    [
      'accounts',
      'contracts',
      'people',
      'visits',
      'notes',
      'promises',
      'requirements',
      'value',
      'risks',
      'tasks',
      'attachments',
    ],
    mergeRequest,
    done,
    ['same_account'],
  ),
  'account.remove': write(['accounts'], z.object({ ids: z.array(id).min(1).max(20_000) }), done),
  /**
   * ACC-6: with its day and reason; the reason is mandatory for at_risk and churned, and where the rules of the
   * playbooks do not hold: the refusal then says what is `missing`.
   */
  'account.moveStage': write(
    ['accounts'],
    z.object({
      id,
      to: z.enum(stages),
      day,
      reason: line.nullable(),
      confirmed: confirmedChecks.optional(),
    }),
    done,
    ['same_stage', 'reason_required'],
  ),
  /** Whose record it is: for whoever holds only a record's id. */
  'account.ofRecord': read(
    ['accounts', 'contracts', 'value'],
    z.object({
      kind: z.enum([
        'contract',
        'first_value',
        'milestone',
        'value_entry',
        'purchase_intent',
        'outcome',
        'training',
      ]),
      id,
    }),
    z.object({ accountId: id }),
  ),
  'account.evidence': read(['notes'], z.object({ targetId: id }), z.object({ evidence: z.array(evidence) })),
  /** ACC-11: in their order, the retired ones behind. */
  'customField.list': read(['views', 'accounts'], nothing, z.object({ fields: z.array(managedField) })),
  'customField.create': write(
    ['views', 'accounts'],
    z.object({
      name: title,
      kind: z.enum(customFieldKinds),
      options: z.array(line).max(200),
      currency: currency.nullable(),
    }),
    created,
    ['name_taken'],
  ),
  'customField.update': write(
    ['views', 'accounts'],
    z.object({
      id,
      name: title.optional(),
      options: z.array(line).max(200).optional(),
      position: z.int().optional(),
    }),
    done,
    ['name_taken'],
  ),
  /** Fields in the order of the list; fields that are not in it stand behind. One action. */
  'customField.reorder': write(['views', 'accounts'], z.object({ ids: z.array(id).min(1).max(500) }), done),
  /** Takes a field out of every list and page, or brings it back. Its values stay either way. */
  'customField.retire': write(['views', 'accounts'], z.object({ id, retired: z.boolean() }), done),
  'customField.remove': write(['views', 'accounts'], z.object({ id }), done),
  'view.list': read(
    ['views'],
    z.object({ screen: z.string().max(40) }),
    z.object({ views: z.array(savedView) }),
  ),
  'view.save': write(
    ['views'],
    z.object({
      id: id.optional(),
      screen: z.string().max(40),
      name: title,
      definition: viewDefinition,
      position: z.int().optional(),
    }),
    created,
  ),
  'view.remove': write(['views'], z.object({ id }), done),
} as const
