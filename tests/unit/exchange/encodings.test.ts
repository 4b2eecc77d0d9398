import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText, guessEncoding } from '../../../electron/core/exchange/text-encoding.ts'
import { dataFile, errorOf, ravenstackFiles, readOk, readOne } from './support.ts'

const simplified =
  '客户编号,客户名称,所属行业,备注\r\nA-1,杭州云帆科技有限公司,制造业,续约前要见采购负责人\r\nA-2,深圳市蓝海软件,金融,电话里说预算没有批下来\r\n'
const traditional =
  '客戶編號,客戶名稱,所屬行業,備註\r\nA-1,臺北雲帆科技股份有限公司,製造業,續約前要見採購負責人\r\nA-2,高雄藍海軟體,金融,電話裡說預算沒有批下來\r\n'

/** Meeting summaries of the data set: long real Chinese. */
const summaries = dataFile('zh_meetings_vcsum/long_train.txt')
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { summary: string }).summary)

describe('IOX-1 encodings are found', () => {
  it.each([
    ['utf-8', simplified],
    ['utf-8', traditional],
    ['gb18030', simplified],
    ['gbk', simplified],
    ['gb18030', traditional],
    ['big5', traditional],
    ['utf-16le', simplified],
    ['utf-16be', traditional],
  ])('IOX-1 %s without a mark', async (encoding, text) => {
    const { guess, tables } = await readOk('customers.csv', iconv.encode(text, encoding))
    expect(guess.encoding).toBe(encoding === 'gbk' ? 'gb18030' : encoding)
    expect(tables[0]?.columns).toEqual(text.split('\r\n')[0]?.split(','))
    expect(tables[0]?.rows.map(({ cells }) => cells.join(','))).toEqual(text.split('\r\n').slice(1, 3))
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'])(
    'IOX-1 %s with a byte order mark, which is no part of the header',
    async (encoding) => {
      const { guess, tables } = await readOk(
        'customers.csv',
        iconv.encode(simplified, encoding, { addBOM: true }),
      )
      expect(guess.encoding).toBe(encoding)
      expect(tables[0]?.columns[0]).toBe('客户编号')
    },
  )

  it('IOX-1 239 real Chinese texts are told apart in every encoding', () => {
    const wrong: string[] = []
    for (const [index, summary] of summaries.entries()) {
      for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']) {
        const bytes = iconv.encode(`编号,内容\n${index},${summary}\n`, encoding)
        const found = guessEncoding(bytes)
        if (found !== encoding) wrong.push(`${index} ${encoding} → ${found}`)
        expect(decodeText(bytes, encoding)?.text).toContain(summary)
      }
    }
    expect(summaries.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  it('IOX-1 RavenStack re-saved in each encoding is the same table', async () => {
    const name = ravenstackFiles[0]
    const original = await readOne(name, dataFile(`ravenstack/${name}`))
    const text = dataFile(`ravenstack/${name}`)
      .toString('utf8')
      .replace(/^\ufeff/, '')
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']) {
      expect(await readOne(name, iconv.encode(text, encoding))).toEqual(original)
    }
  })

  it('IOX-1 the person can overrule the guess', async () => {
    const bytes = iconv.encode(simplified, 'gb18030')
    const asBig5 = await readOk('customers.csv', bytes, { encoding: 'big5' })
    expect(asBig5.guess.encoding).toBe('big5')
    expect(asBig5.tables[0]?.columns[1]).not.toBe('客户名称')
    expect(await errorOf('customers.csv', bytes, { encoding: 'klingon' })).toEqual({
      code: 'unknown-encoding',
      encoding: 'klingon',
    })
  })

  it('IOX-1 a damaged byte breaks its row only, and the row is listed', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `A-${index},公司名称${index}`)
    const bytes = Buffer.from(`编号,名称\n${rows.join('\n')}\n`, 'utf8')
    bytes[bytes.indexOf('公司名称99') + 1] = 0x20
    const table = await readOne('customers.csv', bytes)
    expect(table.rows).toHaveLength(199)
    expect(table.broken).toMatchObject([{ line: 101, reason: { code: 'undecodable', encoding: 'utf-8' } }])
  })

  it('IOX-1 a U+FFFD that was in the file is text', async () => {
    const table = await readOne('a.csv', 'name,note\nx,half \ufffd\n')
    expect(table.rows[0]?.cells[1]).toBe('half \ufffd')
    expect(table.broken).toEqual([])
  })

  it('IOX-1 western text is not taken for Chinese', async () => {
    const table = await readOne(
      'a.csv',
      iconv.encode('name,city\nCafé Müller,Zürich\nPeña,Málaga\n', 'windows-1252'),
    )
    expect(table.rows[0]?.cells).toEqual(['Café Müller', 'Zürich'])
  })
})
