import type { BrokenRow, ReadError, Table, TableRow } from '../../../shared/domain/exchange/table.ts'
import { type Result, fail, ok } from '../../../shared/kernel/result.ts'
import type { ReadLimits } from './limits.ts'

const excerptLength = 200

interface Outline {
  /** Line on which each object of the record list begins. */
  readonly recordLines: readonly number[]
}

/** Walks the text before it is parsed: bounds the depth, which JSON.parse does not, and notes the lines of records. */
function outline(text: string, depthLimit: number): Result<Outline, ReadError> {
  const recordLines: number[] = []
  let depth = 0
  let line = 1
  let recordDepth = -1
  let listEnded = false
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 10:
        line += 1
        break
      case 34: {
        // Skip the string; line ends cannot stand in it.
        at += 1
        while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1
        break
      }
      case 91:
        depth += 1
        if (recordDepth < 0) recordDepth = depth
        if (depth > depthLimit) return fail({ code: 'json-too-deep', line, limit: depthLimit })
        break
      case 123:
        if (depth === recordDepth && !listEnded) recordLines.push(line)
        depth += 1
        if (depth > depthLimit) return fail({ code: 'json-too-deep', line, limit: depthLimit })
        break
      case 93:
        if (depth === recordDepth) listEnded = true
        depth -= 1
        break
      case 125:
        depth -= 1
        break
    }
  }
  return ok({ recordLines })
}

/** Keeps numbers as they are written: `12345678901234567890` is an id, not a rounded number. */
function parseKeepingNumbers(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? context.source
      : value,
  )
}

function errorLine(text: string, error: unknown): number {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  // Without a position the text ended too early.
  return text.slice(0, at === undefined ? undefined : Number(at)).split('\n').length
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `[{…}]`, `{"records": [{…}]}` as Salesforce writes it, or an object with one list of objects. */
function recordsOf(document: unknown): readonly unknown[] | null {
  if (Array.isArray(document)) return document
  if (!isObject(document)) return null
  if (Array.isArray(document.records)) return document.records
  const lists = Object.values(document).filter((value) => Array.isArray(value) && value.some(isObject))
  return lists.length === 1 && Array.isArray(lists[0]) ? lists[0] : null
}

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

interface Building {
  readonly columns: Map<string, number>
  readonly rows: { readonly line: number; readonly cells: Map<number, string> }[]
}

/** Reads lists of records; Salesforce's sObject trees give one table per record type, with `referenceId` as a column. */
export function readJson(
  name: string,
  text: string,
  limits: ReadLimits,
): Result<readonly Table[], ReadError> {
  const shape = outline(text, limits.jsonDepth)
  if (!shape.ok) return shape
  let document: unknown
  try {
    document = parseKeepingNumbers(text)
  } catch (error) {
    return fail({ code: 'json-broken', line: errorLine(text, error) })
  }
  const records = recordsOf(document)
  if (!records) return fail({ code: 'json-no-records' })
  if (records.length === 0) return fail({ code: 'empty' })
  if (records.length > limits.rows) return fail({ code: 'too-many-rows', limit: limits.rows })

  const tables = new Map<string, Building>()
  const broken: BrokenRow[] = []
  // Lines are known only when every member is an object and the list is the first of the text.
  const lines = shape.value.recordLines.length === records.length ? shape.value.recordLines : null
  let cells = 0
  for (const [index, record] of records.entries()) {
    const line = lines?.[index] ?? index + 1
    if (!isObject(record)) {
      broken.push({
        line,
        reason: { code: 'not-an-object' },
        excerpt: cellOf(record).slice(0, excerptLength),
      })
      continue
    }
    const attributes = isObject(record.attributes) ? record.attributes : null
    const type = typeof attributes?.type === 'string' && attributes.type !== '' ? attributes.type : name
    const table: Building = tables.get(type) ?? { columns: new Map<string, number>(), rows: [] }
    tables.set(type, table)
    const row = new Map<number, string>()
    const set = (column: string, value: unknown): boolean => {
      const at = table.columns.get(column) ?? table.columns.size
      table.columns.set(column, at)
      row.set(at, cellOf(value))
      cells += 1
      return table.columns.size <= limits.columns
    }
    for (const [key, value] of Object.entries(record)) {
      const isTree = key === 'attributes' && attributes !== null
      const wide = isTree
        ? typeof attributes.referenceId !== 'string' || set('referenceId', attributes.referenceId)
        : set(key === '' ? '#' : key, value)
      if (!wide) return fail({ code: 'too-many-columns', line, limit: limits.columns })
    }
    if (cells > limits.cells) return fail({ code: 'too-many-cells', limit: limits.cells })
    table.rows.push({ line, cells: row })
  }
  if (tables.size === 0) return fail({ code: 'json-no-records' })
  let padded = 0
  for (const { columns, rows } of tables.values()) padded += columns.size * rows.length
  if (padded > limits.cells) return fail({ code: 'too-many-cells', limit: limits.cells })
  return ok(
    [...tables].map(([type, { columns, rows }], index): Table => {
      const width = columns.size
      return {
        name: type,
        columns: [...columns.keys()],
        rows: rows.map(
          ({ line, cells: sparse }): TableRow => ({
            line,
            cells: Array.from({ length: width }, (_, column) => sparse.get(column) ?? ''),
          }),
        ),
        broken: index === 0 ? broken : [],
        headerRow: null,
      }
    }),
  )
}
