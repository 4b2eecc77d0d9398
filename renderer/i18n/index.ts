import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { TranslationKey } from './catalogues.ts'
import { createFormat, type Format } from './format.ts'
import { type AnyLanguage, type Language, pseudoLanguage } from './languages.ts'
import { loadCatalogue, loadCatalogues } from './load.ts'
import { pseudoCatalogue } from './pseudo.ts'

export type { TranslationKey } from './catalogues.ts'
export * from './format.ts'
export * from './languages.ts'

export type TranslationValues = Readonly<Record<string, string | number>>

/** Text of a key in the current language. `count` chooses the plural form. */
export type Translate = (key: TranslationKey, values?: TranslationValues) => string

const namespace = 'app'
const catalogues = loadCatalogues()

/** The one instance of i18next; only this folder may touch it. */
export const i18n = createInstance()
void i18n.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: namespace,
  ns: [namespace],
  resources: {
    'zh-CN': { [namespace]: catalogues['zh-CN'] },
    'zh-TW': { [namespace]: catalogues['zh-TW'] },
    en: { [namespace]: catalogues.en },
  },
  // React escapes; escaping twice would show &amp;.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  // Everything is in the bundle, so the first paint already has its words.
  initAsync: false,
  returnEmptyString: false,
})

export const t: Translate = (key, values) => i18n.t(key, { ...values })

export const currentLanguage = (): AnyLanguage =>
  i18n.language === pseudoLanguage ? pseudoLanguage : (i18n.language as Language)

/** Switches every visible word, `<html lang>` (fonts, hyphenation, screen readers) and the formats. */
export async function setLanguage(language: AnyLanguage): Promise<void> {
  if (language === pseudoLanguage && !i18n.hasResourceBundle(pseudoLanguage, namespace))
    i18n.addResourceBundle(pseudoLanguage, namespace, pseudoCatalogue(loadCatalogue('en')))
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

/** `t` bound to the component: it renders again when the language changes. */
export function useT(): Translate {
  const { t: translate } = useTranslation(namespace, { i18n })
  return translate as Translate
}

export function useLanguage(): AnyLanguage {
  const { i18n: instance } = useTranslation(namespace, { i18n })
  return instance.language as AnyLanguage
}

const formats = new Map<AnyLanguage, Format>()

/** The formats of a language, made once: `Intl` objects are dear. */
export function formatOf(language: AnyLanguage): Format {
  let format = formats.get(language)
  if (!format) {
    format = createFormat(language)
    formats.set(language, format)
  }
  return format
}

export const useFormat = (): Format => formatOf(useLanguage())
