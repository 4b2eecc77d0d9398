import {
  applyView,
  groupRows,
  looksAtNames,
  type ViewContext,
} from '../../../../shared/domain/account-view/index.ts'
import { zoneOffsetMinutes } from '../../../../shared/kernel/index.ts'
import type { CallRequest } from '../../../../shared/contract/index.ts'
import { readCustomFields } from '../accounts/custom-fields.ts'
import { readNameKeys } from '../accounts/name-keys.ts'
import { readAccountRows } from '../accounts/rows.ts'
import type { CallContext, JobControl } from '../context.ts'
import type { ExportColumn, ExportRow, ExportTable } from '../../exchange/index.ts'
import {
  mainCurrency,
  type StoredRow,
  type TableColumn,
  type TableScope,
  type TableSource,
  toExportColumn,
  toExportRow,
} from './table.ts'
import { key } from './tables/columns.ts'
import type { ExportWords } from './words.ts'

export type ExportRequest = CallRequest<'export.run'>
type View = NonNullable<ExportRequest['view']>

/**
 * What tells records of one name apart, and what `…RecordId` of others names. Not called `id`, which an import takes for
 * the number that the company gave.
 */
const recordId = key('recordId')

/** Records read at once: enough to be quick, few enough that other calls are answered in between. */
const pieceSize = 500

/** The columns that the view shows, in its order; all where there is no view. */
function shownColumns(columns: readonly TableColumn[], view: View | undefined): readonly TableColumn[] {
  if (view === undefined || view.columns.length === 0) return columns
  return view.columns.flatMap(({ field, hidden }) => {
    const column = columns.find((known) => (known.field ?? known.key) === field || known.key === field)
    return hidden || column === undefined ? [] : [column]
  })
}

/** Accounts as the view filters, sorts and groups them: the same rule that the grid follows (shared/domain/account-view). */
export function accountsOfView(context: CallContext, view: View, words: ExportWords): string[] {
  const { read } = context.store
  const collator = new Intl.Collator(words.language)
  const keys = new Map(looksAtNames(view) ? readNameKeys(read).map((row) => [row.id, row.keys]) : [])
  const viewContext: ViewContext = {
    today: context.today(),
    customFields: readCustomFields(read),
    compareText: collator.compare,
    nameKeysOf: (id) => keys.get(id) ?? [],
  }
  const rows = applyView(readAccountRows(read, context), view, viewContext)
  return groupRows(rows, view.groupBy, viewContext).flatMap((group) => group.rows.map(({ id }) => id))
}

export interface PreparedTable {
  readonly table: ExportTable
  readonly columns: readonly ExportColumn[]
  readonly count: number
}

export interface Progress {
  done: number
  readonly total: number
}

/** Rows in the order of their ids, read piece by piece; stops with the job. */
async function* rowsOf(
  context: CallContext,
  job: JobControl,
  source: TableSource,
  ids: readonly string[],
  scope: TableScope,
  words: ExportWords,
  first: ReadonlyMap<string, StoredRow>,
): AsyncGenerator<StoredRow> {
  const size = source.isReadAtOnce === true ? Math.max(ids.length, 1) : pieceSize
  for (let start = 0; start < ids.length; start += size) {
    const piece = ids.slice(start, start + size)
    const rows = start === 0 ? first : byId(source.rows(context, piece, scope, words))
    for (const id of piece) {
      const row = rows.get(id)
      // Removed while the export was being written.
      if (row !== undefined) yield row
    }
    await job.breathe()
  }
}

const byId = (rows: readonly StoredRow[]): ReadonlyMap<string, StoredRow> =>
  new Map(rows.map((row) => [String(row['id']), row]))

/** A table ready to be written: which records in which order is settled, what they hold is read while writing. */
export function prepareTable(
  context: CallContext,
  job: JobControl,
  options: {
    readonly source: TableSource
    readonly scope: TableScope
    readonly view?: View | undefined
    /** Keys of columns left out. */
    readonly omit: readonly string[]
    readonly words: ExportWords
    /** Codes and stable keys instead of words: for programs. */
    readonly inCodes: boolean
    readonly onRow: () => void
  },
): PreparedTable {
  const { source, scope, view, omit, words, inCodes, onRow } = options
  const ids = source.ids(context, scope)
  const shown = shownColumns(source.columns(context.store.read), view).filter(
    ({ key, isForPrograms }) => !omit.includes(key) && (inCodes || isForPrograms !== true),
  )
  const columns = inCodes && source.isCounted !== true ? [recordId, ...shown] : shown
  const firstIds = source.isReadAtOnce === true ? ids : ids.slice(0, pieceSize)
  const first = byId(firstIds.length === 0 ? [] : source.rows(context, firstIds, scope, words))
  const exportColumns = columns.map((column) =>
    toExportColumn(column, words, column.type === 'money' ? mainCurrency(first.values(), column) : undefined),
  )
  const rows = async function* (): AsyncGenerator<ExportRow> {
    for await (const row of rowsOf(context, job, source, ids, scope, words, first)) {
      onRow()
      yield toExportRow({ ...row, [recordId.key]: row['id'] ?? null }, columns, words, inCodes)
    }
  }
  return {
    columns: exportColumns,
    count: ids.length,
    table: {
      columns: exportColumns,
      rows: rows(),
      meta: {
        name: words.table(source.title),
        locale: words.language,
        timeZoneOffsetMinutes: (instant) => zoneOffsetMinutes(instant, context.timeZone),
      },
    },
  }
}
