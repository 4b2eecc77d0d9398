import { markLength } from '../text/index.ts'

/** Longest title taken from a text, in UTF-16 units. */
const longestTitle = 80

/** Cuts without leaving half a character. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(
    text.slice(0, length + 40),
  )) {
    if (cut.length + segment.length > length) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}

const sayingSomething = /[^\s\p{P}]/u
/** `**现状：**`, `参会人：`: a line of a template that waits for its answer. */
const isPrompt = (line: string): boolean => /[：:]\s*\**\s*$/.test(line)
const lineOf = (raw: string): string =>
  raw
    .slice(markLength(raw))
    .replace(/^\**(.*?)\**\s*$/u, '$1')
    .trim()

/**
 * What a note without a title is called: its first line that says something. A heading of the first level counts,
 * further headings and the prompts of a template only where there is nothing else. Empty for an empty text.
 */
export function titleOfNote(body: string): string {
  let fallback = ''
  let from = 0
  while (from < body.length) {
    const next = body.indexOf('\n', from)
    const raw = body.slice(from, next === -1 ? body.length : next)
    from = next === -1 ? body.length : next + 1
    const line = lineOf(raw)
    if (!sayingSomething.test(line)) continue
    if (!/^\s*#{2,6}\s/.test(raw) && !isPrompt(line)) return shorten(line, longestTitle)
    if (fallback === '') fallback = shorten(line.replace(/[：:]\s*$/, ''), longestTitle)
  }
  return fallback
}

/** The first words of a text for a list, on one line and without marks; `start` is enough of the text. */
export function excerptOfNote(start: string, title: string, length = 120): string {
  const words = start
    .split('\n')
    .map(lineOf)
    .filter((line) => sayingSomething.test(line) && line !== title)
    .join(' ')
  return shorten(words, length)
}
