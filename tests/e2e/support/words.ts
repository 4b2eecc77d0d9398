import { i18n, type TranslationValues } from '../../../renderer/i18n/index.ts'
import { type AnyLanguage, pseudoLanguage } from '../../../renderer/i18n/languages.ts'
import { loadCatalogue } from '../../../renderer/i18n/load.ts'
import { pseudoCatalogue } from '../../../renderer/i18n/pseudo.ts'

/** What the interface says for a key of its catalogue. */
export type Say = (key: string, values?: TranslationValues) => string

/** The words of one language, so that a story can be told in any of them. */
export async function wordsOf(language: AnyLanguage): Promise<Say> {
  const catalogue =
    language === pseudoLanguage ? pseudoCatalogue(await loadCatalogue('en')) : await loadCatalogue(language)
  i18n.addResourceBundle(language, 'app', catalogue)
  return (key, values = {}) => {
    if (!i18n.exists(key, { lng: language, fallbackLng: [], ...values }))
      throw new Error(`no words for ${key} in ${language}`)
    return i18n.t(key, {
      lng: language,
      replace: values,
      ...(values.count === undefined ? {} : { count: values.count }),
    })
  }
}
