import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { DelimitedScanner } from '../../../electron/core/exchange/delimited-text.ts'
import { readTables } from '../../../electron/core/exchange/index.ts'
import { errorOf, readOk, readOne, runs } from './support.ts'

const scan = (text: string, delimiter = ','): string[][] => {
  const scanner = new DelimitedScanner(text, delimiter, '"', 1_000_000)
  const rows: string[][] = []
  for (let record = scanner.next(); record; record = scanner.next())
    if (!record.problem) rows.push(record.cells)
  return rows
}

describe('IOX-1 delimited text', () => {
  it.each([',', ';', '\t', '|'])(
    'IOX-1 finds the delimiter %j, also with the others inside cells',
    async (delimiter) => {
      const cells = [
        ['code', 'name', 'note'],
        ['1', 'a, b; c', 'x | y'],
        ['2', 'tab\there', 'z'],
        ['3', 'plain', ''],
      ]
      const text = cells.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\n')
      const { guess, tables } = await readOk('a.txt', text)
      expect(guess).toMatchObject({ kind: 'delimited', delimiter, quote: '"', headerRow: 1 })
      expect(tables[0]?.rows.map((row) => row.cells)).toEqual(cells.slice(1))
    },
  )

  it('IOX-1 Excel says the delimiter itself', async () => {
    const { guess, tables } = await readOk('a.csv', 'sep=|\r\na,b|c\r\n1,5|2\r\n')
    expect(guess.delimiter).toBe('|')
    expect(tables[0]).toMatchObject({
      columns: ['a,b', 'c'],
      headerRow: 2,
      rows: [{ line: 3, cells: ['1,5', '2'] }],
    })
  })

  it('IOX-1 the header is found below a title, and its absence is noticed', async () => {
    const titled = await readOne(
      'a.csv',
      '客户清单,,\n2026年11月,,\n\n编号,名称,城市\n1,甲,杭州\n2,乙,深圳\n',
    )
    expect(titled).toMatchObject({ headerRow: 4, columns: ['编号', '名称', '城市'] })
    expect(titled.rows).toEqual([
      { line: 5, cells: ['1', '甲', '杭州'] },
      { line: 6, cells: ['2', '乙', '深圳'] },
    ])
    const bare = await readOne('a.csv', '1,甲,2024-01-01\n2,乙,2024-01-02\n')
    expect(bare).toMatchObject({ headerRow: null, columns: ['#1', '#2', '#3'] })
    expect(bare.rows).toHaveLength(2)
    const told = await readOne('a.csv', '1,甲\n2,乙\n', { headerRow: 1 })
    expect(told.columns).toEqual(['1', '甲'])
    const untold = await readOne('a.csv', 'code,name\n2,乙\n', { headerRow: null })
    expect(untold.rows).toHaveLength(2)
  })

  it('IOX-1 broken rows are listed with line and reason, and the next row is read', async () => {
    const table = await readOne(
      'a.csv',
      [
        'code,name',
        '1,ok',
        '2',
        '3,a,b',
        '"4,open',
        '5,"quoted"junk',
        '6,"two\nlines"',
        '7,ok,',
        '',
        '8,ok',
      ].join('\n'),
    )
    expect(table.rows).toEqual([
      { line: 2, cells: ['1', 'ok'] },
      { line: 7, cells: ['6', 'two\nlines'] },
      { line: 9, cells: ['7', 'ok'] },
      { line: 11, cells: ['8', 'ok'] },
    ])
    expect(table.broken.map(({ line, reason }) => [line, reason.code])).toEqual([
      [3, 'too-few-cells'],
      [4, 'too-many-cells'],
      [5, 'text-after-quote'],
      [6, 'text-after-quote'],
    ])
    expect(table.broken[0]).toEqual({
      line: 3,
      reason: { code: 'too-few-cells', expected: 2, found: 1 },
      excerpt: '2',
    })
  })

  it('IOX-1 an open quote at the end takes only its own line', async () => {
    const table = await readOne('a.csv', 'code,name\n1,"open\n2,b\n3,c\n')
    expect(table.rows.map(({ line }) => line)).toEqual([3, 4])
    expect(table.broken).toMatchObject([{ line: 2, reason: { code: 'unclosed-quote' } }])
  })

  it('IOX-1 line ends may be mixed, and count as editors count them', async () => {
    const table = await readOne('a.csv', 'a,b\r\n1,x\n2,y\r3,z\r\n"4\r\n4",w\r5,v')
    expect(table.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, '1'],
      [3, '2'],
      [4, '3'],
      [5, '4\r\n4'],
      [7, '5'],
    ])
  })

  it('IOX-1 F1 a NUL is text, many of them are no table', async () => {
    const table = await readOne('a.csv', 'a,b\n1,x\0y\n')
    expect(table.rows[0]?.cells).toEqual(['1', 'x\0y'])
    expect(await errorOf('a.csv', '\0\x01\x02,'.repeat(100))).toEqual({
      code: 'not-a-table',
      found: 'binary',
    })
  })

  it('IOX-1 wrong files are refused by what they are, whatever their name', async () => {
    const of = (bytes: string): Promise<unknown> => errorOf('customers.csv', Buffer.from(bytes, 'latin1'))
    expect(await of('%PDF-1.7\n')).toEqual({ code: 'not-a-table', found: 'pdf' })
    expect(await of('\x89PNG\r\n\x1a\n')).toEqual({ code: 'not-a-table', found: 'image' })
    expect(await of('<html><table><tr><td>1')).toEqual({ code: 'not-a-table', found: 'html' })
    expect(await of('<?xml version="1.0"?><Workbook/>')).toEqual({ code: 'not-a-table', found: 'xml' })
    expect(await of('')).toEqual({ code: 'empty' })
    expect(await of(' \r\n \n')).toEqual({ code: 'empty' })
  })

  it('IOX-1 F1 a million columns are refused in no more time than ten readings of a million cells', async () => {
    const started = performance.now()
    expect(await errorOf('a.csv', `${'a,'.repeat(1_000_000)}\n`)).toEqual({
      code: 'too-many-columns',
      line: 1,
      limit: 2000,
    })
    const refused = performance.now()
    const table = await readOne('a.csv', `a,b\n${'1,'.repeat(1_000_000)}9\n1,2\n`)
    expect(refused - started).toBeLessThan(10 * (performance.now() - refused))
    expect(table.rows).toEqual([{ line: 3, cells: ['1', '2'] }])
    expect(table.broken[0]?.reason).toEqual({ code: 'too-many-cells', expected: 2, found: 1_000_001 })
  })

  it('IOX-1 F1 a line of a gigabyte is refused after 64 MB, in bounded memory', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    let given = 0
    let ended = false
    async function* gigabyte(): AsyncGenerator<Uint8Array> {
      try {
        for (let index = 0; index < 1024; index += 1) {
          given += 1
          yield chunk
        }
      } finally {
        ended = true
      }
    }
    const before = process.memoryUsage().rss
    const result = await readTables({ name: 'a.csv', bytes: gigabyte() })
    expect(result).toEqual({ ok: false, error: { code: 'too-large', limit: 64 * 1024 * 1024 } })
    expect(given).toBe(65)
    expect(ended).toBe(true)
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024)
  })

  it('IOX-1 F1 a cell beyond its limit is one broken row', async () => {
    const table = await readOne('a.csv', `a,b\n1,${'x'.repeat(5000)}\n2,"${'y'.repeat(5000)}"\n3,z\n`, {
      limits: { cellCharacters: 1000 },
    })
    expect(table.rows.map(({ line }) => line)).toEqual([4])
    expect(table.broken.map(({ reason }) => reason.code)).toEqual(['cell-too-long', 'cell-too-long'])
  })

  it('IOX-1 F1 a file of open quotes ends as one error, in the time of a sound one at most ten times', async () => {
    const text = `a,b\n${'1,"x\n'.repeat(200_000)}`
    const sound = performance.now()
    await readTables({ name: 'b.csv', bytes: Buffer.from(`a,b\n${'1,"x"\n'.repeat(200_000)}`) })
    const started = performance.now()
    const result = await readTables({ name: 'a.csv', bytes: Buffer.from(text) })
    // Pairs of quotes swallow each other, so most of it reads as broken rows.
    expect(
      result.ok ? (result.value.tables[0]?.broken.length ?? 0) > 0 : result.error.code === 'quotes-broken',
    ).toBe(true)
    expect(performance.now() - started).toBeLessThan(10 * (started - sound))
  })

  it('IOX-1 caps on rows and cells are errors with the limit', async () => {
    const rows = 'a,b\n'.repeat(100)
    expect(await errorOf('a.csv', rows, { limits: { rows: 50 } })).toEqual({
      code: 'too-many-rows',
      limit: 50,
    })
    expect(await errorOf('a.csv', rows, { limits: { cells: 50 } })).toEqual({
      code: 'too-many-cells',
      limit: 50,
    })
  })

  it('IOX-1 reading can be cancelled and tells how far it is', async () => {
    const controller = new AbortController()
    const shares: number[] = []
    const result = await readTables(
      { name: 'a.csv', bytes: Buffer.from('a,b\n'.repeat(100_000)) },
      {
        signal: controller.signal,
        onProgress: (share) => {
          shares.push(share)
          if (share > 0.3) controller.abort()
        },
      },
    )
    expect(result).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(shares.length).toBeGreaterThan(2)
    expect([...shares].sort((left, right) => left - right)).toEqual(shares)
  })

  it('IOX-1 agrees with papaparse on every well-formed file', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '中', '"', ',', ';', '\n', '\r', ' ', "'", '1') }),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
          ),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, delimiter) => {
          const text = Papa.unparse(rows, { delimiter, quotes: true, newline: '\r\n' })
          expect(scan(text, delimiter)).toEqual(rows)
          expect(Papa.parse(text, { delimiter, newline: '\r\n' }).data).toEqual(rows)
        },
      ),
      { numRuns: runs(500) },
    )
  })
})

describe('IOX-1 JSON records', () => {
  it('IOX-1 a list of objects, an object with one list, Salesforce trees of several types', async () => {
    expect(await readOne('a.json', '[{"id":"1","name":"甲"},{"name":"乙","extra":true}]')).toMatchObject({
      name: 'a',
      columns: ['id', 'name', 'extra'],
      rows: [
        { line: 1, cells: ['1', '甲', ''] },
        { line: 1, cells: ['', '乙', 'TRUE'] },
      ],
    })
    expect((await readOne('a.json', '{"total":1,"items":[\n{"id":1}\n]}')).rows[0]).toEqual({
      line: 2,
      cells: ['1'],
    })
    const { tables } = await readOk(
      'tree.json',
      '{"records":[\n{"attributes":{"type":"Account","referenceId":"R1"},"name":"a"},\n{"attributes":{"type":"Contact","referenceId":"R2"},"email":"x@y"}]}',
    )
    expect(tables.map(({ name, columns }) => [name, columns])).toEqual([
      ['Account', ['referenceId', 'name']],
      ['Contact', ['referenceId', 'email']],
    ])
  })

  it('IOX-1 long numbers keep their digits, nested values become text', async () => {
    const table = await readOne(
      'a.json',
      '[{"id":12345678901234567890,"price":1.10,"tags":["a","b"],"none":null}]',
    )
    expect(table.rows[0]?.cells).toEqual(['12345678901234567890', '1.10', '["a","b"]', ''])
  })

  it('IOX-1 broken, deep and foreign JSON is refused with its line', async () => {
    expect(await errorOf('a.json', '[{"a":1},\n{"a":}]')).toEqual({ code: 'json-broken', line: 2 })
    expect(await errorOf('a.json', '[{"a":1},\n')).toEqual({ code: 'json-broken', line: 2 })
    expect(await errorOf('a.json', '['.repeat(100_000))).toMatchObject({ code: 'json-too-deep', limit: 32 })
    expect(await errorOf('a.json', '{"a":1}')).toEqual({ code: 'json-no-records' })
    expect(await errorOf('a.json', '[]')).toEqual({ code: 'empty' })
    const mixed = await readOne('a.json', '[{"a":1},2,null]')
    expect(mixed.broken.map(({ reason }) => reason.code)).toEqual(['not-an-object', 'not-an-object'])
  })

  it('IOX-1 a key that would reach into objects is a column like any other', async () => {
    const table = await readOne('a.json', '[{"__proto__":"x","constructor":"y"}]')
    expect(table.columns).toEqual(['__proto__', 'constructor'])
    expect(table.rows[0]?.cells).toEqual(['x', 'y'])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('IOX-1 a CSV whose header begins with a bracket is still a CSV', async () => {
    expect(await readOne('a.csv', '[id],[name]\n1,甲\n')).toMatchObject({ columns: ['[id]', '[name]'] })
  })
})
