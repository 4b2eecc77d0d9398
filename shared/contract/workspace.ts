import { z } from 'zod'
import { day, id, instant, nothing } from './common.ts'
import { areas, job, read, write } from './call.ts'

/**
 * Why a workspace cannot be shown: its file is no store of ours or its head is broken, it may not be read, pages are
 * damaged, acknowledged work is missing, the file or its keys are gone, an upgrade failed.
 */
export const damageKinds = [
  'unreadable',
  'no-permission',
  'pages',
  'commits-missing',
  'missing',
  'keys-lost',
  'migration',
] as const

export const languages = ['zh-CN', 'zh-TW', 'en'] as const

/** Where the person stands with the store in this folder. */
export const workspaceState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('fresh') }),
  /** The keychain does not open it: the recovery code does. */
  z.object({ state: z.literal('needs_recovery_code'), reason: z.string() }),
  z.object({
    state: z.literal('open'),
    mode: z.enum(['readwrite', 'readonly']),
    /** Why it is read-only: another instance, or the folder. */
    readonlyReason: z.enum(['locked', 'folder']).nullable(),
    workspaceName: z.string(),
    userName: z.string(),
    recoveryConfirmed: z.boolean(),
    sample: z.boolean(),
    empty: z.boolean(),
    /** How the key is kept on this machine. */
    keyKind: z.enum(['keychain', 'key-file', 'none']),
    lastBackupAt: instant.nullable(),
    /** Notes brought back from the rescue file or from drafts at this start. */
    recoveredDrafts: z.int(),
    /** The notes of voice memos that were cut off and found again, one each, until the person has taken note of it. */
    recoveredRecordings: z.array(id),
  }),
  z.object({
    state: z.literal('damaged'),
    problem: z.enum(damageKinds),
    /** Of `commits-missing`: how many acknowledged changes are not in the file. */
    missing: z.int().nullable(),
    /** What the system said, in English: for support. */
    detail: z.string(),
    backups: z.array(z.object({ file: z.string(), at: instant, accounts: z.int(), notes: z.int() })),
    /** Acknowledged work is missing, but the rest can be opened: `workspace.openAsItIs`. */
    canOpenAsItIs: z.boolean(),
  }),
  z.object({ state: z.literal('from_the_future'), schema: z.int(), known: z.int() }),
  z.object({ state: z.literal('refused_folder'), reason: z.string() }),
])

export const backupInfo = z.object({
  file: z.string(),
  at: instant,
  bytes: z.int(),
  reason: z.string(),
  accounts: z.int(),
  notes: z.int(),
})

export const verifyReport = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  accounts: z.int(),
  notes: z.int(),
  transactions: z.int(),
  digest: z.string(),
})

/** Settings of this device; each is validated, none is synced. */
export const settings = z.object({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  fontSize: z.int().min(12).max(20),
  motion: z.boolean(),
  singleKeys: z.boolean(),
  plainEditor: z.boolean(),
  weekStart: z.enum(['monday', 'sunday', 'locale']),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string().max(100),
  /** REQ-5: at how many accounts a decided requirement returns to review. */
  askersForReview: z.int().min(2).max(50),
  shortcuts: z.record(z.string(), z.string().max(60)),
  /** Interface state to restore: last route, panel widths, grid layouts. Opaque to the core, at most 256 KB. */
  interface: z.record(z.string(), z.unknown()),
})

export const workspaceCalls = {
  'workspace.status': read(['workspace'], nothing, workspaceState),
  /** Makes the encrypted store. The recovery code is answered once and never again. */
  'workspace.create': write(
    ['workspace'],
    z.object({
      workspaceName: z.string().max(200),
      userName: z.string().max(200),
      language: z.enum(languages),
    }),
    z.object({ recoveryCode: z.string() }),
    ['already_exists', 'refused_folder', 'not_writable'],
  ),
  /** The person typed the code back (whole or the groups asked for). */
  'workspace.confirmRecovery': write(['workspace'], z.object({ code: z.string().max(200) }), nothing, [
    'wrong_code',
  ]),
  'workspace.newRecoveryCode': write(['workspace'], nothing, z.object({ recoveryCode: z.string() })),
  'workspace.unlock': write(['workspace'], z.object({ code: z.string().max(200) }), workspaceState, [
    'wrong_code',
    'mistyped_code',
  ]),
  'workspace.rename': write(
    ['workspace'],
    z.object({ workspaceName: z.string().max(200).optional(), userName: z.string().max(200).optional() }),
    nothing,
  ),
  'workspace.backups': read(['workspace'], nothing, z.object({ backups: z.array(backupInfo) })),
  'workspace.backup': job(['workspace'], nothing, backupInfo, ['backup_failed']),
  /**
   * Verifies the backup, sets the present file aside under another name, puts the backup in place. `file`: a name from
   * the list, or on the command line the path of a copy.
   */
  'workspace.restore': write(['workspace'], z.object({ file: z.string().max(4_096) }), workspaceState, [
    'backup_unreadable',
    'wrong_key',
  ]),
  /** Goes on without what is missing, after the person has seen what that is. */
  'workspace.openAsItIs': write(['workspace'], nothing, workspaceState, ['cannot_open']),
  'workspace.verify': job([], z.object({ deep: z.boolean() }), verifyReport),
  /** Realistic Chinese data, marked so that one click removes it. */
  'workspace.addSample': job(['accounts'], nothing, z.object({ accounts: z.int() }), ['not_empty']),
  'workspace.removeSample': job(['accounts'], nothing, z.object({ accounts: z.int() })),
  'settings.get': read(['settings'], nothing, settings),
  'settings.set': write(['settings'], settings.partial(), settings),
  /** The status place: saved, offline, pending. */
  'workspace.pending': read(
    ['history'],
    nothing,
    z.object({
      /** Actions not yet carried to a sync target. */
      count: z.int(),
      lastSavedAt: instant.nullable(),
      target: z.enum(['none']),
      items: z.array(
        z.object({ id: z.int(), at: instant, name: z.string(), label: z.record(z.string(), z.unknown()) }),
      ),
    }),
  ),
} as const

/** An action may have been anything, also a whole import, whose state is not in a synced table. */
const takenBack = areas.filter((area) => area !== 'workspace' && area !== 'settings' && area !== 'jobs')

/** What an undo or redo did. Parts of it may have stayed as they are. */
const flipped = z.object({
  actionId: z.int(),
  name: z.string(),
  label: z.record(z.string(), z.unknown()),
  /** Places that were changed again since: kept. */
  keptLater: z.int(),
  /** Places that have left the bin for good: not brought back. */
  purged: z.int(),
})

export const historyCalls = {
  'history.actions': read(
    ['history'],
    z.object({ limit: z.int().min(1).max(200) }),
    z.object({
      actions: z.array(
        z.object({
          id: z.int(),
          name: z.string(),
          label: z.record(z.string(), z.unknown()),
          at: instant,
          state: z.enum(['done', 'undone', 'final']),
        }),
      ),
    }),
  ),
  /** Without an id: the last action that is not undone. */
  'history.undo': write(takenBack, z.object({ actionId: z.int().optional() }), flipped, [
    'nothing_to_undo',
    'changed_since',
    'purged',
  ]),
  'history.redo': write(takenBack, nothing, flipped, ['nothing_to_redo', 'changed_since', 'purged']),
  /** SAF-3: every value a field ever had. */
  'history.field': read(
    ['history'],
    z.object({ kind: z.string().max(40), id, field: z.string().max(60).optional() }),
    z.object({
      entries: z.array(
        z.object({ field: z.string(), value: z.unknown(), at: instant, by: z.string(), device: z.string() }),
      ),
    }),
  ),
  'history.bin': read(
    ['history'],
    nothing,
    z.object({
      items: z.array(
        z.object({ kind: z.string(), id, title: z.string(), deletedAt: instant, daysLeft: z.int() }),
      ),
    }),
  ),
  'history.restore': write(
    [
      'accounts',
      'playbooks',
      'people',
      'contracts',
      'visits',
      'notes',
      'promises',
      'requirements',
      'value',
      'risks',
      'tasks',
      'attachments',
      'history',
    ],
    z.object({ kind: z.string().max(40), id }),
    z.object({ actionId: z.int().nullable() }),
  ),
} as const

export const jobInfo = z.object({
  id: z.string(),
  call: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** What it is doing now, as a key for people. */
  phase: z.string(),
  doneCount: z.int(),
  totalCount: z.int().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  result: z.unknown().nullable(),
  error: z
    .object({ code: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()).optional() })
    .nullable(),
})

export const jobCalls = {
  'job.list': read(['jobs'], nothing, z.object({ jobs: z.array(jobInfo) })),
  'job.cancel': write(['jobs'], z.object({ jobId: z.string().max(60) }), nothing),
  'metrics.retention': read(
    ['contracts', 'accounts'],
    z.object({ from: day, to: day }),
    z.object({
      /** metrics.md §2, cohort form, one entry per currency. */
      figures: z.array(
        z.object({
          currency: z.string(),
          cohort: z.int(),
          openingArrMinor: z.int(),
          closingArrMinor: z.int(),
          keptArrMinor: z.int(),
          nrr: z.number().nullable(),
          grr: z.number().nullable(),
          logo: z.number().nullable(),
          counted: z.int(),
          leftOut: z.array(z.object({ reason: z.string(), count: z.int() })),
        }),
      ),
    }),
  ),
} as const
