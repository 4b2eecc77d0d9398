import TSCharacters from 'opencc-js/dict/TSCharacters'
import TWVariantsRev from 'opencc-js/dict/TWVariantsRev'

/**
 * Folding for search and duplicates: lower case, half width, simplified characters. Character by character, never
 * by phrase, so that a position in the folded text is a position in the text.
 */
let simplifiedByCharacter: Map<string, string> | undefined

function characterMap(): Map<string, string> {
  if (simplifiedByCharacter !== undefined) return simplifiedByCharacter
  const map = new Map<string, string>()
  const add = (dictionary: string): void => {
    for (const entry of dictionary.split('|')) {
      const [from, to] = entry.split(' ')
      if (from === undefined || to === undefined) continue
      // Only pairs of the same length in UTF-16 keep positions.
      const target = map.get(to) ?? to
      if (Array.from(from).length === 1 && from.length === target.length) map.set(from, target)
    }
  }
  add(TSCharacters)
  add(TWVariantsRev)
  simplifiedByCharacter = map
  return map
}

const needsCare = /[^\u0020-\u007e\u3001\u3002]/
const memo = new Map<string, string>()

function foldCharacter(character: string, map: Map<string, string>): string {
  let folded = memo.get(character)
  if (folded === undefined) {
    const plain = character.normalize('NFKC').toLowerCase()
    // Ligatures, ㎏ and İ would change the length: they stay as they are.
    folded = plain.length === character.length ? plain : character
    folded = map.get(folded) ?? folded
    if (memo.size > 50_000) memo.clear()
    memo.set(character, folded)
  }
  return folded
}

/** Folded text of exactly the same UTF-16 length. */
export function fold(text: string): string {
  if (!needsCare.test(text)) return text.toLowerCase()
  const map = characterMap()
  let folded = ''
  for (const character of text) folded += foldCharacter(character, map)
  return folded
}
