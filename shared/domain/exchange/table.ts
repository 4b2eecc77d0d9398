/** A row of a file as text, with where it stood, so that every later complaint can point at it. */
export interface TableRow {
  /** 1-based line of the text file, row of the sheet, or line of the JSON record's opening brace. */
  readonly line: number
  /** As many cells as the table has columns. */
  readonly cells: readonly string[]
}

/** Why a row could not be read. Codes and data only: the interface says it in its language. */
export type BrokenReason =
  | { readonly code: 'too-few-cells'; readonly expected: number; readonly found: number }
  | { readonly code: 'too-many-cells'; readonly expected: number; readonly found: number }
  | { readonly code: 'unclosed-quote' }
  | { readonly code: 'text-after-quote' }
  | { readonly code: 'cell-too-long'; readonly limit: number }
  | { readonly code: 'undecodable'; readonly encoding: string }
  | { readonly code: 'not-an-object' }

export interface BrokenRow {
  readonly line: number
  readonly reason: BrokenReason
  /** The beginning of the row as it was read, for the error file. */
  readonly excerpt: string
}

/** One table of a file: the whole of a CSV, one sheet of a workbook, one list of JSON records. */
export interface Table {
  /** Sheet name, record type, or the file's name without its ending. */
  readonly name: string
  /** Unique, never empty: a blank header becomes `#3`, a repeated one gets ` (2)`. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  readonly broken: readonly BrokenRow[]
  /** Line of the header; null when the first row was data already. */
  readonly headerRow: number | null
}

/** What reading had to guess; each part can be given by the person instead. */
export interface ReadGuess {
  readonly kind: 'delimited' | 'json' | 'workbook'
  /** Lower-case encoding name such as `utf-8`, `gb18030`; null for a workbook. */
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly quote: string | null
  readonly headerRow: number | null
}

/** Why a whole file was refused. */
export type ReadError =
  | { readonly code: 'empty' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'not-a-table'; readonly found: string }
  | { readonly code: 'unknown-encoding'; readonly encoding: string }
  | { readonly code: 'too-many-columns'; readonly line: number; readonly limit: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'too-many-cells'; readonly limit: number }
  | { readonly code: 'quotes-broken'; readonly line: number }
  | { readonly code: 'json-broken'; readonly line: number }
  | { readonly code: 'json-too-deep'; readonly line: number; readonly limit: number }
  | { readonly code: 'json-no-records' }
  | { readonly code: 'zip-broken'; readonly detail: string }
  | { readonly code: 'zip-unsafe'; readonly detail: string }
  | { readonly code: 'zip-bomb'; readonly limit: number; readonly measure: 'entries' | 'bytes' | 'ratio' }
  | { readonly code: 'xml-doctype'; readonly entry: string }
  | { readonly code: 'workbook-broken'; readonly detail: string }
  | { readonly code: 'workbook-encrypted' }
  | { readonly code: 'workbook-too-slow'; readonly limitMs: number }
  | { readonly code: 'workbook-too-big' }
