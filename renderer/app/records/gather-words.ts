import type { KeptWords } from './kept-form.ts'

/** The field, of other words for it: `标题#0` stands beside `标题`, and no field is called so. */
const fieldOf = (name: string): string => name.replace(/#0+$/, '')

/**
 * The words of several openings of one form, the latest first, as those of one. Other words for the same field keep a
 * name of their own, which no field has, so that they are shown beside it; what the later words contain is left out.
 */
export function gatherWords(openings: readonly (readonly KeptWords[])[]): readonly KeptWords[] {
  const gathered: KeptWords[] = []
  for (const words of openings.flat()) {
    const field = fieldOf(words.name)
    const said = gathered.filter(({ name }) => fieldOf(name) === field)
    if (said.some(({ text }) => text.includes(words.text))) continue
    let { name } = words
    for (let mark = '#0'; said.some((other) => other.name === name); mark += '0') name = field + mark
    gathered.push({ ...words, name })
  }
  return gathered
}
