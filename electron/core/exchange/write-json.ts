import { byteChunks } from './byte-chunks.ts'
import {
  type ExportColumn,
  type ExportOptions,
  type ExportTable,
  type ExportValue,
  type SettledValue,
  settle,
  throwIfCancelled,
} from './export-table.ts'

function literal(value: SettledValue): string {
  switch (value.kind) {
    case 'empty':
      return 'null'
    case 'text':
      return JSON.stringify(value.text)
    case 'number':
    case 'boolean':
      return JSON.stringify(value.value)
    case 'day':
      return JSON.stringify(value.day)
    case 'instant':
      return JSON.stringify(new Date(value.instant).toISOString())
    case 'money':
      // All digits as written, so that a reader that keeps decimals loses none.
      return value.ownCurrency ? JSON.stringify(`${value.currency} ${value.decimal}`) : value.decimal
  }
}

/** A value that is JSON already, on one line. Null: it is none. */
function nested(value: ExportValue, { type }: ExportColumn): string | null {
  if (type !== 'json' || typeof value !== 'string') return null
  try {
    return JSON.stringify(JSON.parse(value))
  } catch {
    return null
  }
}

const columnNote = (column: ExportColumn): Readonly<Record<string, string>> => ({
  header: column.header,
  type: column.type,
  ...(column.currency === undefined ? {} : { currency: column.currency }),
})

async function* records(table: ExportTable, options: ExportOptions): AsyncGenerator<string> {
  let row = 0
  for await (const values of table.rows) {
    throwIfCancelled(options.signal)
    const cells = table.columns.map((column) => {
      // The key of an empty text is kept apart from a missing value.
      const raw = values[column.key]
      const text = raw === '' ? '""' : (nested(raw, column) ?? literal(settle(raw, column)))
      return `${JSON.stringify(column.key)}: ${text}`
    })
    yield `${row === 0 ? '' : ','}\n{${cells.join(', ')}}`
    row += 1
  }
}

const columnNotes = ({ columns }: ExportTable): string =>
  JSON.stringify(Object.fromEntries(columns.map((column) => [column.key, columnNote(column)])))

/** `{"name", "records": [{key: value}], "columns": {key: {header, type, currency}}}`; everything survives exactly. */
export async function* writeJson(table: ExportTable, options: ExportOptions): AsyncGenerator<Uint8Array> {
  yield* byteChunks(
    (async function* () {
      yield `{\n"name": ${JSON.stringify(table.meta.name)},\n"records": [`
      yield* records(table, options)
      yield `\n],\n"columns": ${columnNotes(table)}\n}\n`
    })(),
  )
}

/**
 * Several tables as one document: `{"name", <table>: [{key: value}], …, "columns": {<table>: {key: …}}}`.
 * Keys of tables are stable; their names for people stand in `columns`.
 */
export async function* writeJsonDocument(
  name: string,
  tables: readonly { readonly key: string; readonly table: ExportTable }[],
  options: ExportOptions,
): AsyncGenerator<Uint8Array> {
  yield* byteChunks(
    (async function* () {
      yield `{\n"name": ${JSON.stringify(name)}`
      for (const { key, table } of tables) {
        yield `,\n${JSON.stringify(key)}: [`
        yield* records(table, options)
        yield '\n]'
      }
      const notes = tables.map(({ key, table }) => `${JSON.stringify(key)}: ${columnNotes(table)}`)
      yield `,\n"columns": {${notes.join(',\n')}}\n}\n`
    })(),
  )
}
