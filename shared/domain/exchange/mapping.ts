import { z } from 'zod'
import type { Result } from '../../kernel/result.ts'
import { fail, ok } from '../../kernel/result.ts'
import { fieldOf, importEntities, specOf } from './entities.ts'

const customKinds = ['text', 'number', 'day', 'boolean'] as const

const entitySchema = z.enum(importEntities)

const details = {
  /** Order of day, month and year where the column leaves it open. */
  dayOrder: z.enum(['YMD', 'DMY', 'MDY']).optional(),
  /** Multiplier of the numbers: 10000 for a column in 万元. */
  scale: z.number().min(0.000001).max(1e12).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  /** ISO 4217 code of the amounts of this column. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Unit of a duration column. */
  unit: z.enum(['second', 'minute', 'hour', 'day']).optional(),
  /** What an amount covers. */
  basis: z.enum(['span', 'year', 'month']).optional(),
  /** How a relation names the other record. */
  by: z.enum(['code', 'name', 'reference']).optional(),
}

const fieldTarget = z.strictObject({ field: z.string().min(1), ...details })
const customTarget = z.strictObject({
  /** Label of the custom field that receives the column (accounts only, ACC-11). */
  custom: z.string().trim().min(1).max(80),
  kind: z.enum(customKinds).default('text'),
  dayOrder: details.dayOrder,
})

/** Where a column goes: a field, a custom field, or nowhere (null). */
export const targetSchema = z.union([fieldTarget, customTarget, z.null()])

const tableSchema = z.strictObject({
  entity: entitySchema,
  columns: z.record(z.string(), targetSchema),
  /** Fields that together name a row when it is imported again. */
  keyFields: z.array(z.string()).min(1),
  /**
   * Where no column holds the code: the code is this text and the row's number among the table's rows from 1.
   * This is what Salesforce's reference ids count (`@AccountRef10` is the tenth account).
   */
  codePrefix: z.string().max(40).optional(),
})

/** How one table is read: the decision that the person sees, changes and confirms. */
export type TableMapping = z.infer<typeof tableSchema>
export type ColumnTarget = z.infer<typeof targetSchema>
export type FieldTarget = z.infer<typeof fieldTarget>
export type CustomTarget = z.infer<typeof customTarget>
export type CustomKind = (typeof customKinds)[number]

/** In the file a column may be given by its field's name alone, and the key may be left to the product. */
const fileTableSchema = z.strictObject({
  /** Name of the file the entry is for, with or without folder; `*` stands for any characters. */
  file: z.string().min(1),
  /** Sheet or record type; every table of the file when absent. */
  table: z.string().optional(),
  entity: entitySchema,
  encoding: z.string().optional(),
  delimiter: z.string().length(1).optional(),
  /** Line of the header; null where the file has none. */
  headerRow: z.int().positive().nullable().optional(),
  columns: z.record(
    z.string(),
    z.union([
      z
        .string()
        .min(1)
        .transform((field): FieldTarget => ({ field })),
      fieldTarget,
      customTarget,
      z.null(),
    ]),
  ),
  keyFields: z.array(z.string()).min(1).optional(),
  codePrefix: z.string().max(40).optional(),
})

const fileSchema = z.strictObject({
  version: z.literal(1),
  /** Currency of amounts that name none. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  tables: z.array(fileTableSchema).min(1),
})

/** The JSON document behind `--mapping FILE`. */
export type MappingFile = z.infer<typeof fileSchema>
export type MappingFileTable = MappingFile['tables'][number]

export interface MappingFileProblem {
  /** Place in the document, such as `tables[0].columns.Name`. */
  readonly path: string
  readonly code:
    | 'not-json'
    | 'wrong-shape'
    | 'unknown-field'
    | 'custom-not-allowed'
    | 'key-not-mapped'
    | 'field-twice'
  /** In English, for the command line's diagnosis. */
  readonly detail: string
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

/** Everything that is wrong with a mapping in itself, before any file is looked at. */
export function mappingProblems(
  mapping: {
    readonly entity: TableMapping['entity']
    readonly columns: Readonly<Record<string, ColumnTarget>>
    readonly keyFields?: readonly string[] | undefined
    readonly codePrefix?: string | undefined
  },
  path = '',
): MappingFileProblem[] {
  const problems: MappingFileProblem[] = []
  const at = (rest: string): string => (path ? `${path}.${rest}` : rest)
  const used = new Map<string, string>()
  for (const [column, target] of Object.entries(mapping.columns)) {
    if (target === null) continue
    const place = at(`columns.${column}`)
    if ('custom' in target) {
      if (mapping.entity !== 'account') {
        problems.push({ path: place, code: 'custom-not-allowed', detail: 'only accounts have custom fields' })
      }
      continue
    }
    if (!fieldOf(mapping.entity, target.field)) {
      const known = Object.keys(specOf(mapping.entity).fields).join(', ')
      problems.push({
        path: place,
        code: 'unknown-field',
        detail: `${mapping.entity} has no field "${target.field}"; it has ${known}`,
      })
      continue
    }
    const other = used.get(target.field)
    if (other !== undefined) {
      problems.push({
        path: place,
        code: 'field-twice',
        detail: `"${target.field}" is already filled from "${other}"`,
      })
    }
    used.set(target.field, column)
  }
  for (const field of mapping.keyFields ?? []) {
    const fromName =
      mapping.entity === 'person' && field === 'name' && (used.has('family_name') || used.has('given_name'))
    if (used.has(field) || fromName || (field === 'code' && mapping.codePrefix !== undefined)) continue
    problems.push({
      path: at('keyFields'),
      code: 'key-not-mapped',
      detail: `no column fills the key field "${field}"`,
    })
  }
  return problems
}

/** Reads and checks the text of a mapping file; every problem with its place. */
export function parseMappingFile(text: string): Result<MappingFile, readonly MappingFileProblem[]> {
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    return fail([
      { path: '', code: 'not-json', detail: error instanceof Error ? error.message : String(error) },
    ])
  }
  const parsed = fileSchema.safeParse(document)
  if (!parsed.success) {
    return fail(
      parsed.error.issues.map((issue) => ({
        path: pathText(issue.path),
        code: 'wrong-shape' as const,
        detail: issue.message,
      })),
    )
  }
  const problems = parsed.data.tables.flatMap((table, index) => mappingProblems(table, `tables[${index}]`))
  return problems.length > 0 ? fail(problems) : ok(parsed.data)
}

/** Checks a mapping that came over the wire. */
export const tableMappingSchema = tableSchema

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The entry of a mapping file for a table: the first whose file and table names fit. */
export function mappingFor(file: MappingFile, fileName: string, tableName: string): MappingFileTable | null {
  const base = fileName.replace(/^.*[\\/]/, '')
  return (
    file.tables.find((entry) => {
      const wanted = entry.file.replace(/^.*[\\/]/, '')
      const pattern = new RegExp(`^${wanted.split(/\*+/).map(escapePattern).join('.*')}$`, 'iu')
      return pattern.test(base) && (entry.table === undefined || entry.table === tableName)
    }) ?? null
  )
}
