/** A sentence in a longer text. Offsets are UTF-16 positions; `quote` is exactly `text.slice(start, end)`. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/**
 * The sentence that the caret at `offset` stands in or has just ended, or null on a line that says nothing.
 *
 * A sentence never crosses a line break. Heading, quote and list marks in front of it do not belong to it. It ends
 * after 。！？；… and after ! ? ; . where those end a sentence: not inside 1.5, v2.3.1, a web address or after an
 * abbreviation. What is said in quotation marks or brackets stays with the sentence around it.
 * A caret between two sentences belongs to the one before, because that is what was just written. Leave a command
 * character that is being typed (`/`) out of the text.
 */
export function sentenceAt(text: string, offset: number): Sentence | null {
  const caret = Math.min(Math.max(0, offset), text.length)
  const [lineStart, lineEnd] = lineAround(text, caret)
  const sentences = sentencesOfLine(text.slice(lineStart, lineEnd))
  const local = caret - lineStart
  const found = sentences.findLast((sentence) => sentence.start < local) ?? sentences[0]
  if (found === undefined) return null
  return { start: lineStart + found.start, end: lineStart + found.end, quote: found.quote }
}

/** The sentences of one line, in order, without what is only marks and white space. Offsets within the line. */
export function sentencesOfLine(line: string): readonly Sentence[] {
  const from = markLength(line)
  const borders = findBorders(line, from)
  const sentences: Sentence[] = []
  let start = from
  for (const border of [...borders, line.length]) {
    const sentence = trimmed(line, start, border)
    if (sentence !== null) sentences.push(sentence)
    start = border
  }
  return sentences
}

/**
 * How much of the start of a line is Markdown marks and white space: `> `, `## `, `- [ ] `, `1. `, `（1）`, `一、`.
 */
export function markLength(line: string): number {
  return marks.exec(line)?.[0].length ?? 0
}

const marks =
  /^[\s>]*(?:#{1,6}\s+)?(?:[-*+•·]\s+(?:\[[ xX]\]\s+)?|\d{1,3}(?:[.．](?!\d)|[)）、])\s*|[（(]\d{1,2}[)）]\s*|[一二三四五六七八九十]{1,3}、\s*)?/u

const lineBreak = /[\n\r\u2028\u2029]/

function lineAround(text: string, offset: number): readonly [number, number] {
  let start = offset
  while (start > 0 && !lineBreak.test(text.charAt(start - 1))) start -= 1
  let end = offset
  while (end < text.length && !lineBreak.test(text.charAt(end))) end += 1
  return [start, end]
}

const sayingSomething = /[^\s\p{P}]/u

function trimmed(line: string, from: number, to: number): Sentence | null {
  const piece = line.slice(from, to)
  if (!sayingSomething.test(piece)) return null
  const start = from + piece.length - piece.trimStart().length
  const quote = piece.trim()
  return { start, end: start + quote.length, quote }
}

const closerByOpener = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['【', '】'],
  ['[', ']'],
])
const closers = new Set([...closerByOpener.values(), '"'])
/** A pair wider than this is taken for a forgotten mark, not for something said. */
const widestPair = 400

interface Pairs {
  /** 1 where a character lies between the two marks of a pair. */
  readonly inside: Uint8Array
  readonly openerByCloser: ReadonlyMap<number, number>
  readonly openers: ReadonlySet<number>
}

function findPairs(line: string, from: number): Pairs {
  const inside = new Uint8Array(line.length)
  const openerByCloser = new Map<number, number>()
  const openers = new Set<number>()
  const open: { readonly closer: string; readonly at: number }[] = []
  for (let at = from; at < line.length; at += 1) {
    const character = line.charAt(at)
    const match = closers.has(character)
      ? open.findLastIndex((entry) => entry.closer === character && at - entry.at <= widestPair)
      : -1
    const opener = open[match]
    if (opener !== undefined) {
      open.length = match
      openerByCloser.set(at, opener.at)
      openers.add(opener.at)
      inside.fill(1, opener.at + 1, at)
      continue
    }
    const closer = character === '"' ? '"' : closerByOpener.get(character)
    if (closer !== undefined) open.push({ closer, at })
  }
  return { inside, openerByCloser, openers }
}

const always = new Set('。｡！？；…⋯')
const sometimes = new Set('!?;.')
const isTerminator = (character: string): boolean => always.has(character) || sometimes.has(character)
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}“「『（【《]/u
/** A mark that also stands inside words, numbers and addresses ends a sentence only when a gap or a Chinese word follows. */
const isFollowedByGap = (line: string, at: number): boolean => {
  const next = line.charAt(at)
  return next === '' || /\s/.test(next) || wide.test(next) || closers.has(next)
}

/** Before a name or a number these never end a sentence. */
const neverEnding = new Set('mr mrs ms dr prof st no nos fig vol vs approx dept e.g i.e cf'.split(' '))
/** These end one only when a new one visibly begins. */
const seldomEnding = new Set(
  'inc ltd co corp llc etc a.m p.m u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
)

function endsSentence(line: string, at: number): boolean {
  const character = line.charAt(at)
  if (always.has(character)) return true
  let after = at + 1
  while (isTerminator(line.charAt(after))) after += 1
  if (!isFollowedByGap(line, after)) return false
  if (character !== '.' || after > at + 1) return true
  const word = /(?:[A-Za-z]\.)*[A-Za-z]+$/.exec(line.slice(Math.max(0, at - 12), at))?.[0].toLowerCase()
  if (word === undefined || after >= line.length) return true
  if (neverEnding.has(word)) return false
  // `J. Smith`, `U. S.`: a single letter is an initial.
  if (word.length === 1) return false
  if (seldomEnding.has(word)) return /^\s+[\p{Lu}\p{Script=Han}]/u.test(line.slice(after))
  return true
}

/** Where sentences end, as offsets after their last character. */
function findBorders(line: string, from: number): readonly number[] {
  const { inside, openerByCloser, openers } = findPairs(line, from)
  const borders: number[] = []
  for (let at = from; at < line.length; at += 1) {
    if (inside[at] === 1) continue
    const opener = openerByCloser.get(at)
    if (opener !== undefined) {
      if (endsWithItsQuote(line, opener, at)) borders.push(at + 1)
      continue
    }
    const character = line.charAt(at)
    if (!isTerminator(character) || !endsSentence(line, at)) continue
    let end = at + 1
    while (isTerminator(line.charAt(end)) || (closers.has(line.charAt(end)) && !openers.has(end))) end += 1
    borders.push(end)
    at = end - 1
  }
  return borders
}

/** `他说：“好。”` ends with the quotation; `“行吗？”他问。` goes on after it. */
function endsWithItsQuote(line: string, opener: number, closer: number): boolean {
  if (!isTerminator(line.charAt(closer - 1))) return false
  const next = line.charAt(closer + 1)
  if (next === '' || /\s/.test(next)) return true
  return /[：:]\s*$/.test(line.slice(0, opener)) && wide.test(next)
}
