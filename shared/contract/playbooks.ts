import { z } from 'zod'
import { stages } from '../domain/journey/index.ts'
import { playbookRoles, playbookTaskKinds, stageChecks } from '../domain/playbooks/index.ts'
import { created, day, id, instant, line, nothing } from './common.ts'
import { read, write } from './call.ts'

const text = z.string().max(10_000)

export const stageRule = z.union([
  z.object({ check: z.literal('confirmed'), key: z.string().max(80), text: line }),
  z.object({ check: z.enum(stageChecks), limit: z.int().min(0).max(10_000).optional() }),
])

/** PLY-1: how an account is taken through one stage. */
export const playbook = z.object({
  stage: z.enum(stages),
  journey: text,
  goal: text,
  roles: z.array(z.object({ role: z.enum(playbookRoles), duty: text })).max(50),
  keyActions: z.array(text).max(50),
  tasks: z
    .array(
      z.object({
        key: z.string().min(1).max(80),
        kind: z.enum(playbookTaskKinds),
        role: z.enum(playbookRoles),
        offsetDays: z.int(),
        title: line,
        detail: text,
      }),
    )
    .max(100),
  entry: z.array(stageRule).max(50),
  exit: z.array(stageRule).max(50),
})

/** Version 0 is the shipped one, in the language of the settings; nobody saved it. */
export const playbookVersion = playbook.extend({
  version: z.int(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
})

export const missingRule = z.object({ rule: stageRule, have: z.number().nullable(), need: z.number() })
export const stageMissing = z.object({ exit: z.array(missingRule), entry: z.array(missingRule) })

/** What was said of a move: what did not hold, and what a person said that no record shows. */
export const stageChecksKept = z.object({ missing: stageMissing, confirmed: z.array(z.string()) })

export const confirmedChecks = z.array(z.string().max(80)).max(100)

export const offeredTask = z.object({
  taskKey: z.string(),
  version: z.int(),
  kind: z.enum(playbookTaskKinds),
  role: z.enum(playbookRoles),
  title: z.string(),
  detail: z.string(),
  dueDay: day,
})

export const playbookCalls = {
  /** PLY-1: the seven stages in their order, each with all of its versions, the one in force last. */
  'playbook.list': read(
    ['playbooks', 'settings'],
    nothing,
    z.object({
      playbooks: z.array(z.object({ stage: z.enum(stages), versions: z.array(playbookVersion).min(1) })),
    }),
  ),
  /** A new version. Saving what is in force already changes nothing: `id` is null then. */
  'playbook.save': write(
    ['playbooks'],
    z.object({ playbook }),
    created.extend({ id: id.nullable(), version: z.int() }),
    ['playbook_faulty'],
  ),
  /** ACC-6: what does not hold for a move, for each of the accounts that are not in that stage already. */
  'playbook.checkMove': read(
    [
      'playbooks',
      'settings',
      'accounts',
      'contracts',
      'people',
      'visits',
      'notes',
      'promises',
      'handOver',
      'kickOff',
      'requirements',
      'value',
      'risks',
    ],
    z.object({
      ids: z.array(id).max(200),
      to: z.enum(stages),
      reason: line.nullable(),
      confirmed: confirmedChecks.optional(),
    }),
    z.object({ accounts: z.array(z.object({ id, name: z.string(), missing: stageMissing })) }),
  ),
  /** The tasks that the account's stage offers and that it was not given in this stay. */
  'playbook.offer': read(
    ['playbooks', 'settings', 'accounts', 'tasks', 'tiers'],
    z.object({ accountId: id }),
    z.object({ stage: z.enum(stages), since: day, tasks: z.array(offeredTask) }),
  ),
  /** Gives the account these tasks of its stage, as they read now. One action. */
  'playbook.start': write(
    ['tasks'],
    z.object({ accountId: id, taskKeys: z.array(z.string().max(80)).min(1).max(100) }),
    z.object({ ids: z.array(id), actionId: z.int().nullable() }),
  ),
} as const
