import type { ExportColumn, ExportRow, ExportType, ExportValue } from '../../exchange/index.ts'
import type { ReadStore } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import type { ExportWords, HeaderName, TableTitle, Vocabulary } from './words.ts'

/** A row as the store answers it: values under the names of columns. */
export type StoredRow = Readonly<Record<string, string | number | null>>

export interface TableColumn {
  /** Stable English name: the key in JSON. */
  readonly key: string
  readonly header: HeaderName | { readonly text: string }
  readonly type: ExportType
  /** Name of the column in the definition of a view, where it is another than `key`. */
  readonly field?: string
  /** Codes are written as people read them, except in JSON. */
  readonly words?: Vocabulary
  /** Only in JSON: an id, a key or a structure that other columns say in words for people. */
  readonly isForPrograms?: boolean
  /** For money: the column of the row that holds the currency. */
  readonly currency?: string
}

/** What of a table is wanted. */
export interface TableScope {
  readonly importId?: string | undefined
  /** These records in this order; all when undefined. */
  readonly ids?: readonly string[] | undefined
  readonly accountId?: string | undefined
}

export type Reading = Pick<CallContext, 'store' | 'clock' | 'today' | 'dayOf'>

/** A table that can be exported. */
export interface TableSource {
  readonly title: TableTitle
  /** Its rows come of queries over whole tables: asked for in pieces they would be counted again for each. */
  readonly isReadAtOnce?: boolean
  columns(read: ReadStore): readonly TableColumn[]
  /** The records that are there, in their order. Cheap: what they hold is read in pieces. */
  ids(reading: Reading, scope: TableScope): readonly string[]
  /** Its rows have no id that lasts: they are counted. */
  readonly isCounted?: boolean
  /** Rows of these records, in any order, each with its `id`. What is put together of words is in those of the file. */
  rows(reading: Reading, ids: readonly string[], scope: TableScope, words: ExportWords): readonly StoredRow[]
}

/** The currency most of the amounts are in: it stands in the header, so that the cells are numbers. */
export function mainCurrency(rows: Iterable<StoredRow>, column: TableColumn): string | undefined {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const currency = column.currency === undefined ? null : row[column.currency]
    if (typeof currency === 'string' && row[column.key] !== null)
      counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  return [...counts].sort(
    ([leftName, left], [rightName, right]) => right - left || (leftName < rightName ? -1 : 1),
  )[0]?.[0]
}

export const toExportColumn = (
  column: TableColumn,
  words: ExportWords,
  currency: string | undefined,
): ExportColumn => ({
  key: column.key,
  header: typeof column.header === 'string' ? words.header(column.header) : column.header.text,
  type: column.type,
  currency,
})

function toValue(row: StoredRow, column: TableColumn, words: ExportWords, inCodes: boolean): ExportValue {
  const value = row[column.key] ?? null
  if (value === null) return null
  if (column.type === 'boolean') return value === 1
  if (column.type === 'money') {
    const currency = column.currency === undefined ? null : row[column.currency]
    return typeof value === 'number' && typeof currency === 'string' ? { minor: value, currency } : value
  }
  return column.words === undefined || inCodes ? value : words.value(column.words, String(value))
}

/** `inCodes`: for programs (JSON); else as people read it. */
export const toExportRow = (
  row: StoredRow,
  columns: readonly TableColumn[],
  words: ExportWords,
  inCodes: boolean,
): ExportRow =>
  Object.fromEntries(columns.map((column) => [column.key, toValue(row, column, words, inCodes)]))
