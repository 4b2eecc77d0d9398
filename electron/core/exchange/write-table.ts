import type { ExportFormat, ExportOptions, ExportTable } from './export-table.ts'
import { writeCsv } from './write-delimited.ts'
import { writeJson } from './write-json.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writeXlsx } from './write-xlsx.ts'
import { zipStream } from './zip-writer.ts'

/**
 * The bytes of an export, made while they are read. What the format cannot hold is told to `onLoss`; leaving the
 * loop or aborting the signal ends the source of the rows.
 */
export function writeTable(
  table: ExportTable,
  format: ExportFormat,
  options: ExportOptions = {},
): AsyncIterable<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(table, options)
    case 'json':
      return writeJson(table, options)
    case 'md':
      return writeMarkdown(table, options)
    case 'xlsx':
      return writeXlsx([table], options)
  }
}

/** Several tables as one CSV file each in a ZIP, under the names given. */
export const writeCsvArchive = (
  files: readonly { readonly name: string; readonly table: ExportTable }[],
  options: ExportOptions = {},
): AsyncIterable<Uint8Array> =>
  zipStream(files.map(({ name, table }) => ({ name, data: writeCsv(table, options) })))

/** Several tables as the sheets of one workbook. */
export const writeWorkbook = (
  tables: readonly ExportTable[],
  options: ExportOptions = {},
): AsyncIterable<Uint8Array> => writeXlsx(tables, options)
