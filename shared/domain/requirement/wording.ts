import { wordsOf } from './likeness.ts'

/** Stands in a wording where the title of the wish goes; the same in every language, as wordings are shared. */
export const titleMark = '{title}'

/** REQ-4: a wording with the title of one wish in it, as the customer reads it. */
export const filledWording = (wording: string, title: string): string =>
  wording.replaceAll(titleMark, () => title)

/** REQ-4: what was written for one wish as a wording for any: its title becomes the mark. Blank titles stay out. */
export const asWording = (text: string, title: string): string =>
  title.trim() === '' ? text : text.replaceAll(title, () => titleMark)

/**
 * REQ-4: whether an explanation still says what a wording says: at least half of the wording's words (Latin words, pairs
 * of neighbouring Chinese characters) stand in it, the title of the wish not counted. What is added does not matter;
 * a text that was written anew no longer goes by the wording's name.
 */
export function saysWording(explanation: string, wording: string): boolean {
  const said = wordsOf(wording.replaceAll(titleMark, ' '))
  const written = wordsOf(explanation)
  const kept = [...said].filter((word) => written.has(word)).length
  return written.size > 0 && kept * 2 >= said.size
}
