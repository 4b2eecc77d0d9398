import { byteChunks } from './byte-chunks.ts'
import {
  type ExportColumn,
  type ExportMeta,
  type ExportOptions,
  type ExportTable,
  type ExportValue,
  type SettledValue,
  localInstantText,
  settle,
  throwIfCancelled,
} from './export-table.ts'
import { headerOf } from './write-delimited.ts'

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

function plain(value: SettledValue, offset: ExportMeta['timeZoneOffsetMinutes']): string {
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

type Tell = ExportOptions['onLoss']

/** A value as one cell, or one item of a list. */
function cellText(
  table: ExportTable,
  column: ExportColumn,
  raw: ExportValue,
  row: number,
  onLoss: Tell,
): string {
  const value = settle(raw, column)
  if (value.kind !== 'text') return plain(value, table.meta.timeZoneOffsetMinutes)
  const { cell, lossy } = markdownCell(value.text)
  if (lossy) onLoss?.({ kind: 'control-character', column: column.key, row })
  if (!value.text.isWellFormed()) onLoss?.({ kind: 'lone-surrogate', column: column.key, row })
  return cell
}

const headingOf = (level: number, text: string): string =>
  `${'#'.repeat(level)} ${markdownCell(text).cell.replace(/^#/, '\\#')}\n\n`

async function* tableText(table: ExportTable, options: ExportOptions): AsyncGenerator<string> {
  const { columns } = table
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const heads = columns.map((column) => markdownCell(headerOf(column)).cell)
  const rules = columns.map(({ type }) => (type === 'number' || type === 'money' ? '---:' : '---'))
  yield line(heads) + line(rules)
  let row = 0
  for await (const values of table.rows) {
    row += 1
    throwIfCancelled(options.signal)
    yield line(columns.map((column) => cellText(table, column, values[column.key], row, options.onLoss)))
  }
}

/** A heading and one table in GitHub's dialect. */
export async function* writeMarkdown(table: ExportTable, options: ExportOptions): AsyncGenerator<Uint8Array> {
  yield* byteChunks(
    (async function* () {
      yield headingOf(1, table.meta.name)
      yield* tableText(table, options)
    })(),
  )
}

/** A part of a Markdown document. */
export type MarkdownPart =
  | { readonly kind: 'table'; readonly table: ExportTable }
  /**
   * Each row on its own: its `title` as heading (`untitled` where it has none), what is filled as a list, and under
   * that the texts named in `texts` (Markdown themselves) just as they are.
   */
  | {
      readonly kind: 'records'
      readonly table: ExportTable
      readonly title: { readonly key: string; readonly untitled: string } | null
      readonly texts: readonly string[]
    }

async function* recordsText(
  { table, title, texts }: Extract<MarkdownPart, { kind: 'records' }>,
  level: number,
  options: ExportOptions,
): AsyncGenerator<string> {
  const listed = table.columns.filter(({ key }) => key !== title?.key && !texts.includes(key))
  let row = 0
  for await (const values of table.rows) {
    row += 1
    throwIfCancelled(options.signal)
    if (title !== null) {
      const said = String(values[title.key] ?? '')
      yield headingOf(level, said.trim() === '' ? title.untitled : said)
    }
    for (const column of listed) {
      const cell = cellText(table, column, values[column.key], row, options.onLoss)
      if (cell !== '') yield `- ${markdownCell(headerOf(column)).cell}: ${cell}\n`
    }
    for (const key of texts) {
      const value = values[key]
      if (typeof value !== 'string' || value === '') continue
      if (!value.isWellFormed()) options.onLoss?.({ kind: 'lone-surrogate', column: key, row })
      yield `\n${value}\n`
    }
    yield '\n'
  }
}

/** Several tables as the sections of one document. */
export async function* writeMarkdownDocument(
  name: string,
  parts: readonly MarkdownPart[],
  options: ExportOptions,
): AsyncGenerator<Uint8Array> {
  yield* byteChunks(
    (async function* () {
      yield headingOf(1, name)
      for (const part of parts) {
        // One part is the document itself and needs no heading of its own.
        const isSection = parts.length > 1
        if (isSection) yield headingOf(2, part.table.meta.name)
        yield* part.kind === 'table'
          ? tableText(part.table, options)
          : recordsText(part, isSection ? 3 : 2, options)
        yield '\n'
      }
    })(),
  )
}
