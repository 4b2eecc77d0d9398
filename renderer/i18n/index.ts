import { createInstance } from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { TranslationKey } from './catalogues.ts'
import { createFormat, type Format } from './format.ts'
import { type AnyLanguage, type Language, pseudoLanguage } from './languages.ts'
import { firstCatalogue, firstLanguage, loadCatalogue } from './load.ts'
import { pseudoCatalogue } from './pseudo.ts'

export type { TranslationKey } from './catalogues.ts'
export * from './format.ts'
export * from './languages.ts'

export interface TranslationValues {
  /** Chooses the plural form. */
  readonly count?: number
  readonly [name: string]: string | number | undefined
}

/** Text of a key in the current language. `count` chooses the plural form. */
export type Translate = (key: TranslationKey, values?: TranslationValues) => string

const namespace = 'app'

/** The one instance of i18next; only this folder may touch it. */
export const i18n = createInstance()
void i18n.use(initReactI18next).init({
  lng: firstLanguage,
  fallbackLng: firstLanguage,
  defaultNS: namespace,
  ns: [namespace],
  resources: { [firstLanguage]: { [namespace]: firstCatalogue } },
  // React escapes; escaping twice would show &amp;.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  // The first language is in the first chunk; the start waits for any other before it paints.
  initAsync: false,
  returnEmptyString: false,
})

// A name inside a sentence: "Add city". Names that are spelled in capitals stay: "Add ARR".
i18n.services.formatter?.add('inside', (name: string) =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name,
)

const pluralRules = new Map<string, Intl.PluralRules>()
function pluralRulesOf(language: string | undefined): Intl.PluralRules {
  const locale = language === undefined || language === pseudoLanguage ? 'en' : language
  let rules = pluralRules.get(locale)
  if (!rules) {
    rules = new Intl.PluralRules(locale)
    pluralRules.set(locale, rules)
  }
  return rules
}

// A text with several numbers in a language whose words bend: "{{notes, number}} {{notes, words(one: note; other: notes)}}".
i18n.services.formatter?.add('words', (value: number, language, forms: Readonly<Record<string, string>>) =>
  String(forms[pluralRulesOf(language).select(value)] ?? forms['other'] ?? ''),
)

/** Texts without values, by language: a grid asks for the same word in each of its rows. */
const plainTexts = new Map<string, Map<TranslationKey, string>>()

function plainText(key: TranslationKey, lng: string): string {
  const known = plainTexts.get(lng)?.get(key)
  if (known !== undefined) return known
  const text = i18n.t(key, { lng })
  // A language whose words are still on their way answers in another one for the moment.
  if (i18n.hasResourceBundle(lng, namespace))
    plainTexts.set(lng, (plainTexts.get(lng) ?? new Map<TranslationKey, string>()).set(key, text))
  return text
}

const translateIn =
  (lng?: AnyLanguage): Translate =>
  (key, values) =>
    values === undefined
      ? plainText(key, lng ?? i18n.language)
      : i18n.t(key, {
          replace: values,
          ...(values.count === undefined ? {} : { count: values.count }),
          ...(lng ? { lng } : {}),
        })

export const t: Translate = translateIn()

export const currentLanguage = (): AnyLanguage =>
  i18n.language === pseudoLanguage ? pseudoLanguage : (i18n.language as Language)

/** The language asked for last: one whose words arrive late does not win over it. */
const wanted: { language: AnyLanguage } = { language: firstLanguage }

/** Switches every visible word, `<html lang>` (fonts, hyphenation, screen readers) and the formats. */
export async function setLanguage(language: AnyLanguage): Promise<void> {
  wanted.language = language
  if (!i18n.hasResourceBundle(language, namespace)) {
    const catalogue =
      language === pseudoLanguage ? pseudoCatalogue(await loadCatalogue('en')) : await loadCatalogue(language)
    i18n.addResourceBundle(language, namespace, catalogue)
  }
  if (wanted.language !== language) return
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

/** `t` bound to the component: it renders again when the language changes. */
export function useT(): Translate {
  const language = useLanguage()
  // A new function per language, so that memoised children that take it render again too.
  return useMemo(() => translateIn(language), [language])
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
