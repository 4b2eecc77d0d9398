import MiniSearch from 'minisearch'
import { indexText, matchExpression, searchTerms } from '../../shared/domain/search/tokens.ts'
import { openTestCore } from '../support/core.ts'
import type { Figure } from './figure.ts'
import { growth, measureInTurns, median, p95 } from './statistics.ts'
import { addNotes, type NoteText, noteTexts } from './support/notes.ts'

const seed = 20_261_126
const sizes = [1_000, 10_000, 100_000] as const
const miniSearchSize = 10_000
/** Two characters, as people type; common and seldom, Chinese and English. */
const words = ['客户', '合作', '嘉宾', '融资', '数据', '校长', 'renewal', '疫情', 'procurement', '品牌']
const wordOf = (run: number): string => words[run % words.length] ?? ''

function miniSearchOver(texts: readonly NoteText[]): MiniSearch {
  // The same tokens as ours, so that both find the same.
  const tokens = (text: string): string[] => indexText(text.toLowerCase()).split(/\s+/)
  const index = new MiniSearch({ fields: ['title', 'body'], tokenize: tokens, processTerm: (term) => term })
  index.addAll(texts.map((text, id) => ({ id, ...text })))
  return index
}

/** VIS-8: the first page of a search over all notes. */
export async function run(): Promise<readonly Figure[]> {
  const core = await openTestCore({ seed })
  const figures: Figure[] = []
  const points: [number, number][] = []
  try {
    const texts = noteTexts(seed)
    let there = 0
    for (const size of sizes) {
      addNotes(core.store, texts, size - there)
      there = size
      const bare = (run: number): unknown =>
        core.store.read.rows(
          `SELECT rowid AS id FROM search_text WHERE search_text MATCH ? AND rank MATCH 'bm25(6.0, 1.0, 12.0)'
           ORDER BY rank LIMIT 20`,
          matchExpression(searchTerms(wordOf(run))),
        )
      const ours = (run: number): Promise<unknown> =>
        core.call('search.find', { text: wordOf(run), limit: 20 })
      const times = await measureInTurns(ours, bare, { times: 60, warmUp: words.length })
      points.push([size, median(times.ours)])
      const isLargest = size === sizes.at(-1)
      figures.push({
        name: `search, first page, ${size} notes (p95)`,
        value: p95(times.ours),
        unit: 'ms',
        ...(isLargest ? { limit: 50, ratioLimit: 2 } : {}),
        peer: 'bare FTS5 query',
        ratio: median(times.ours) / median(times.peers),
      })
      if (size === miniSearchSize) figures.push(await againstMiniSearch(ours))
    }
    figures.push({
      name: 'search, growth with notes',
      value: growth(points).exponent,
      unit: 'exponent',
      limit: 1,
    })
    const opened: number[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      // The pages are read aside after a start; whoever closes before that waits for it, and nobody does so at once.
      await core.session.whenChecked()
      const start = performance.now()
      await core.restart()
      if (turn > 0) opened.push(performance.now() - start)
    }
    figures.push({
      name: `core opens a workspace of ${there} notes`,
      value: median(opened),
      unit: 'ms',
      limit: 1500,
    })
    return figures
  } finally {
    await core.stop()
  }
}

async function againstMiniSearch(ours: (run: number) => Promise<unknown>): Promise<Figure> {
  const texts = noteTexts(seed)
  const index = miniSearchOver(Array.from({ length: miniSearchSize }, () => texts.next().value as NoteText))
  const mini = (run: number): unknown =>
    index
      .search(
        searchTerms(wordOf(run))
          .map((term) => term.text)
          .join(' '),
      )
      .slice(0, 20)
  const times = await measureInTurns(ours, mini, { times: 40 })
  return {
    name: `search, first page, ${miniSearchSize} notes (p95)`,
    value: p95(times.ours),
    unit: 'ms',
    peer: 'MiniSearch in memory',
    ratio: median(times.ours) / median(times.peers),
  }
}
