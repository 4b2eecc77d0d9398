import { join } from 'node:path'
import { openDatabase } from '../../electron/core/store/driver.ts'
import { migrations } from '../../migrations/index.ts'
import { openTestCore } from '../support/core.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { seededRandom } from '../support/seeded.ts'
import type { Figure } from './figure.ts'
import { growth, measureInTurns, median, p95 } from './statistics.ts'
import { addNotes, noteTexts } from './support/notes.ts'

const seed = 20_261_126
const times = 400

/** An encrypted file of the same schema without our store: what one durable commit of the same row costs by itself. */
function bareDatabase(noteId: string) {
  const database = openDatabase(join(freshDir('bare'), 'bare.db'), seededRandom(seed).bytes(32), {
    create: true,
  })
  for (const { statements } of migrations) for (const statement of statements) database.exec(statement)
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  const upsert = database.prepare(
    `INSERT INTO draft (note_id, base_rev_id, selection, updated_at, body) VALUES (?, NULL, NULL, ?, ?)
     ON CONFLICT (note_id) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body`,
  )
  return {
    save(at: number, body: string): void {
      begin.run()
      upsert.run(noteId, at, body)
      commit.run()
    },
    close: () => database.close(),
  }
}

/** VIS-3: what is typed is durable before it is shown as saved. */
export async function run(): Promise<readonly Figure[]> {
  const core = await openTestCore({ seed, checkOutput: false })
  const figures: Figure[] = []
  try {
    const { id: noteId } = await core.call('note.create', { accountId: null, title: '季度回顾' })
    const bare = bareDatabase(noteId)
    const texts = noteTexts(seed)
    const points: [number, number][] = []
    let there = 0
    for (const size of [1_000, 10_000] as const) {
      addNotes(core.store, texts, size - there)
      there = size
      const body = Array.from({ length: 10 }, () => texts.next().value.body).join('\n')
      const textOf = (run: number): string => `${body}${run}`
      const both = await measureInTurns(
        (run) => core.call('note.saveDraft', { noteId, baseRevId: null, selection: null, body: textOf(run) }),
        (run) => bare.save(run, textOf(run)),
        // Until both logs have been written once to their checkpoint: a file that still grows is slower to make durable
        // than one that is written over, and ours would grow first.
        { times, warmUp: 1_800 },
      )
      points.push([size, median(both.ours)])
      figures.push({
        name: `note save, acknowledged and durable, ${size} notes (p95)`,
        value: p95(both.ours),
        unit: 'ms',
        limit: 20,
        peer: 'bare encrypted commit',
        ratio: median(both.ours) / median(both.peers),
        ratioLimit: 1.5,
      })
    }
    figures.push({ name: 'note save, growth with notes', value: growth(points).exponent, unit: 'exponent' })
    bare.close()
    return figures
  } finally {
    await core.stop()
  }
}
