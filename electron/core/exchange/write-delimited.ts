import { guardCell } from '../../../shared/domain/exchange/cell-guard.ts'
import {
  type ExportColumn,
  type ExportMeta,
  type ExportOptions,
  type ExportTable,
  type SettledValue,
  localInstantText,
  settle,
  throwIfCancelled,
} from './export-table.ts'

const byteOrderMark = '\ufeff'
const flushAt = 64 * 1024

/**
 * Quoted also around the delimiters of other regions (a comma file opened where `;` separates would otherwise put
 * the rest of a text into a cell of its own), apostrophes, and blanks at the edges.
 */
const needsQuotes = /[",;\t|'\r\n]|^\s|\s$/

const quote = (text: string): string => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function cellOf(value: SettledValue, offset: ExportMeta['timeZoneOffsetMinutes']): string {
  switch (value.kind) {
    case 'empty':
      return ''
    case 'text':
      return quote(guardCell(value.text))
    case 'number':
      return String(value.value)
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'day':
      return value.day
    case 'instant':
      return localInstantText(value.instant, offset)
    case 'money':
      return value.ownCurrency ? `${value.currency} ${value.decimal}` : value.decimal
  }
}

/** The currency stands in the header, where it is found again on import. */
export const headerOf = (column: ExportColumn): string =>
  column.type === 'money' && column.currency !== undefined
    ? `${column.header} (${column.currency})`
    : column.header

/** CSV as spreadsheets of the region open it: byte order mark, CRLF, ids as text, formulas closed. */
export async function* writeCsv(table: ExportTable, options: ExportOptions): AsyncGenerator<Uint8Array> {
  const { columns, meta } = table
  let pending = `${byteOrderMark}${columns.map((column) => quote(guardCell(headerOf(column)))).join(',')}\r\n`
  let row = 0
  for await (const values of table.rows) {
    row += 1
    throwIfCancelled(options.signal)
    const cells = columns.map((column) => {
      const value = settle(values[column.key], column)
      if (value.kind === 'text' && !value.text.isWellFormed()) {
        options.onLoss?.({ kind: 'lone-surrogate', column: column.key, row })
      }
      return cellOf(value, meta.timeZoneOffsetMinutes)
    })
    // A row of one empty cell would be a blank line, which readers skip.
    pending += `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(',')}\r\n`
    if (pending.length > flushAt) {
      yield Buffer.from(pending, 'utf8')
      pending = ''
    }
  }
  if (pending !== '') yield Buffer.from(pending, 'utf8')
}
