import {
  type ExportOptions,
  type ExportTable,
  type SettledValue,
  localInstantText,
  settle,
  throwIfCancelled,
} from './export-table.ts'
import { headerOf } from './write-delimited.ts'

const flushAt = 64 * 1024

/** Line breaks, NUL, and ASCII punctuation that means something inside a line; a backslash makes it plain. */
const special = /\r\n|[\r\n\0\\`*_[\]<>|~&]/g
const blankRun = /\r\n|[\s\S]/gu

/**
 * Text for a table cell: shows exactly the text, line breaks as `<br>`. Blanks at the edges, which tables trim, and
 * lone carriage returns, which readers turn into line feeds, become numeric references. NUL cannot be in Markdown,
 * a vertical tab not at an edge.
 */
export function markdownCell(text: string): { readonly cell: string; readonly lossy: boolean } {
  let lossy = false
  const lose = (): string => {
    lossy = true
    return '\ufffd'
  }
  const breakOr = (found: string, other: (found: string) => string): string => {
    if (found === '\r\n') return '&#13;<br>'
    if (found === '\n') return '<br>'
    return found === '\r' ? '&#13;' : other(found)
  }
  const blanks = (run: string): string =>
    run.replace(blankRun, (found) =>
      breakOr(found, (blank) => (blank === '\v' ? lose() : `&#${blank.codePointAt(0)};`)),
    )
  const start = text.length - text.trimStart().length
  const end = Math.max(start, text.trimEnd().length)
  const middle = text
    .slice(start, end)
    .replace(special, (found) => breakOr(found, (mark) => (mark === '\0' ? lose() : `\\${mark}`)))
  return { cell: blanks(text.slice(0, start)) + middle + blanks(text.slice(end)), lossy }
}

function plain(value: SettledValue, offset: number): string {
  switch (value.kind) {
    case 'empty':
      return ''
    case 'text':
      return value.text
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

/** A heading and one table in GitHub's dialect. */
export async function* writeMarkdown(table: ExportTable, options: ExportOptions): AsyncGenerator<Uint8Array> {
  const { columns, meta } = table
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const heads = columns.map((column) => markdownCell(headerOf(column)).cell)
  const rules = columns.map(({ type }) => (type === 'number' || type === 'money' ? '---:' : '---'))
  let pending = `# ${markdownCell(meta.name).cell.replace(/^#/, '\\#')}\n\n${line(heads)}${line(rules)}`
  let row = 0
  for await (const values of table.rows) {
    row += 1
    throwIfCancelled(options.signal)
    const cells = columns.map((column) => {
      const value = settle(values[column.key], column)
      if (value.kind !== 'text') return plain(value, meta.timeZoneOffsetMinutes)
      const { cell, lossy } = markdownCell(value.text)
      if (lossy) options.onLoss?.({ kind: 'control-character', column: column.key, row })
      if (!value.text.isWellFormed()) options.onLoss?.({ kind: 'lone-surrogate', column: column.key, row })
      return cell
    })
    pending += line(cells)
    if (pending.length > flushAt) {
      yield Buffer.from(pending, 'utf8')
      pending = ''
    }
  }
  if (pending !== '') yield Buffer.from(pending, 'utf8')
}
