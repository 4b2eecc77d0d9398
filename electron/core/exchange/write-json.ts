import {
  type ExportColumn,
  type ExportOptions,
  type ExportTable,
  type SettledValue,
  settle,
  throwIfCancelled,
} from './export-table.ts'

const flushAt = 64 * 1024

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

const columnNote = (column: ExportColumn): Readonly<Record<string, string>> => ({
  header: column.header,
  type: column.type,
  ...(column.currency === undefined ? {} : { currency: column.currency }),
})

/** `{"name", "records": [{key: value}], "columns": {key: {header, type, currency}}}`; everything survives exactly. */
export async function* writeJson(table: ExportTable, options: ExportOptions): AsyncGenerator<Uint8Array> {
  const { columns, meta } = table
  let pending = `{\n"name": ${JSON.stringify(meta.name)},\n"records": [`
  let row = 0
  for await (const values of table.rows) {
    throwIfCancelled(options.signal)
    const cells = columns.map((column) => {
      // The key of an empty text is kept apart from a missing value.
      const raw = values[column.key]
      const text = raw === '' ? '""' : literal(settle(raw, column))
      return `${JSON.stringify(column.key)}: ${text}`
    })
    pending += `${row === 0 ? '' : ','}\n{${cells.join(', ')}}`
    row += 1
    if (pending.length > flushAt) {
      yield Buffer.from(pending, 'utf8')
      pending = ''
    }
  }
  const notes = Object.fromEntries(columns.map((column) => [column.key, columnNote(column)]))
  yield Buffer.from(`${pending}\n],\n"columns": ${JSON.stringify(notes)}\n}\n`, 'utf8')
}
