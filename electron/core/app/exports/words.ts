import { headers } from './words/headers.ts'
import { phrases } from './words/phrases.ts'
import { tables } from './words/tables.ts'
import { values } from './words/values.ts'
import type { Words } from './words/words.ts'

export type HeaderName = keyof typeof headers
export type TableTitle = keyof typeof tables
export type Vocabulary = keyof typeof values
export type Phrase = keyof typeof phrases
export type ExportLanguage = 'zh-CN' | 'zh-TW' | 'en'

const places = { 'zh-CN': 0, 'zh-TW': 1, en: 2 } as const satisfies Record<ExportLanguage, number>

/** The language of a file's words for a language tag: other Chinese is 简体, everything else English. */
export function exportLanguage(tag: string): ExportLanguage {
  const lower = tag.toLowerCase()
  if (!lower.startsWith('zh')) return 'en'
  return /-(?:hant|tw|hk|mo)\b/.test(lower) ? 'zh-TW' : 'zh-CN'
}

export interface ExportWords {
  readonly language: ExportLanguage
  header(name: HeaderName): string
  table(name: TableTitle): string
  value(vocabulary: Vocabulary, code: string): string
  /** With its `{places}` filled in. */
  phrase(name: Phrase, values?: Readonly<Record<string, string | number>>): string
}

export function exportWords(language: ExportLanguage): ExportWords {
  const place = places[language]
  return {
    language,
    header: (name) => headers[name][place],
    table: (name) => tables[name][place],
    phrase: (name, filled = {}) =>
      phrases[name][place].replace(/\{(\w+)\}/g, (whole, key: string) => String(filled[key] ?? whole)),
    value: (vocabulary, code) => {
      const known: Readonly<Record<string, Words>> = values[vocabulary]
      return Object.hasOwn(known, code) ? (known[code]?.[place] ?? code) : code
    },
  }
}
