import { exportTables } from '../../../../shared/contract/index.ts'
import { cleanFileName } from '../../../../shared/kernel/index.ts'
import {
  type ExportOptions,
  type MarkdownPart,
  writeCsvArchive,
  writeJsonDocument,
  writeMarkdownDocument,
  writeTable,
  writeWorkbook,
} from '../../exchange/index.ts'
import type { CallContext, JobControl } from '../context.ts'
import { accountsOfView, type ExportRequest, prepareTable, type PreparedTable } from './prepare.ts'
import type { TableScope, TableSource } from './table.ts'
import { accountColumns } from './tables/columns.ts'
import { importProblemsTable, tableSources } from './tables/index.ts'
import { type ExportWords, exportLanguage, exportWords } from './words.ts'

/** A file about to be written. */
export interface ComposedExport {
  /** For people, without the ending. */
  readonly title: string
  readonly ending: string
  readonly mime: string
  /** Rows that there are; what was written is counted by `onRow`. */
  readonly expected: number
  bytes(options: ExportOptions): AsyncIterable<Uint8Array>
}

interface NamedTable {
  readonly key: string
  readonly prepared: PreparedTable
}

const mimes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  zip: 'application/zip',
} as const

const accountKeys: readonly string[] = accountColumns.map(({ key }) => key)

/** Long texts are read as they are, not inside the cell of a table. */
const markdownPart = (
  { key, prepared }: NamedTable,
  isOneAccount: boolean,
  words: ExportWords,
): MarkdownPart => {
  const { table } = prepared
  if (key === 'notes')
    return {
      kind: 'records',
      table,
      title: { key: 'title', untitled: words.phrase('untitled') },
      texts: ['body', 'otherTexts'],
    }
  if (key === 'accounts' && isOneAccount)
    return { kind: 'records', table, title: null, texts: ['description'] }
  return { kind: 'table', table }
}

/** What belongs to the request: the tables, each with which of its records. */
function sourcesOf(
  context: CallContext,
  request: ExportRequest,
  words: ExportWords,
): readonly { readonly key: string; readonly source: TableSource; readonly scope: TableScope }[] {
  const { what, ids, view, accountId, importId } = request
  if (what === 'import_problems') return [{ key: what, source: importProblemsTable, scope: { importId } }]
  if (what === 'all' || what === 'account')
    return exportTables.map((key) => ({
      key,
      source: tableSources[key],
      scope: { accountId: what === 'account' ? accountId : undefined },
    }))
  const wanted =
    ids ?? (what === 'accounts' && view !== undefined ? accountsOfView(context, view, words) : undefined)
  return [{ key: what, source: tableSources[what], scope: { ids: wanted, accountId } }]
}

export const countRows = (
  context: CallContext,
  request: Pick<ExportRequest, 'what' | 'accountId' | 'importId'>,
): number =>
  sourcesOf(context, { ...request, format: 'json', language: 'en' }, exportWords('en')).reduce(
    (sum, { source, scope }) => sum + source.ids(context, scope).length,
    0,
  )

/** Puts the tables of a request together in its format. */
export function composeExport(
  context: CallContext,
  job: JobControl,
  request: ExportRequest,
  onRow: () => void,
): ComposedExport {
  const words = exportWords(exportLanguage(request.language))
  const { what, format, view } = request
  const isWhole = what === 'all' || what === 'account'
  const tables: NamedTable[] = sourcesOf(context, request, words)
    .map(({ key, source, scope }) => ({
      key,
      prepared: prepareTable(context, job, {
        source,
        scope,
        view: isWhole ? undefined : view,
        // A document about one account need not say in each line whose it is.
        omit: what === 'account' && format === 'md' && key !== 'accounts' ? accountKeys : [],
        words,
        inCodes: format === 'json',
        onRow,
      }),
    }))
    // Of one account, what it has nothing of is not shown; of everything, an empty table says that it is empty.
    .filter(({ prepared }) => what !== 'account' || prepared.count > 0)
  const account =
    request.accountId === undefined ? undefined : context.store.read.record('account', request.accountId)
  const subject = account?.name ?? null
  const title =
    what === 'account' ? (subject ?? '') : `${subject === null ? '' : `${subject} `}${words.table(what)}`
  const named = {
    title: `${title} ${context.today()}`,
    expected: tables.reduce((sum, { prepared }) => sum + prepared.count, 0),
  }

  switch (format) {
    case 'xlsx':
      return {
        ...named,
        ending: 'xlsx',
        mime: mimes.xlsx,
        bytes: (options) =>
          writeWorkbook(
            tables.map(({ prepared }) => prepared.table),
            options,
          ),
      }
    case 'json':
      return {
        ...named,
        ending: 'json',
        mime: mimes.json,
        bytes: (options) => {
          const [only] = tables
          return only !== undefined && !isWhole
            ? writeTable(only.prepared.table, 'json', options)
            : writeJsonDocument(
                title,
                tables.map(({ key, prepared }) => ({ key, table: prepared.table })),
                options,
              )
        },
      }
    case 'md':
      return {
        ...named,
        ending: 'md',
        mime: mimes.md,
        bytes: (options) =>
          writeMarkdownDocument(
            title,
            tables.map((table) => markdownPart(table, what === 'account', words)),
            options,
          ),
      }
    case 'csv': {
      const [only] = tables
      if (only !== undefined && !isWhole)
        return {
          ...named,
          ending: 'csv',
          mime: mimes.csv,
          bytes: (options) => writeTable(only.prepared.table, 'csv', options),
        }
      const files = tables.map(({ prepared: { table } }) => ({
        name: `${cleanFileName(table.meta.name)}.csv`,
        table,
      }))
      return { ...named, ending: 'zip', mime: mimes.zip, bytes: (options) => writeCsvArchive(files, options) }
    }
  }
}
