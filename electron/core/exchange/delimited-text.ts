import { unguardCell } from '../../../shared/domain/exchange/cell-guard.ts'
import { findHeaderRow } from '../../../shared/domain/exchange/header-row.ts'
import { uniqueColumns } from '../../../shared/domain/exchange/header-text.ts'
import type {
  BrokenReason,
  BrokenRow,
  ReadError,
  Table,
  TableRow,
} from '../../../shared/domain/exchange/table.ts'
import { type Result, fail, ok } from '../../../shared/kernel/result.ts'
import type { ReadLimits } from './limits.ts'

export const delimiters = [',', ';', '\t', '|'] as const

/** One record as it stands in the text. */
interface ScannedRecord {
  readonly line: number
  readonly cells: string[]
  readonly start: number
  readonly end: number
  readonly problem: BrokenReason | null
}

const excerptLength = 200
/** More rows with open quotes than this are one mistake: the wrong quote character for the whole file. */
const mostUnclosed = 100

/**
 * Reads records of delimited text (RFC 4180, any of CRLF, LF, CR as line end, mixed as well) with the line each
 * begins on, and goes on behind a broken one. A quoted cell may hold line ends; a quote inside a bare cell is text.
 * An own reader because papaparse (the oracle of its tests) tells no line numbers, reads one kind of line end per
 * file, and lets one open quote swallow the rest.
 */
export class DelimitedScanner {
  readonly #text: string
  readonly #delimiter: number
  readonly #quote: string
  readonly #cellLimit: number
  #position = 0
  #line = 1

  constructor(text: string, delimiter: string, quote: string, cellLimit: number) {
    this.#text = text
    this.#delimiter = delimiter.charCodeAt(0)
    this.#quote = quote
    this.#cellLimit = cellLimit
  }

  get position(): number {
    return this.#position
  }

  next(): ScannedRecord | null {
    const text = this.#text
    const start = this.#position
    if (start >= text.length) return null
    const line = this.#line
    const quote = this.#quote === '' ? -1 : this.#quote.charCodeAt(0)
    const cells: string[] = []
    let lines = 0
    let at = start
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const cell = this.#quoted(at)
        if ('problem' in cell) return this.#skipLine(start, line, cell.problem)
        cells.push(cell.text)
        lines += cell.lines
        at = cell.end
        while (text.charCodeAt(at) === 32) at += 1
        if (at < text.length && !this.#endsCell(at)) {
          return this.#skipLine(start, line, { code: 'text-after-quote' })
        }
      } else {
        const from = at
        let character = text.charCodeAt(at)
        while (at < text.length && character !== this.#delimiter && character !== 10 && character !== 13) {
          at += 1
          character = text.charCodeAt(at)
        }
        if (at - from > this.#cellLimit) {
          return this.#skipLine(start, line, { code: 'cell-too-long', limit: this.#cellLimit })
        }
        cells.push(text.slice(from, at))
      }
      if (at < text.length && text.charCodeAt(at) === this.#delimiter) {
        at += 1
        continue
      }
      const end = at
      this.#position = this.#afterLineEnd(at)
      this.#line = line + lines + 1
      return { line, cells, start, end, problem: null }
    }
  }

  #endsCell(at: number): boolean {
    const character = this.#text.charCodeAt(at)
    return character === this.#delimiter || character === 10 || character === 13
  }

  #afterLineEnd(at: number): number {
    const text = this.#text
    if (text.charCodeAt(at) === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
    return at < text.length ? at + 1 : at
  }

  #quoted(open: number): { text: string; end: number; lines: number } | { problem: BrokenReason } {
    const text = this.#text
    const quote = this.#quote
    const farthest = Math.min(text.length, open + this.#cellLimit + 2)
    let from = open + 1
    let escaped = false
    for (;;) {
      const close = text.indexOf(quote, from)
      if (close < 0 || close >= farthest) {
        const tooLong = farthest < text.length
        return {
          problem: tooLong ? { code: 'cell-too-long', limit: this.#cellLimit } : { code: 'unclosed-quote' },
        }
      }
      if (text.charCodeAt(close + 1) === quote.charCodeAt(0)) {
        escaped = true
        from = close + 2
        continue
      }
      const raw = text.slice(open + 1, close)
      let lines = 0
      for (let at = 0; at < raw.length; at += 1) {
        const character = raw.charCodeAt(at)
        if (character === 10 || (character === 13 && raw.charCodeAt(at + 1) !== 10)) lines += 1
      }
      return { text: escaped ? raw.replaceAll(quote + quote, quote) : raw, end: close + 1, lines }
    }
  }

  /** A broken record ends with its first line, so that one open quote does not swallow what follows. */
  #skipLine(start: number, line: number, problem: BrokenReason): ScannedRecord {
    const text = this.#text
    let end = start
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1
    this.#position = this.#afterLineEnd(end)
    this.#line = line + 1
    return { line, cells: [], start, end, problem }
  }
}

const sampleCharacters = 64 * 1024
const sampleRecords = 60

function sampleOf(text: string, delimiter: string, quote: string): string[][] {
  const cut = text.length > sampleCharacters
  const scanner = new DelimitedScanner(
    cut ? text.slice(0, sampleCharacters) : text,
    delimiter,
    quote,
    sampleCharacters,
  )
  const records: string[][] = []
  while (records.length < sampleRecords) {
    const record = scanner.next()
    // The last record of a cut text is half a record.
    if (!record || (cut && scanner.position >= sampleCharacters)) break
    if (!record.problem && record.cells.some((cell) => cell.trim() !== '')) records.push(record.cells)
  }
  return records
}

/** The delimiter that splits most records into the same number of cells, more cells winning. */
export function guessDelimiter(text: string, quote: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>()
    const records = sampleOf(text, delimiter, quote)
    for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
    let width = 1
    let agreeing = 0
    for (const [length, count] of counts) {
      if (length > 1 && count > agreeing) [width, agreeing] = [length, count]
    }
    const score = records.length === 0 ? 0 : (agreeing / records.length) ** 2 * (1 + Math.log2(width))
    if (score > best.score + 1e-9) best = { delimiter, score }
  }
  return best.delimiter
}

/** `'` only where the file wraps its cells in it and has no `"`. */
function guessQuote(text: string): string {
  const sample = text.slice(0, sampleCharacters)
  if (sample.includes('"')) return '"'
  const wrapped = sample.match(/(?:^|[,;\t|\r\n])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/g)?.length ?? 0
  const cells = sample.match(/[,;\t|\r\n]/g)?.length ?? 0
  return wrapped > 3 && wrapped * 2 > cells ? "'" : '"'
}

export interface DelimitedOptions {
  readonly delimiter?: string | undefined
  readonly quote?: string | undefined
  /** Line of the header; null for a file without one. */
  readonly headerRow?: number | null | undefined
  readonly isCancelled: () => boolean
  /** Lets other work of the thread run; called every few thousand rows. */
  readonly breathe: (share: number) => Promise<void>
}

export interface DelimitedContent {
  readonly table: Table
  readonly delimiter: string
  readonly quote: string
}

const recordsPerBreath = 5_000

/** Reads a whole delimited text into one table. `damaged` names the encoding when bytes had to be replaced. */
export async function readDelimited(
  name: string,
  whole: string,
  damaged: string | null,
  limits: ReadLimits,
  options: DelimitedOptions,
): Promise<Result<DelimitedContent, ReadError>> {
  // Excel's own hint, on a line of its own.
  const hint = /^sep=(.)(?:\r\n|\r|\n)/.exec(whole)
  const text = hint ? whole.slice(hint[0].length) : whole
  const lineShift = hint ? 1 : 0
  const quote = options.quote ?? guessQuote(text)
  const delimiter = options.delimiter ?? hint?.[1] ?? guessDelimiter(text, quote)

  const scanner = new DelimitedScanner(text, delimiter, quote, limits.cellCharacters)
  const records: TableRow[] = []
  const broken: BrokenRow[] = []
  let cells = 0
  let unclosed = 0
  let scanned = 0
  const excerpt = (record: { start: number; end: number }): string =>
    text.slice(record.start, Math.min(record.end, record.start + excerptLength))
  const reject = (record: ScannedRecord, reason: BrokenReason): void => {
    broken.push({ line: record.line + lineShift, reason, excerpt: excerpt(record) })
  }

  for (let record = scanner.next(); record; record = scanner.next()) {
    scanned += 1
    if (scanned % recordsPerBreath === 0) {
      if (options.isCancelled()) return fail({ code: 'cancelled' })
      await options.breathe(scanner.position / text.length)
    }
    if (scanned > limits.rows) return fail({ code: 'too-many-rows', limit: limits.rows })
    if (record.problem) {
      if (record.problem.code === 'unclosed-quote' || record.problem.code === 'cell-too-long') unclosed += 1
      if (unclosed > mostUnclosed) return fail({ code: 'quotes-broken', line: record.line + lineShift })
      reject(record, record.problem)
      continue
    }
    if (record.cells.every((cell) => cell === '')) continue
    if (record.cells.length > limits.columns) {
      if (records.length === 0)
        return fail({ code: 'too-many-columns', line: record.line + lineShift, limit: limits.columns })
      reject(record, {
        code: 'too-many-cells',
        expected: records[0]?.cells.length ?? 0,
        found: record.cells.length,
      })
      continue
    }
    cells += record.cells.length
    if (cells > limits.cells) return fail({ code: 'too-many-cells', limit: limits.cells })
    if (damaged !== null && record.cells.some((cell) => cell.includes('\ufffd'))) {
      reject(record, { code: 'undecodable', encoding: damaged })
      continue
    }
    records.push({ line: record.line + lineShift, cells: record.cells.map(unguardCell) })
  }
  if (records.length === 0 && broken.length === 0) return fail({ code: 'empty' })
  return ok({ table: shapeTable(name, records, broken, options.headerRow, 'exact'), delimiter, quote })
}

/**
 * Makes a table of rows: finds or takes the header, and sets every row to its width. In `exact` text a row of
 * another width is broken, because its cells may have moved; in `padded` sources (sheets) short rows are natural.
 */
export function shapeTable(
  name: string,
  records: readonly TableRow[],
  brokenBefore: readonly BrokenRow[],
  headerRow: number | null | undefined,
  width: 'exact' | 'padded',
): Table {
  const index =
    headerRow === undefined
      ? findHeaderRow(records.slice(0, 40).map(({ cells }) => cells))
      : headerRow === null
        ? null
        : records.findIndex(({ line }) => line >= headerRow)
  const found = index === null || index < 0 ? null : index
  const header = found === null ? null : (records[found] ?? null)
  const body = found === null ? records : records.slice(found + 1)
  const lastFilled = (cells: readonly string[]): number => {
    let last = cells.length
    while (last > 0 && (cells[last - 1] ?? '').trim() === '') last -= 1
    return last
  }
  let columnCount = header ? header.cells.length : 0
  if (!header) {
    for (const { cells } of body)
      columnCount = Math.max(columnCount, width === 'padded' ? lastFilled(cells) : 0)
    if (width === 'exact') columnCount = commonWidth(body)
  } else if (width === 'padded') {
    columnCount = lastFilled(header.cells)
    for (const { cells } of body) columnCount = Math.max(columnCount, lastFilled(cells))
  }
  const headers = Array.from({ length: columnCount }, (_, column) => header?.cells[column] ?? '')
  const broken = [...brokenBefore]
  const rows: TableRow[] = []
  for (const row of body) {
    const count = row.cells.length
    if (count === columnCount) {
      rows.push(row)
      continue
    }
    if (count < columnCount && width === 'padded') {
      rows.push({
        line: row.line,
        cells: [...row.cells, ...Array.from({ length: columnCount - count }, () => '')],
      })
      continue
    }
    if (count > columnCount && lastFilled(row.cells) <= columnCount) {
      rows.push({ line: row.line, cells: row.cells.slice(0, columnCount) })
      continue
    }
    broken.push({
      line: row.line,
      reason: {
        code: count < columnCount ? 'too-few-cells' : 'too-many-cells',
        expected: columnCount,
        found: count,
      },
      excerpt: row.cells.slice(0, 50).join('\u2502').slice(0, excerptLength),
    })
  }
  broken.sort((left, right) => left.line - right.line)
  return { name, columns: uniqueColumns(headers), rows, broken, headerRow: header?.line ?? null }
}

function commonWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const [length, count] of counts) if (count > most) [best, most] = [length, count]
  return best
}
