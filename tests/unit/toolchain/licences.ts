/** Licences that let the product be sold closed, with no duty but to name them. PSF and Python are argparse's. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Copyleft that stops at the file: fine for a tool that is not shipped. */
const fileCopyleft = new Set(['MPL-2.0', 'WTFPL', 'MIT/X11'])

/**
 * Whether an SPDX expression can be met with licences of ours: of `A OR B` one is enough, of `A AND B` both are
 * needed. Anything unknown, `SEE LICENSE IN …` and a missing licence are not.
 */
export function isAllowed(expression: string | undefined, shipped: boolean): boolean {
  if (expression === undefined) return false
  const text = expression.trim()
  if (text.startsWith('(') && closing(text) === text.length - 1) return isAllowed(text.slice(1, -1), shipped)
  for (const [word, joins] of [
    [' OR ', 'some'],
    [' AND ', 'every'],
  ] as const) {
    const parts = splitOutside(text, word)
    if (parts.length > 1) return parts[joins]((part) => isAllowed(part, shipped))
  }
  return permissive.has(text) || (!shipped && fileCopyleft.has(text))
}

/** Where the bracket that opens the text closes. */
function closing(text: string): number {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1
    if (text[index] === ')') depth -= 1
    if (depth === 0) return index
  }
  return -1
}

function splitOutside(text: string, word: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1
    if (text[index] === ')') depth -= 1
    if (depth === 0 && text.startsWith(word, index)) {
      parts.push(text.slice(from, index))
      from = index + word.length
    }
  }
  return [...parts, text.slice(from)]
}
