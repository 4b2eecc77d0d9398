import type { CatalogueNode } from './load.ts'

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'áƀçđéƒĝĥíĵķĺɱñóþǫŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓÞǪŔŠŢÚṼŴẊÝŽ'
const accents = new Map(Array.from(plain, (letter, index) => [letter, Array.from(accented)[index] ?? letter]))

/** Accents everything but `{{placeholders}}` and `$t(nested)`, pads by a third as long languages do, and brackets the whole. */
export function pseudoText(text: string): string {
  const body = text
    .split(/(\{\{[^}]*\}\}|\$t\([^)]*\)|<\/?\d+>)/)
    .map((part, index) =>
      index % 2 === 1 ? part : Array.from(part, (letter) => accents.get(letter) ?? letter).join(''),
    )
    .join('')
  return `⟦${body}${'~'.repeat(Math.ceil(text.length / 3))}⟧`
}

export function pseudoCatalogue(node: CatalogueNode): CatalogueNode {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoCatalogue(value),
    ]),
  )
}
