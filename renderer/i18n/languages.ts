/** The languages of the interface, in the order they are offered. */
export const languages = ['zh-CN', 'zh-TW', 'en'] as const

export type Language = (typeof languages)[number]

/** Each in its own language: who cannot read the present one finds their own. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
}

/** English with accents and brackets, made at run time: text on screen without brackets is text nobody can translate. */
export const pseudoLanguage = 'en-XA'

export type AnyLanguage = Language | typeof pseudoLanguage

export const isLanguage = (text: string): text is Language => languages.some((language) => language === text)

/** The best of our languages for what the system asks for: `zh-Hant-HK` reads zh-TW, `de` reads English. */
export function matchLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase()
    if (/^zh-(hant|tw|hk|mo)/.test(lower)) return 'zh-TW'
    if (lower === 'zh' || lower.startsWith('zh-')) return 'zh-CN'
    if (lower === 'en' || lower.startsWith('en-')) return 'en'
  }
  return wanted.length === 0 ? 'zh-CN' : 'en'
}
