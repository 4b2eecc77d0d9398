import { Converter } from 'opencc-js'
import type { Page } from 'playwright-core'
import { type AnyLanguage, pseudoLanguage } from '../../../renderer/i18n/languages.ts'
import { type CatalogueNode, loadCatalogue } from '../../../renderer/i18n/load.ts'
import { dutyTexts } from '../../../shared/domain/kick-off/index.ts'
import { handOverTexts } from '../../../shared/domain/hand-over/index.ts'

/** Everything that can be read or heard: texts on screen, and the names that stand in attributes. */
const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement !== null && isShown(node.parentElement)) found.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      if (isShown(element))
        for (const name of ['aria-label', 'title', 'placeholder'])
          found.push(element.getAttribute(name) ?? '')
    return [...new Set(found.map((text) => text.trim()).filter((text) => text !== ''))]
  })

const wordsIn = (node: CatalogueNode): readonly string[] =>
  Object.values(node).flatMap((value) => (typeof value === 'string' ? [value] : wordsIn(value)))

/** Characters that 简体中文 uses in the interface and 繁體中文 writes otherwise. */
async function simplifiedOnly(): Promise<ReadonlySet<string>> {
  const [simplified, traditional] = await Promise.all([loadCatalogue('zh-CN'), loadCatalogue('zh-TW')])
  const toTaiwan = Converter({ from: 'cn', to: 'tw' })
  const taken = new Set(wordsIn(traditional).join(''))
  return new Set(
    [...new Set(wordsIn(simplified).join(''))].filter(
      (character) => toTaiwan(character) !== character && !taken.has(character),
    ),
  )
}

/** What no bracket encloses: a sentence can lie in another, and its halves in two nodes around a value. */
function outsideOfMarks(text: string): string {
  let rest = text
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  return rest.replace(/^.*⟧/s, ' ').replace(/⟦.*$/s, ' ')
}

/** The same in every language: names of keys and formats, the product's own name. */
const everywhere = /\b(?:Bowtie|Ctrl|Shift|Alt|Esc|Enter|Space|Tab|DOCX|PDF|CNY|REQ-\d+|[A-Z])\b/g
/** What the kit of controls says by itself, which has its own words in each of our languages. */
const ofTheKit = /^(?:year|month|day),$|^(?:yyyy|mm|dd)$|^(?:In|De)crease$|^\d+ options? available\.$/
/** Why a requirement moved by itself: a reason in the record, written in the workspace's language when it happened. */
const ofTheRecord = /^\d+ accounts ask for it: back to review by itself$/
/** Days and amounts as `Intl` spells them in English. */
const spelled =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:January|February|March|April|May|June|July|August|September|October|November|December)|today|tomorrow|yesterday|in \d+ days?|\d+ days? ago|[\d.]+[KM])\b/g

/**
 * What stands on screen in another language than the chosen one; in the pseudo-locale, what stands there without its
 * brackets, so that nobody could translate it. `data` is what people typed.
 */
export async function foreignWordsFinder(
  language: AnyLanguage,
  data: readonly string[],
): Promise<(page: Page) => Promise<readonly string[]>> {
  const shipped =
    language === pseudoLanguage
      ? [...Object.values(dutyTexts('en')), ...Object.values(handOverTexts('en'))].flatMap(
          ({ title, detail }) => [title, detail],
        )
      : []
  // The longest first: a name can be part of a sentence.
  const known = [...data, ...shipped]
    .filter((text) => text !== '')
    .toSorted((left, right) => right.length - left.length)
  const onlySimplified = language === 'zh-TW' ? await simplifiedOnly() : new Set<string>()
  const isForeign = (text: string): boolean => {
    const rest = known.reduce((left, piece) => left.replaceAll(piece, ' '), text)
    if (language === 'zh-TW' && [...rest].some((character) => onlySimplified.has(character))) return true
    // A key without its words, a value without its place, or a word that is left in English.
    if (language !== 'en' && language !== pseudoLanguage)
      return /\{\{|[a-zA-Z]{2}/.test(rest.replaceAll(everywhere, ' '))
    // The marks of Chinese sentences as well: a comma or a bracket of theirs comes with untranslated joints.
    if (language === 'en') return /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(rest)
    if (ofTheKit.test(text) || ofTheRecord.test(text)) return false
    return /\p{L}{2}/u.test(outsideOfMarks(rest).replaceAll(everywhere, ' ').replaceAll(spelled, ' '))
  }
  return async (page) => (await textsOf(page)).filter(isForeign)
}
