export {
  ExportCancelled,
  type ExportColumn,
  type ExportFormat,
  type ExportLoss,
  type ExportMeta,
  type ExportOptions,
  type ExportRow,
  type ExportTable,
  type ExportType,
  type ExportValue,
} from './export-table.ts'
export { defaultLimits, type ReadLimits } from './limits.ts'
export { type ReadContent, type ReadOptions, readTables } from './read-tables.ts'
export { offeredEncodings } from './text-encoding.ts'
export { writeJsonDocument } from './write-json.ts'
export { type DocumentPart, type WordDocument, writeDocx } from './write-docx.ts'
export { type MarkdownPart, writeMarkdownDocument } from './write-markdown.ts'
export { writeCsvArchive, writeTable, writeWorkbook } from './write-table.ts'
