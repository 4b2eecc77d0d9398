import {
  type ExportColumn,
  type ExportMeta,
  type ExportOptions,
  type ExportTable,
  type SettledValue,
  daySerial,
  instantSerial,
  localInstantText,
  settle,
  throwIfCancelled,
} from './export-table.ts'
import { currencyDigits } from '../../../shared/kernel/money.ts'
import { headerOf } from './write-delimited.ts'
import { type ZipPart, zipStream } from './zip-writer.ts'

const flushAt = 64 * 1024
const mostRows = 1_048_576
const mostCharacters = 32_767

/** Characters that XML 1.0 cannot hold, CR (which readers turn into LF), and text that looks like such an escape. */
const unwritable =
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[\da-fA-F]{4}_)|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const xmlNames: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for a cell by ECMA-376 §22.9.2.19 (`_xHHHH_`), so that every UTF-16 string comes back exactly. */
export const xlsxText = (text: string): string =>
  text
    .replace(unwritable, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (mark) => xmlNames[mark] ?? mark)

/** A cell must not end inside a character. */
const cutText = (text: string): string => {
  const cut = text.slice(0, mostCharacters - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}\u2026`
}

const columnLetters = (index: number): string => {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

const fonts = {
  'zh-CN': { name: 'Microsoft YaHei', charset: 134 },
  'zh-TW': { name: 'Microsoft JhengHei', charset: 136 },
  en: { name: 'Microsoft YaHei', charset: 134 },
} as const

/** Positions of the cell formats in styles.xml. */
const style = {
  plain: 0,
  header: 1,
  day: 2,
  instant: 3,
  text: 4,
  money0: 5,
  money2: 6,
  money3: 7,
  integer: 8,
} as const

const moneyStyle = (currency: string): number => {
  const digits = currencyDigits(currency)
  return digits === 0 ? style.money0 : digits === 3 ? style.money3 : style.money2
}

function stylesXml(locale: keyof typeof fonts): string {
  const { name, charset } = fonts[locale]
  const font = (bold: boolean): string =>
    `<font>${bold ? '<b/>' : ''}<sz val="11"/><name val="${name}"/><family val="2"/><charset val="${charset}"/></font>`
  const format = (numberFormat: number, bold = false): string =>
    `<xf numFmtId="${numberFormat}" fontId="${bold ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
  return (
    `${xmlHead}<styleSheet xmlns="${mainNamespace}">` +
    '<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="#,##0.000"/><numFmt numFmtId="167" formatCode="0"/></numFmts>' +
    `<fonts count="2">${font(false)}${font(true)}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="9">${format(0)}${format(49, true)}${format(164)}${format(165)}${format(49)}${format(3)}${format(4)}${format(166)}${format(0)}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006'

const inline = (reference: string, format: number, text: string): string =>
  `<c r="${reference}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${xlsxText(text)}</t></is></c>`
const numeric = (reference: string, format: number, value: string): string =>
  `<c r="${reference}" s="${format}"><v>${value}</v></c>`

function cellXml(
  reference: string,
  value: SettledValue,
  offset: ExportMeta['timeZoneOffsetMinutes'],
): string {
  switch (value.kind) {
    case 'empty':
      return ''
    case 'text':
      return inline(reference, style.text, value.text)
    case 'number':
      return numeric(reference, style.integer, String(value.value))
    case 'boolean':
      return `<c r="${reference}" s="${style.plain}" t="b"><v>${value.value ? 1 : 0}</v></c>`
    case 'day': {
      const serial = daySerial(value.day)
      return serial === null
        ? inline(reference, style.text, value.day)
        : numeric(reference, style.day, String(serial))
    }
    case 'instant': {
      const serial = instantSerial(value.instant, offset)
      return serial === null
        ? inline(reference, style.text, localInstantText(value.instant, offset))
        : numeric(reference, style.instant, String(serial))
    }
    case 'money':
      // Sheets count with 15 digits; an amount beyond them is kept as text.
      return value.ownCurrency || value.decimal.replace(/\D/g, '').length > 15
        ? inline(
            reference,
            style.text,
            value.ownCurrency ? `${value.currency} ${value.decimal}` : value.decimal,
          )
        : numeric(reference, moneyStyle(value.currency), value.decimal)
  }
}

/** Sheet names: 31 characters, without `: \ / ? * [ ]`, no apostrophe at the ends, each once. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .toWellFormed()
      .replace(/[\u0000-\u001f:\\/?*[\]\ufffe\uffff]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`
    const name = `${clean.slice(0, 31 - suffix.length).toWellFormed()}${suffix}`
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== 'history') return name
  }
}

const widthOf = (column: ExportColumn): number => {
  const header = [...headerOf(column)].reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1),
    2,
  )
  const typical = { text: 18, json: 18, number: 10, day: 12, instant: 20, money: 16, boolean: 8 } as const
  return Math.min(60, Math.max(header, typical[column.type]))
}

/** Writes sheets of one table until its rows end; a table longer than a sheet goes on in the next. */
async function* sheetParts(
  table: ExportTable,
  options: ExportOptions,
  addSheet: (wanted: string) => string,
): AsyncGenerator<ZipPart> {
  const rows = toAsync(table.rows)[Symbol.asyncIterator]()
  const letters = table.columns.map((_, index) => columnLetters(index))
  let next = await rows.next()
  let written = 0
  const sheet = async function* (): AsyncGenerator<Uint8Array> {
    const { columns, meta } = table
    let pending =
      `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<cols>${columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column)}" customWidth="1"/>`).join('')}</cols><sheetData>` +
      `<row r="1">${columns.map((column, index) => inline(`${letters[index]}1`, style.header, headerOf(column))).join('')}</row>`
    let line = 1
    while (!next.done && line < mostRows) {
      throwIfCancelled(options.signal)
      line += 1
      written += 1
      pending += `<row r="${line}">`
      for (const [index, column] of columns.entries()) {
        let value = settle(next.value[column.key], column)
        if (value.kind === 'text' && value.text.length > mostCharacters) {
          options.onLoss?.({ kind: 'text-too-long', column: column.key, row: written })
          value = { kind: 'text', text: cutText(value.text) }
        }
        pending += cellXml(`${letters[index]}${line}`, value, meta.timeZoneOffsetMinutes)
      }
      pending += '</row>'
      if (pending.length > flushAt) {
        yield Buffer.from(pending, 'utf8')
        pending = ''
      }
      next = await rows.next()
    }
    const range = columns.length > 0 ? `<autoFilter ref="A1:${letters.at(-1)}${line}"/>` : ''
    yield Buffer.from(`${pending}</sheetData>${range}</worksheet>`, 'utf8')
  }
  try {
    do {
      yield { name: addSheet(table.meta.name), data: sheet() }
    } while (!next.done)
  } finally {
    await rows.return?.(undefined)
  }
}

async function* toAsync<Value>(values: AsyncIterable<Value> | Iterable<Value>): AsyncGenerator<Value> {
  yield* values
}

/**
 * A workbook with one or more tables as sheets, streamed: text as inline strings (never formulas, links or shared
 * strings), numbers, days, times and money as typed cells.
 */
export async function* writeXlsx(
  tables: readonly ExportTable[],
  options: ExportOptions,
): AsyncGenerator<Uint8Array> {
  const locale: ExportMeta['locale'] = tables[0]?.meta.locale ?? 'zh-CN'
  const names: string[] = []
  const taken = new Set<string>()
  const addSheet = (wanted: string): string => {
    const name = sheetName(wanted, taken)
    taken.add(name.toLowerCase())
    names.push(name)
    return `xl/worksheets/sheet${names.length}.xml`
  }
  const part = (name: string, xml: string): ZipPart => ({ name, data: [Buffer.from(xml, 'utf8')] })
  const parts = async function* (): AsyncGenerator<ZipPart> {
    for (const table of tables) yield* sheetParts(table, options, addSheet)
    const each = (write: (name: string, number: number) => string): string =>
      names.map((name, index) => write(name, index + 1)).join('')
    const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    yield part(
      'xl/workbook.xml',
      `${xmlHead}<workbook xmlns="${mainNamespace}" xmlns:r="${relationNamespace}"><sheets>${each(
        (name, number) => `<sheet name="${xlsxText(name)}" sheetId="${number}" r:id="rId${number}"/>`,
      )}</sheets></workbook>`,
    )
    yield part(
      'xl/_rels/workbook.xml.rels',
      `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships">${each(
        (_, number) =>
          `<Relationship Id="rId${number}" Type="${relationNamespace}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
      )}<Relationship Id="rId${names.length + 1}" Type="${relationNamespace}/styles" Target="styles.xml"/></Relationships>`,
    )
    yield part('xl/styles.xml', stylesXml(locale))
    yield part(
      '_rels/.rels',
      `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${relationNamespace}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    )
    yield part(
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${each(
        (_, number) =>
          `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
      )}</Types>`,
    )
  }
  yield* zipStream(parts())
}
