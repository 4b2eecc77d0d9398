/** A wish as it is compared. */
export interface LikenessText {
  readonly title: string
  /** Further words: the situation it comes from. */
  readonly detail: string
}

export interface Likeness {
  /** Position in the list that was searched. */
  readonly index: number
  /** 0: no word in common; 1: the same words. */
  readonly likeness: number
}

/**
 * Which wishes read like a text, best first (offered while a new one is typed).
 *
 * Words are Latin words and pairs of neighbouring Chinese characters. The measure is Dice's coefficient,
 * 2·|common| ÷ (|one| + |other|), each word weighted with its rarity among the wishes, ln(1 + n ÷ n(word)), so that
 * 报表 in every title decides nothing. The title alone and the title with its detail are both tried and the better
 * counts: a short question finds a long wish. Below `threshold` nothing is offered.
 */
export function findAlike(
  text: string,
  wishes: readonly LikenessText[],
  limit: number,
  threshold = 0.22,
): readonly Likeness[] {
  const asked = wordsOf(text)
  if (asked.size === 0) return []
  const known = wishes.map(({ title, detail }) => ({
    title: wordsOf(title),
    all: wordsOf(`${title}\n${detail}`),
  }))
  const spread = new Map<string, number>()
  for (const { all } of known) for (const word of all) spread.set(word, (spread.get(word) ?? 0) + 1)
  const weightOf = (word: string): number => Math.log(1 + (wishes.length + 1) / (1 + (spread.get(word) ?? 0)))

  const found = known.map(({ title, all }, index) => ({
    index,
    likeness: Math.max(dice(asked, title, weightOf), dice(asked, all, weightOf)),
  }))
  return found
    .filter(({ likeness }) => likeness >= threshold)
    .sort((left, right) => right.likeness - left.likeness || left.index - right.index)
    .slice(0, limit)
}

export interface AlikePair {
  /** Positions in the list, the smaller first. */
  readonly one: number
  readonly other: number
  readonly likeness: number
}

/**
 * REQ-5: which wishes read like each other and may be one, likest first. The measure is that of `findAlike`, of titles
 * with titles and of whole wishes with whole wishes; the better counts. Only pairs with a word in common are looked at,
 * and words of more than an eighth of the wishes (but of at least 30) do not make a pair by themselves.
 */
export function alikePairs(
  wishes: readonly LikenessText[],
  limit: number,
  threshold = 0.34,
): readonly AlikePair[] {
  const known = wishes.map(({ title, detail }) => ({
    title: wordsOf(title),
    all: wordsOf(`${title}\n${detail}`),
  }))
  const places = new Map<string, number[]>()
  for (const [index, { all }] of known.entries())
    for (const word of all) {
      const list = places.get(word)
      if (list === undefined) places.set(word, [index])
      else list.push(index)
    }
  const weightOf = (word: string): number =>
    Math.log(1 + (wishes.length + 1) / (1 + (places.get(word)?.length ?? 0)))
  const common = Math.max(30, wishes.length / 8)

  const pairs: AlikePair[] = []
  for (const [one, left] of known.entries()) {
    const others = new Set<number>()
    for (const word of left.all) {
      const list = places.get(word) ?? []
      if (list.length <= common) for (const other of list) if (other > one) others.add(other)
    }
    for (const other of others) {
      const right = known[other]
      if (right === undefined) continue
      const likeness = Math.max(dice(left.title, right.title, weightOf), dice(left.all, right.all, weightOf))
      if (likeness >= threshold) pairs.push({ one, other, likeness })
    }
  }
  return pairs
    .sort((left, right) => right.likeness - left.likeness || left.one - right.one || left.other - right.other)
    .slice(0, limit)
}

/** `报表export导出` is three runs: Chinese, Latin, Chinese. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu
const isHan = /^\p{Script=Han}/u

/** Latin words in lower case, and pairs of neighbouring Chinese characters; a character that stands alone counts. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    const characters = [...run]
    if (!isHan.test(run) || characters.length === 1) words.add(run)
    else for (let at = 1; at < characters.length; at += 1) words.add(`${characters[at - 1]}${characters[at]}`)
  }
  return words
}

function dice(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weightOf: (word: string) => number,
): number {
  const total = weigh(one, weightOf) + weigh(other, weightOf)
  const common = [...one].filter((word) => other.has(word))
  return total === 0 ? 0 : (2 * weigh(common, weightOf)) / total
}

function weigh(words: Iterable<string>, weightOf: (word: string) => number): number {
  let sum = 0
  for (const word of words) sum += weightOf(word)
  return sum
}
