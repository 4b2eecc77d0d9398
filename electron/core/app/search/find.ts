import type { CallOutput, CallRequest } from '../../../../shared/contract/index.ts'
import {
  findMarks,
  type Mark,
  matchExpression,
  type SearchTerm,
  searchTerms,
} from '../../../../shared/domain/search/tokens.ts'
import type { ReadStore } from '../../store/index.ts'
import { type DocumentRow, documentSources } from './documents.ts'
import { fold } from './fold.ts'

type Hit = CallOutput<'search.find'>['hits'][number]

interface Candidate {
  readonly kind: Hit['kind']
  readonly record_id: string
  readonly account_id: string | null
  readonly at: number
  readonly account_name: string | null
}

/** Characters of text around the first match. */
const before = 24
const around = 120
const marksPerText = 12

const sourceByKind = new Map(Object.values(documentSources).map((source) => [source.kind, source]))

/** Line breaks become spaces one for one, so that positions stay. */
const flat = (text: string): string => text.replace(/[\r\n\t]/g, ' ')

/** The piece of `body` to show: around the first match, not cutting a surrogate pair. */
export function cutSnippet(
  body: string,
  folded: string,
  terms: readonly SearchTerm[],
): { snippet: string; marks: Mark[]; position: number | null } {
  const first = findMarks(folded, terms, 1)[0]
  let start = Math.max(0, (first?.[0] ?? 0) - before)
  if (/[\uDC00-\uDFFF]/.test(body[start] ?? '')) start -= 1
  let end = Math.min(body.length, start + around)
  if (/[\uDC00-\uDFFF]/.test(body[end] ?? '')) end += 1
  const lead = start > 0 ? '…' : ''
  const snippet = lead + flat(body.slice(start, end)) + (end < body.length ? '…' : '')
  const marks = findMarks(folded.slice(start, end), terms, marksPerText).map(
    ([from, to]): Mark => [from + lead.length, to + lead.length],
  )
  return { snippet, marks, position: first?.[0] ?? null }
}

/** VIS-8: all terms must occur; names count most, then titles, then texts; newer first among equals. */
export function findText(read: ReadStore, input: CallRequest<'search.find'>): CallOutput<'search.find'> {
  const terms = searchTerms(fold(input.text))
  if (terms.length === 0) return { hits: [], total: 0 }
  const conditions = ['search_text MATCH ?']
  const parameters: (string | number)[] = [matchExpression(terms)]
  if (input.kinds !== undefined && input.kinds.length > 0) {
    conditions.push(`d.kind IN (${input.kinds.map(() => '?').join(', ')})`)
    parameters.push(...input.kinds)
  }
  if (input.accountId !== undefined) {
    conditions.push('d.account_id = ?')
    parameters.push(input.accountId)
  }
  if (input.from !== undefined) {
    conditions.push('d.at >= ?')
    parameters.push(input.from)
  }
  if (input.to !== undefined) {
    conditions.push('d.at < ?')
    parameters.push(input.to)
  }
  const isNarrowed = conditions.length > 1
  const where = conditions.join(' AND ')
  // Ranking reads only the index; the rows of the first page are fetched afterwards. Without a filter the index
  // needs no look at the documents at all.
  const page = isNarrowed
    ? read.rows<{ id: number }>(
        `SELECT d.id FROM search_text JOIN search_doc d ON d.id = search_text.rowid
         WHERE ${where} ORDER BY bm25(search_text, 6.0, 1.0, 12.0), d.id DESC LIMIT ? OFFSET ?`,
        ...parameters,
        input.limit,
        input.offset ?? 0,
      )
    : read.rows<{ id: number }>(
        `SELECT rowid AS id FROM search_text WHERE search_text MATCH ? AND rank MATCH 'bm25(6.0, 1.0, 12.0)'
         ORDER BY rank LIMIT ? OFFSET ?`,
        ...parameters,
        input.limit,
        input.offset ?? 0,
      )
  const total =
    read.rows<{ count: number }>(
      isNarrowed
        ? `SELECT count(*) AS count FROM search_text JOIN search_doc d ON d.id = search_text.rowid WHERE ${where}`
        : 'SELECT count(*) AS count FROM search_text WHERE search_text MATCH ?',
      ...parameters,
    )[0]?.count ?? 0
  return {
    hits: describe(
      read,
      page.map((row) => row.id),
      terms,
    ),
    total,
  }
}

function describe(read: ReadStore, docIds: readonly number[], terms: readonly SearchTerm[]): Hit[] {
  if (docIds.length === 0) return []
  const candidates = new Map(
    read
      .rows<Candidate & { id: number }>(
        `SELECT d.id, d.kind, d.record_id, d.account_id, d.at, a.name AS account_name
         FROM search_doc d LEFT JOIN account a ON a.id = d.account_id WHERE d.id IN (${docIds.map(() => '?').join(', ')})`,
        ...docIds,
      )
      .map((row) => [row.id, row]),
  )
  const hits: Hit[] = []
  for (const docId of docIds) {
    const candidate = candidates.get(docId)
    const source = candidate && sourceByKind.get(candidate.kind)
    if (candidate === undefined || source === undefined) continue
    const row = read.rows<DocumentRow>(`${source.select} AND t.id = ?`, candidate.record_id)[0]
    if (row === undefined) continue
    const { snippet, marks, position } = cutSnippet(row.body, fold(row.body), terms)
    hits.push({
      kind: candidate.kind,
      id: candidate.record_id,
      title: row.title,
      accountId: candidate.account_id,
      accountName: candidate.account_name,
      at: candidate.at,
      snippet,
      snippetMarks: marks.map(([start, end]) => [start, end]),
      titleMarks: findMarks(fold(row.title), terms, marksPerText).map(([start, end]) => [start, end]),
      position,
    })
  }
  return hits
}
