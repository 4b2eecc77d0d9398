import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import yauzl from 'yauzl'

/** Rows of a CSV file with its header, read by another reader than ours. */
export const csvRows = (text: string): string[][] =>
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data

/** A workbook, read by another reader than ours. */
export async function workbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  return book
}

export const cellsOf = (sheet: ExcelJS.Worksheet, row: number): ExcelJS.CellValue[] =>
  Array.from({ length: sheet.columnCount }, (_, index) => sheet.getRow(row).getCell(index + 1).value)

/** Files of a ZIP by name, read by another reader than ours. */
export async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    files.set(entry.fileName, Buffer.concat(parts).toString('utf8'))
  }
  return files
}
