import { deflateRawSync, inflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { type BookType, type WorkBook, utils, write } from 'xlsx'
import { zipStored, zipStream } from '../../../electron/core/exchange/zip-writer.ts'
import { serialToText } from '../../../electron/core/exchange/workbook-cells.ts'
import { readTables } from '../../../electron/core/exchange/index.ts'
import { dataFile, errorOf, ravenstackFiles, readOk, readOne } from './support.ts'

const bytesOf = (book: WorkBook, bookType: BookType): Uint8Array => {
  const made: unknown = write(book, { type: 'buffer', bookType })
  if (!(made instanceof Uint8Array)) throw new Error('no bytes')
  return made
}

const bookOf = (rows: readonly (readonly unknown[])[], sheet = '客户'): WorkBook => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), sheet)
  return book
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const workbookParts = (
  sheet: string | AsyncIterable<Uint8Array>,
  more: readonly { name: string; text: string }[] = [],
) => {
  const text = (name: string, content: string): { name: string; data: Iterable<Uint8Array> } => ({
    name,
    data: [Buffer.from(content, 'utf8')],
  })
  return [
    text(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    text(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    text(
      'xl/workbook.xml',
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    text(
      'xl/_rels/workbook.xml.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    typeof sheet === 'string'
      ? text('xl/worksheets/sheet1.xml', sheet)
      : { name: 'xl/worksheets/sheet1.xml', data: sheet },
    ...more.map(({ name, text: content }) => text(name, content)),
  ]
}

const sheetXml = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

describe('IOX-1 workbooks', () => {
  const rows = [
    ['编号', '名称', '金额', '是否大客户'],
    ['001', '杭州云帆', 1234.5, true],
    ['002', '蓝海 & <软件>', -0.25, false],
  ]

  it.each(['xlsx', 'xlsb', 'biff8', 'ods', 'xlml'] as const)('IOX-1 %s', async (type) => {
    const bytes = bytesOf(bookOf(rows), type)
    if (type === 'xlml') {
      expect(await errorOf('a.xls', bytes)).toEqual({ code: 'not-a-table', found: 'xml' })
      return
    }
    const { guess, tables } = await readOk('a.xlsx', bytes)
    expect(guess).toEqual({ kind: 'workbook', encoding: null, delimiter: null, quote: null, headerRow: 1 })
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({
      name: '客户',
      columns: ['编号', '名称', '金额', '是否大客户'],
      rows: [
        { line: 2, cells: ['001', '杭州云帆', '1234.5', 'TRUE'] },
        { line: 3, cells: ['002', '蓝海 & <软件>', '-0.25', 'FALSE'] },
      ],
    })
  })

  it('IOX-1 dates, times, long ids, formulas, links and blanks of a real writer', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Data')
    sheet.addRow(['Report of the year'])
    sheet.addRow([])
    sheet.addRow(['id', 'day', 'moment', 'sum', 'link', 'blank'])
    sheet.addRow([
      123456789012345,
      new Date(Date.UTC(2024, 10, 21)),
      new Date(Date.UTC(2024, 10, 21, 15, 30)),
      { formula: 'HYPERLINK("http://evil")', result: 0.1 + 0.2 },
      { text: 'site', hyperlink: 'http://evil' },
    ])
    sheet.getCell('B4').numFmt = 'dd/mm/yyyy'
    sheet.getCell('C4').numFmt = 'yyyy-mm-dd hh:mm'
    book.addWorksheet('Empty')
    const second = book.addWorksheet('第二')
    second.addRow(['x', 'y'])
    second.addRow(['1'])
    const { tables } = await readOk('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    expect(tables.map(({ name }) => name)).toEqual(['Data', '第二'])
    expect(tables[0]).toMatchObject({
      headerRow: 3,
      columns: ['id', 'day', 'moment', 'sum', 'link', 'blank'],
      rows: [{ line: 4, cells: ['123456789012345', '2024-11-21', '2024-11-21 15:30:00', '0.3', 'site', ''] }],
    })
    expect(tables[1]?.rows).toEqual([{ line: 2, cells: ['1', ''] }])
  })

  it('IOX-1 serial numbers: both epochs, the leap day that never was, times of day', () => {
    expect(serialToText(45617, false)).toBe('2024-11-21')
    expect(serialToText(45617.25, false)).toBe('2024-11-21 06:00:00')
    expect(serialToText(44155, true)).toBe('2024-11-21')
    expect(serialToText(61, false)).toBe('1900-03-01')
    expect(serialToText(59, false)).toBe('1900-02-28')
    expect(serialToText(1, false)).toBe('1900-01-01')
    expect(serialToText(0.5, false)).toBe('12:00:00')
    expect(serialToText(-1, false)).toBe('-1')
  })

  it('IOX-1 RavenStack saved as a workbook is the same table', async () => {
    const name = ravenstackFiles[0]
    const table = await readOne(name, dataFile(`ravenstack/${name}`))
    const book = bookOf([table.columns, ...table.rows.map(({ cells }) => cells)], table.name)
    expect(await readOne('a.xlsx', bytesOf(book, 'xlsx'))).toEqual(table)
  })
})

describe('IOX-1 F2 hostile workbooks', () => {
  const megabyte = Buffer.alloc(1024 * 1024, '<row/>')

  async function* repeat(times: number): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < times; index += 1) yield megabyte
  }

  const timed = async (bytes: Uint8Array): Promise<{ error: unknown; ms: number; grown: number }> => {
    const before = process.memoryUsage().rss
    const started = performance.now()
    const error = await errorOf('a.xlsx', bytes)
    return { error, ms: performance.now() - started, grown: process.memoryUsage().rss - before }
  }

  /** What unpacking that much costs on this machine, now: a refusal is compared with it, never with a bare time. */
  const unpacking = async (megabytes: number): Promise<number> => {
    const packed = deflateRawSync(megabyte)
    const started = performance.now()
    for (let index = 0; index < megabytes; index += 1) inflateRawSync(packed)
    return performance.now() - started
  }

  it('IOX-1 F2 a zip bomb is refused by its ratio, in the time that unpacking takes at most five times', async () => {
    const { error, ms, grown } = await timed(await collect(zipStream(workbookParts(repeat(400)))))
    expect(error).toEqual({ code: 'zip-bomb', limit: 200, measure: 'ratio' })
    expect(ms).toBeLessThan(5 * (await unpacking(400)))
    expect(grown).toBeLessThan(256 * 1024 * 1024)
  })

  it('IOX-1 F2 many entries just under the ratio are refused by the total, counted while streaming', async () => {
    const noise = Buffer.alloc(3 * 1024 * 1024, '<row/>')
    const bytes = await collect(
      zipStream([
        ...workbookParts(sheetXml('')),
        ...Array.from({ length: 60 }, (_, index) => ({
          name: `xl/worksheets/sheet${index + 2}.xml`,
          data: [noise],
        })),
      ]),
    )
    const { error, ms } = await timed(bytes)
    expect(error).toEqual({ code: 'zip-bomb', limit: 128 * 1024 * 1024, measure: 'bytes' })
    expect(ms).toBeLessThan(20 * (await unpacking(180)))
  })

  it('IOX-1 F2 an archive that lies about its sizes is refused', async () => {
    const bytes = Buffer.from(await collect(zipStream(workbookParts(repeat(30)))))
    // The sheet's size in the central directory, made small.
    const at = bytes.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46
    bytes.writeUInt32LE(1000, at + 24)
    const error = await errorOf('a.xlsx', bytes)
    expect(error.code).toBe('zip-broken')
  })

  it('IOX-1 F2 more than 2,000 entries', async () => {
    const entries = Array.from({ length: 2001 }, (_, index) => ({
      name: `xl/media/${index}.png`,
      bytes: Buffer.alloc(0),
    }))
    expect(await errorOf('a.xlsx', zipStored(entries))).toEqual({
      code: 'zip-bomb',
      limit: 2000,
      measure: 'entries',
    })
  })

  it.each(['../evil.xml', '/etc/passwd', 'C:\\evil.xml', 'xl\\..\\..\\evil', 'xl/../../evil', 'a\0b'])(
    'IOX-1 F2 zip-slip name %j',
    async (name) => {
      const bytes = await collect(zipStream(workbookParts(sheetXml(''), [{ name, text: 'x' }])))
      expect((await errorOf('a.xlsx', bytes)).code).toBe('zip-unsafe')
    },
  )

  it('IOX-1 F2 two entries of one name, and links', async () => {
    const twice = await collect(
      zipStream(workbookParts(sheetXml(''), [{ name: 'XL/workbook.xml', text: '<x/>' }])),
    )
    expect(await errorOf('a.xlsx', twice)).toEqual({ code: 'zip-unsafe', detail: 'two entries of one name' })
    const linked = Buffer.from(
      await collect(zipStream(workbookParts(sheetXml(''), [{ name: 'xl/link', text: '/etc' }]))),
    )
    const at = linked.lastIndexOf(Buffer.from('xl/link')) - 46
    linked.writeUInt32LE(0o120777 * 0x10000, at + 38)
    expect(await errorOf('a.xlsx', linked)).toEqual({ code: 'zip-unsafe', detail: 'symbolic link' })
  })

  it.each([
    ['external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    ['entity bomb', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'],
    ['plain', '<!DOCTYPE html>'],
  ])('IOX-1 F2 document types are refused: %s', async (_, declaration) => {
    const xml = `<?xml version="1.0"?>${declaration}${sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>')}`
    expect(await errorOf('a.xlsx', await collect(zipStream(workbookParts(xml))))).toEqual({
      code: 'xml-doctype',
      entry: 'xl/worksheets/sheet1.xml',
    })
    const wide = Buffer.from(`\ufeff${xml}`, 'utf16le')
    const bytes = zipStored(
      await Promise.all(
        workbookParts(sheetXml('')).map(async (part) => ({
          name: part.name,
          bytes: part.name.includes('sheet1') ? wide : await collect(toAsync(part.data)),
        })),
      ),
    )
    expect((await errorOf('a.xlsx', bytes)).code).toBe('xml-doctype')
  })

  async function* toAsync(
    data: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    yield* data
  }

  it('IOX-1 F2 one cell in the last row and column does not make a billion', async () => {
    const cell = (reference: string, row: number): string =>
      `<row r="${row}"><c r="${reference}" t="inlineStr"><is><t>x</t></is></c></row>`
    const tall = await collect(zipStream(workbookParts(sheetXml(cell('A1', 1) + cell('A1048576', 1048576)))))
    const ordinary = await collect(
      zipStream(
        workbookParts(
          sheetXml(Array.from({ length: 20_000 }, (_, index) => cell(`A${index + 1}`, index + 1)).join('')),
        ),
      ),
    )
    const started = performance.now()
    const table = await readOne('a.xlsx', tall)
    const ended = performance.now()
    await readOne('a.xlsx', ordinary)
    expect(ended - started).toBeLessThan(5 * (performance.now() - ended))
    expect(table.columns.length + table.rows.length).toBe(2)
    const wide = await collect(
      zipStream(workbookParts(sheetXml(cell('A1', 1) + cell('XFD1048576', 1048576)))),
    )
    expect(await errorOf('a.xlsx', wide)).toEqual({ code: 'too-many-columns', line: 1048576, limit: 2000 })
  })

  it('IOX-1 F2 macros, outside links and pictures never reach the parser', async () => {
    const sheet = sheetXml(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://evil")</f><v>kept</v></c></row>',
    )
    const bytes = await collect(
      zipStream(
        workbookParts(sheet, [
          { name: 'xl/vbaProject.bin', text: 'not a macro' },
          { name: 'xl/externalLinks/externalLink1.xml', text: '<!DOCTYPE evil>' },
          { name: 'xl/media/image1.png', text: 'x' },
        ]),
      ),
    )
    expect((await readOne('a.xlsm', bytes)).rows).toEqual([{ line: 2, cells: ['kept'] }])
  })

  it('IOX-1 F2 encrypted, truncated and foreign archives', async () => {
    const encrypted = Buffer.alloc(4096)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(encrypted)
    expect((await errorOf('a.xlsx', encrypted)).code).toBe('workbook-broken')
    const good = bytesOf(bookOf([['a'], ['b']]), 'xlsx')
    expect((await errorOf('a.xlsx', good.subarray(0, good.length - 30))).code).toBe('zip-broken')
    expect(
      await errorOf('a.xlsx', zipStored([{ name: 'word/document.xml', bytes: Buffer.from('<x/>') }])),
    ).toEqual({
      code: 'not-a-table',
      found: 'zip',
    })
    expect(await errorOf('a.xlsx', bytesOf(bookOf([[]]), 'xlsx'))).toEqual({ code: 'empty' })
  })

  it('IOX-1 F2 a sheet that the parser stumbles over refuses the file instead of vanishing', async () => {
    const sheet = sheetXml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')
    const bytes = await collect(zipStream(workbookParts(sheet)))
    const result = await readTables({ name: 'a.xlsx', bytes })
    expect(result.ok).toBe(false)
  })

  it('IOX-1 F2 a parser that takes too long, too much, or is no longer wanted is ended', async () => {
    const big = bytesOf(
      bookOf(Array.from({ length: 20_000 }, (_, index) => [`code ${index}`, `name ${index}`, index])),
      'xlsx',
    )
    const slow = await readTables({ name: 'a.xlsx', bytes: big }, { limits: { workbookMs: 20 } })
    expect(slow).toEqual({ ok: false, error: { code: 'workbook-too-slow', limitMs: 20 } })
    const fat = await readTables({ name: 'a.xlsx', bytes: big }, { limits: { workbookHeapMb: 12 } })
    expect(fat).toEqual({ ok: false, error: { code: 'workbook-too-big' } })
    const controller = new AbortController()
    const reading = readTables({ name: 'a.xlsx', bytes: big }, { signal: controller.signal })
    setTimeout(() => controller.abort(), 10)
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } })
  })
})
