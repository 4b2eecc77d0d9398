import { readFile } from 'node:fs/promises'
import { type CallInput, type CallOutput, tableChoice } from '../../../shared/contract/index.ts'
import { type MappingFile, mappingFor, parseMappingFile } from '../../../shared/domain/exchange/index.ts'
import { RefusedError } from '../usage.ts'

export type Choices = CallInput<'import.run'>['choices']
export type TablePlan = CallOutput<'import.plan'>['tables'][number]

/** What `--mapping FILE` says: the document of docs/guide, or the choices as the interface sends them. */
export type Mapping =
  | { readonly kind: 'document'; readonly document: MappingFile }
  | { readonly kind: 'choices'; readonly choices: Choices }

const bad = (file: string, reasons: readonly string[]): RefusedError =>
  new RefusedError('bad_mapping', `${file}: ${reasons.join('; ')}; nothing was imported`)

/** Reads the file, or refuses with every place that is wrong. */
export async function readMapping(file: string): Promise<Mapping> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw bad(file, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
  if (text.trimStart().startsWith('[')) {
    const parsed = tableChoice.array().safeParse(parsedOrNull(text))
    if (parsed.success) return { kind: 'choices', choices: parsed.data }
    throw bad(
      file,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  }
  const parsed = parseMappingFile(text)
  if (parsed.ok) return { kind: 'document', document: parsed.value }
  throw bad(
    file,
    parsed.error.map(({ path, detail }) => (path === '' ? detail : `${path}: ${detail}`)),
  )
}

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const tableName = ({ file, sheet, key }: TablePlan): string =>
  sheet ?? (key === file ? file.replace(/\.[^.]*$/, '') : key)

/** How the files themselves are read, before anybody knows their tables. */
export const readingChoices = (document: MappingFile, files: readonly string[]): Choices =>
  files.flatMap((file) => {
    const entry = document.tables.find((table) =>
      mappingFor({ ...document, tables: [table] }, file, table.table ?? ''),
    )
    if (entry === undefined) return []
    const { encoding, delimiter, headerRow } = entry
    return [{ key: file, encoding, delimiter, headerRow: headerRow === null ? 0 : headerRow }]
  })

/** The entries of the document on the tables that were found. An entry or a column that fits nothing is an error. */
export function documentChoices(
  path: string,
  document: MappingFile,
  tables: readonly TablePlan[],
  reading: Choices,
): Choices {
  const unused = new Set(document.tables)
  const wrong: string[] = []
  const choices = tables.map((table) => {
    const read = reading.find(({ key }) => key === table.file)
    const entry = mappingFor(document, table.file, tableName(table))
    const base = { ...read, key: table.key, currency: document.currency }
    if (entry === null) return base
    unused.delete(entry)
    const known = new Set(table.columns.map(({ column }) => column))
    for (const column of Object.keys(entry.columns))
      if (!known.has(column))
        wrong.push(`${table.key} has no column "${column}"; it has ${[...known].join(', ')}`)
    const { entity, columns, keyFields, codePrefix } = entry
    return { ...base, entity, columns, keyFields, codePrefix }
  })
  for (const { file, table } of unused)
    wrong.push(
      `no file that is imported is called ${file}${table === undefined ? '' : ` with a table ${table}`}`,
    )
  if (wrong.length > 0) throw bad(path, wrong)
  return choices
}

/** Columns of tables that are taken whose values go nowhere. */
export const leftOutOf = (tables: readonly TablePlan[]) =>
  tables
    .filter(({ skip, entity }) => !skip && entity !== null)
    .flatMap(({ key, columns }) =>
      columns
        .filter(({ field, reason }) => field === null && reason !== 'empty-column')
        .map(({ column, reason, unfit }) => ({
          file: key,
          column,
          reason,
          ...(unfit === null ? {} : { unfit }),
        })),
    )

/** The decisions of this import as a document that `--mapping` takes: to be kept, or changed and given back. */
export function mappingOf(tables: readonly TablePlan[], choices: Choices) {
  const given = (key: string, column: string) =>
    choices.find((choice) => choice.key === key)?.columns?.[column]
  const currencies = new Set(tables.map(({ currency }) => currency))
  const [currency] = currencies
  return {
    version: 1,
    // What amounts are in that name no currency of their own.
    ...(currencies.size === 1 ? { currency } : {}),
    tables: tables.flatMap((table) => {
      if (table.skip || table.entity === null) return []
      const fields = new Set(table.columns.map(({ field }) => field))
      const isKeyMapped = table.keyFields.every(
        (field) =>
          fields.has(field) || (field === 'name' && (fields.has('family_name') || fields.has('given_name'))),
      )
      return [
        {
          file: table.file,
          ...(table.sheet === null ? {} : { table: table.sheet }),
          entity: table.entity,
          columns: Object.fromEntries(
            table.columns.map(({ column, field }) => [
              column,
              given(table.key, column) ??
                (field?.startsWith('custom:') ? { custom: field.slice('custom:'.length) } : field),
            ]),
          ),
          ...(isKeyMapped ? { keyFields: table.keyFields } : {}),
        },
      ]
    }),
  }
}
