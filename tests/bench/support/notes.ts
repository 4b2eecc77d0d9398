import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Store } from '../../../electron/core/store/index.ts'
import { type SeededRandom, seededRandom } from '../../support/seeded.ts'

const data = resolve(import.meta.dirname, '../../data/zh_meetings_vcsum/short_dev.txt')

/** What was really said in Chinese meetings, sentence by sentence. */
function meetingSentences(): readonly string[] {
  return readFileSync(data, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => (JSON.parse(line) as { context: string[][] }).context.flat())
    .filter((sentence) => sentence.length > 4)
}

const who = ['The customer', 'Their IT lead', 'Procurement', 'The pilot group', 'Finance', 'Our engineer']
const does = ['asked for', 'will deliver', 'has not yet signed', 'compared', 'wants to postpone', 'confirmed']
const what = [
  'the export interface',
  'single sign-on',
  'forty more seats',
  'the renewal',
  'a security review',
]
const englishSentence = (random: SeededRandom): string =>
  `${random.pick(who)} ${random.pick(does)} ${random.pick(what)} in week ${random.between(1, 52)}. `

export interface NoteText {
  readonly title: string
  readonly body: string
}

/** Visit notes that one seed repeats: three in four in Chinese, about 200 characters each. */
export function* noteTexts(seed: number): Generator<NoteText, never> {
  const random = seededRandom(seed)
  const sentences = meetingSentences()
  for (let number = 1; ; number += 1) {
    const isChinese = random.chance(0.75)
    const count = random.between(3, 7)
    const body = Array.from({ length: count }, () =>
      isChinese ? random.pick(sentences) : englishSentence(random),
    ).join('')
    yield { title: isChinese ? `第 ${number} 次拜访` : `Visit ${number}`, body }
  }
}

/** Writes notes as the product does: with their revision, their place in the log and in the search index. */
export function addNotes(store: Store, texts: Iterator<NoteText>, count: number): void {
  const batch = 1000
  for (let done = 0; done < count; done += batch) {
    store.change({ name: 'note.create', user: '陆闻笙', undoable: false }, (write) => {
      for (let index = 0; index < Math.min(batch, count - done); index += 1) {
        const { title, body } = texts.next().value as NoteText
        const noteId = write.insert('note', { kind: 'visit', title, happenedAt: write.now })
        write.insert('note_rev', { noteId, parents: [], author: '陆闻笙', hlc: write.hlc(), body })
      }
    })
  }
}
