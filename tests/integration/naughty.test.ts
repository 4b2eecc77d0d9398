import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unguardCell } from '../../shared/domain/exchange/index.ts'
import { readTables } from '../../electron/core/exchange/index.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { exported } from '../support/downloads.ts'

const listed = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/naughty_strings/blns.json'), 'utf8'),
) as string[]
/** What the list leaves out: what a machine makes rather than a person. */
const ours = [
  '\0',
  'a\0b',
  '\ud83d',
  'x\udc00y',
  '\r\n',
  'a\rb',
  '\v',
  '\u2028',
  `'=1+1`,
  '\ufeff',
  'e\u0301',
]
const naughty = [...listed, ...ours]
/** Half a surrogate pair cannot be stored as UTF-8: it becomes U+FFFD when it is written, by design. */
const kept = (text: string): string => text.toWellFormed()

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  expect(core.bugs).toEqual([])
  await core.stop()
})

async function writeNotes(): Promise<Map<string, string>> {
  const bodies = new Map<string, string>()
  for (const [index, text] of naughty.entries()) {
    const { id } = await core.call('note.create', { accountId: null, title: `第 ${index} 条`, body: text })
    bodies.set(id, kept(text))
  }
  return bodies
}

describe('every naughty string', () => {
  test('VIS-6 stays itself in a note: revised, drafted, and after the next start', async () => {
    const bodies = await writeNotes()
    for (const [id, body] of bodies) {
      const note = await core.call('note.get', { id })
      expect(note.body).toBe(body)
      const draft = `${body}尾`
      await core.call('note.saveDraft', {
        noteId: id,
        body: draft,
        baseRevId: note.headRevId,
        selection: null,
      })
      expect((await core.call('note.get', { id })).draft?.body).toBe(draft)
    }
    await core.restart()
    for (const [id, body] of bodies) {
      const note = await core.call('note.get', { id })
      expect([note.body, note.draft?.body]).toEqual([body, `${body}尾`])
    }
  })

  test('ACC-1 PPL-1 stays itself as the name of an account and a person, or is refused as saying nothing', async () => {
    let refused = 0
    for (const text of naughty) {
      const account = await core.ask('account.create', { name: text })
      const person = await core.ask('person.create', { name: text })
      if (!account.ok || !person.ok) {
        // Only what is blank is no name.
        expect(text.trim(), JSON.stringify(text)).toBe('')
        refused += 1
        continue
      }
      // A name is one line: white space around it is not part of it.
      const name = kept(text).trim()
      expect((await core.call('account.get', { id: account.value.id })).name).toBe(name)
      expect((await core.call('person.get', { id: person.value.id })).person.name).toBe(name)
    }
    expect(refused).toBeLessThan(naughty.length / 10)
  })

  test('VIS-8 is a question that the search answers', async () => {
    await writeNotes()
    for (const text of naughty) {
      const answer = await core.ask('search.find', { text: text.slice(0, 500), limit: 50 })
      expect(answer.ok, JSON.stringify(text)).toBe(true)
      expect((await core.ask('search.names', { text: text.slice(0, 200), limit: 50 })).ok).toBe(true)
    }
  })

  test('IOX-2 comes out of CSV, workbook and JSON as it went in; Markdown holds the text as it is', async () => {
    const bodies = [...(await writeNotes()).values()]
    const ordered = (rows: readonly string[]): string[] => rows.toSorted()
    // A cell of nothing is nothing; that is all that a sheet can say.
    const filled = ordered(bodies.filter((body) => body !== ''))

    const json = await exported(core, { what: 'notes', format: 'json' })
    const records = (JSON.parse(json.text) as { records: { body: string }[] }).records
    expect(ordered(records.map(({ body }) => body))).toEqual(ordered(bodies))

    const csv = await exported(core, { what: 'notes', format: 'csv', language: 'en' })
    // A second reader than ours; lines end as RFC 4180 says, whatever stands inside the cells.
    const { data } = Papa.parse<string[]>(csv.text.replace(/^\ufeff/, ''), { newline: '\r\n' })
    const [heads = [], ...lines] = data
    const inCsv = lines.map((cells) => unguardCell(cells[heads.indexOf('Text')] ?? ''))
    expect(ordered(inCsv.filter((cell) => cell !== ''))).toEqual(filled)

    for (const format of ['csv', 'xlsx', 'json'] as const) {
      const { result, bytes } = await exported(core, { what: 'notes', format, language: 'en' })
      const read = await readTables({ name: result.name, bytes })
      if (!read.ok) throw new Error(read.error.code)
      const [sheet] = read.value.tables
      const column = sheet?.columns.indexOf(format === 'json' ? 'body' : 'Text') ?? -1
      const texts = sheet?.rows.map(({ cells }) => cells[column] ?? '') ?? []
      // The workbook holds CR LF; SheetJS, by which we read it, takes every line break for LF. All else is exact.
      const wanted = format === 'xlsx' ? ordered(filled.map((text) => text.replaceAll('\r\n', '\n'))) : filled
      expect(ordered(texts.filter((text) => text !== '')), format).toEqual(wanted)
    }

    const markdown = await exported(core, { what: 'notes', format: 'md' })
    for (const body of bodies) expect(markdown.text.includes(body), JSON.stringify(body)).toBe(true)
  })
})
