import { type CellObject, SSF, type WorkBook, read, set_cptable } from 'xlsx'
import * as codepages from 'xlsx/dist/cpexcel.full.mjs'
import type { ReadError, Table, TableRow } from '../../../shared/domain/exchange/table.ts'
import { type Result, fail, ok } from '../../../shared/kernel/result.ts'
import { shapeTable } from './delimited-text.ts'
import type { ReadLimits } from './limits.ts'
import { cellText } from './workbook-cells.ts'
import { scanZip } from './zip-scan.ts'
import { zipStored } from './zip-writer.ts'

// Old XLS files hold text in Windows code pages (936 in mainland China, 950 in Taiwan).
set_cptable(codepages)

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Bytes that the parser may see: for archives, only what the scan has inflated and counted itself. */
async function checkedBytes(bytes: Uint8Array, limits: ReadLimits): Promise<Result<Uint8Array, ReadError>> {
  if (!isZip(bytes)) return ok(bytes)
  const scanned = await scanZip(bytes, limits)
  if (!scanned.ok) return scanned
  const isWorkbook = scanned.value.some(({ name }) =>
    /(?:^|\/)workbook[^/]*\.(?:xml|bin)$|^content\.xml$/i.test(name),
  )
  return isWorkbook ? ok(zipStored(scanned.value)) : fail({ code: 'not-a-table', found: 'zip' })
}

/** Reads the sheets of an XLSX, XLSB, XLS or ODS file. Runs in a worker that can be ended at any time. */
export async function readWorkbook(
  bytes: Uint8Array,
  headerRow: number | null | undefined,
  limits: ReadLimits,
): Promise<Result<readonly Table[], ReadError>> {
  const checked = await checkedBytes(bytes, limits)
  if (!checked.ok) return checked
  let book: WorkBook
  try {
    book = read(checked.value, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: false,
      bookVBA: false,
      bookDeps: false,
      // One more than allowed, so that too many can be told from just enough.
      sheetRows: limits.rows + 1,
    })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    if (/password|encrypted/i.test(detail)) return fail({ code: 'workbook-encrypted' })
    return fail({ code: 'workbook-broken', detail: detail.slice(0, 200) })
  }
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const isDate = (format: string): boolean => {
    try {
      return SSF.is_date(format)
    } catch {
      return false
    }
  }
  const tables: Table[] = []
  let cells = 0
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]
    // The parser leaves out a sheet it stumbles over without a word; half a workbook is not what was chosen.
    if (!sheet) return fail({ code: 'workbook-broken', detail: `sheet ${name}`.slice(0, 200) })
    const dense: unknown = sheet['!data']
    if (!Array.isArray(dense)) continue
    const rows: TableRow[] = []
    let tooWide: number | null = null
    // Sheets are sparse: a cell in the last row must not make a million rows in between.
    dense.forEach((sparse: (CellObject | undefined)[] | undefined, index) => {
      if (!Array.isArray(sparse) || tooWide !== null || cells > limits.cells) return
      const texts: string[] = []
      sparse.forEach((cell, column) => {
        const text = cellText(cell, from1904, isDate)
        if (text === '' || tooWide !== null) return
        if (column >= limits.columns) {
          tooWide = index + 1
          return
        }
        while (texts.length < column) texts.push('')
        texts.push(text)
      })
      if (texts.length === 0) return
      cells += texts.length
      rows.push({ line: index + 1, cells: texts })
    })
    if (tooWide !== null) return fail({ code: 'too-many-columns', line: tooWide, limit: limits.columns })
    if (cells > limits.cells) return fail({ code: 'too-many-cells', limit: limits.cells })
    if (rows.length > limits.rows) return fail({ code: 'too-many-rows', limit: limits.rows })
    if (rows.length > 0) {
      const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0)
      if (width * rows.length > limits.cells) return fail({ code: 'too-many-cells', limit: limits.cells })
      tables.push(shapeTable(name, rows, [], headerRow, 'padded'))
    }
  }
  return tables.length > 0 ? ok(tables) : fail({ code: 'empty' })
}
