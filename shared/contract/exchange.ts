import { z } from 'zod'
import { importEntities, targetSchema } from '../domain/exchange/index.ts'
import { id, instant, nothing } from './common.ts'
import { viewDefinition } from './views.ts'
import { job, read, write } from './call.ts'

/** IOX-1. What was found in a file and how it will be read; shown, and changeable, before anything is written. */
export { importEntities }

/** Why a column goes where it goes. `chosen`: the person said so. */
export const columnReasons = [
  'header',
  'header-part',
  'no-match',
  'unfit-values',
  'field-taken',
  'empty-column',
  'chosen',
] as const

export const columnPlan = z.object({
  column: z.string(),
  /** A field of the entity, `custom:<label>` for a field of the person's own, or null: left out. */
  field: z.string().nullable(),
  reason: z.enum(columnReasons),
  confidence: z.number(),
  samples: z.array(z.string()),
  /** With the reason `unfit-values`: the field the header names, and the first value in the file that is none of it. */
  unfit: z
    .object({
      field: z.string(),
      kind: z.enum(['day', 'number', 'boolean', 'choice', 'email']),
      value: z.string(),
      line: z.int(),
      count: z.int(),
    })
    .nullable(),
  /** How a relation names the other record; null for columns that are none. */
  by: z.enum(['code', 'name', 'reference']).nullable(),
  /** The custom field that the column could become, where no field takes it. */
  customOffer: z.string().nullable(),
})

export const tablePlan = z.object({
  /** `file` or `file › sheet`. */
  key: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  kind: z.enum(['delimited', 'json', 'workbook']),
  /** Empty for a workbook, which has none. */
  encoding: z.string(),
  delimiter: z.string().nullable(),
  /** Line of the header; 0 where the first row is data already. */
  headerRow: z.int(),
  rows: z.int(),
  entity: z.enum(importEntities).nullable(),
  confidence: z.number(),
  columns: z.array(columnPlan),
  /** How the dates of the table are read: per column, and whether the person must say. */
  dates: z.array(
    z.object({
      column: z.string(),
      order: z.enum(['YMD', 'DMY', 'MDY', 'serial', 'ambiguous', 'none']),
      sample: z.string(),
    }),
  ),
  currency: z.string(),
  brokenRows: z.int(),
  /** What names a row when it is imported again. */
  keyFields: z.array(z.string()),
  /** Groups of fields of which one must be mapped and none is: the table cannot be imported like this. */
  missing: z.array(z.array(z.string())),
  skip: z.boolean(),
})

/** What the person may change about a table plan. */
export const tableChoice = z.object({
  key: z.string().max(500),
  skip: z.boolean().optional(),
  entity: z.enum(importEntities).nullable().optional(),
  /** By column: a field, `custom:<label>`, or null for a column that is left out. */
  fields: z.record(z.string(), z.string().max(90).nullable()).optional(),
  /** By column, with every detail (scale, unit, basis): what a mapping file holds. Wins over `fields`. */
  columns: z.record(z.string(), targetSchema).optional(),
  keyFields: z.array(z.string().max(80)).min(1).optional(),
  codePrefix: z.string().max(40).optional(),
  dateOrder: z.enum(['YMD', 'DMY', 'MDY']).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(4).optional(),
  headerRow: z.int().nonnegative().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
})

export const importFileResult = z.object({
  file: z.string(),
  entity: z.string(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
})
export const importProblem = z.object({
  kind: z.enum(['refused', 'contradiction']),
  file: z.string(),
  line: z.int().nullable(),
  column: z.string().nullable(),
  /** A key for people: `import.problem.<code>` for what was refused, `import.contradiction.<code>`. */
  code: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export const importResult = z.object({
  importId: id,
  dryRun: z.boolean(),
  files: z.array(importFileResult),
  contradictions: z.array(z.object({ kind: z.string(), count: z.int() })),
  refusedTotal: z.int(),
})
export const importRun = importResult.extend({
  at: instant,
  state: z.enum(['running', 'done', 'cancelled', 'undone']),
})

export const exportFormats = ['xlsx', 'csv', 'md', 'json'] as const
/** Tables that can be exported, in the order they stand in an export of everything. */
export const exportTables = [
  'accounts',
  'stages',
  'hand_overs',
  'hand_over_items',
  'kick_offs',
  'kick_off_participants',
  'duties',
  'people',
  'person_events',
  'person_influences',
  'contracts',
  'first_values',
  'intents',
  'outcomes',
  'milestones',
  'trainings',
  'values',
  'visits',
  'question_answers',
  'notes',
  'promises',
  'requirements',
  'requirement_asks',
  'requirement_moves',
  'risks',
  'tasks',
  'opportunities',
  'tickets',
  'ticket_waits',
  'churn_events',
  'usage',
  'attachments',
  'evidence',
  'playbooks',
  'today_marks',
  'account_aparts',
  'decline_wordings',
  'tier_rules',
  'tier_coverages',
  'launch_limits',
  'service_levels',
  'work_calendars',
  'holiday_years',
  'custom_fields',
  'retired_values',
  'saved_views',
] as const
/** A table, one account with everything of it, what an import refused or found strange, or everything. */
export const exportWhats = [...exportTables, 'account', 'import_problems', 'all'] as const

export const exchangeCalls = {
  /** Tickets to post the files to; they are staged beside the store, encrypted, until `import.forget` or 24 h. */
  'import.stage': write(
    [],
    z.object({
      files: z
        .array(z.object({ name: z.string().min(1).max(500), size: z.int().nonnegative() }))
        .min(1)
        .max(50),
    }),
    z.object({ stageId: id, tickets: z.array(z.string()) }),
  ),
  'import.plan': job(
    ['imports'],
    z.object({ stageId: id, choices: z.array(tableChoice).max(200) }),
    z.object({
      tables: z.array(tablePlan),
      unreadable: z.array(
        z.object({ file: z.string(), code: z.string(), data: z.record(z.string(), z.unknown()) }),
      ),
    }),
  ),
  /** `acceptRefused`: the person has seen what is wrong and wants the rest. Without it a refused row stops the import. */
  'import.run': job(
    ['accounts', 'people', 'contracts', 'imports', 'views', 'history'],
    z.object({
      stageId: id,
      choices: z.array(tableChoice).max(200),
      dryRun: z.boolean(),
      acceptRefused: z.boolean(),
    }),
    importResult,
    ['rows_refused', 'date_order_needed', 'nothing_to_import', 'stage_gone'],
  ),
  'import.forget': write([], z.object({ stageId: id }), nothing),
  'import.list': read(['imports'], nothing, z.object({ imports: z.array(importRun) })),
  'import.problems': read(
    ['imports'],
    z.object({
      importId: id,
      /** `refused`, `contradiction`, or one code of either. */
      kind: z.string().max(60).optional(),
      limit: z.int().min(1).max(5_000),
      offset: z.int().nonnegative(),
    }),
    z.object({ problems: z.array(importProblem), total: z.int() }),
  ),
  /** The whole import as if it had not been. What people changed since is kept and counted. */
  'import.undo': job(
    ['accounts', 'people', 'contracts', 'imports', 'views', 'history'],
    z.object({ importId: id }),
    z.object({ removed: z.int(), reverted: z.int(), keptLater: z.int() }),
    ['already_undone'],
  ),
  /**
   * IOX-2: what is on screen is what is in the file. Answers a download ticket, good for one download. Several tables
   * are sheets of one workbook, members of one JSON document, sections of one Markdown file, or CSV files in a ZIP.
   */
  'export.run': job(
    [],
    z.object({
      what: z.enum(exportWhats),
      format: z.enum(exportFormats),
      /** The ids on screen, in their order; all when left out. */
      ids: z.array(id).max(200_000).optional(),
      /** Its columns that are not hidden, in their order. Of accounts without `ids`, its rows too. */
      view: viewDefinition.optional(),
      accountId: id.optional(),
      importId: id.optional(),
      language: z.string().max(10),
    }),
    z.object({
      ticket: z.string(),
      name: z.string(),
      mime: z.string(),
      rows: z.int(),
      bytes: z.int().nullable(),
      /** What the format could not hold: `text-too-long`, `control-character`, `lone-surrogate`, and how often. */
      losses: z.array(z.object({ kind: z.string(), count: z.int() })),
    }),
  ),
  /** How many rows it would be, before a format is chosen. */
  'export.preview': read(
    [],
    z.object({ what: z.enum(exportWhats), accountId: id.optional(), importId: id.optional() }),
    z.object({ rows: z.int() }),
  ),
} as const
