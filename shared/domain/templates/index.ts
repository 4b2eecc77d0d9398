import { byLanguage } from '../text/index.ts'
import { english } from './en.ts'
import { type NoteTemplateKey, noteTemplateKeys, type TemplateTexts } from './template.ts'
import { simplifiedChinese } from './zh-cn.ts'
import { traditionalChinese } from './zh-tw.ts'

export { type NoteTemplateKey, noteTemplateKeys } from './template.ts'

/** VIS-3: a note to start from. */
export interface NoteTemplate {
  readonly key: NoteTemplateKey
  /** The lifecycle stage it is made for; null where it fits any. */
  readonly stage: string | null
  readonly title: string
  readonly body: string
}

const withoutStage: ReadonlySet<NoteTemplateKey> = new Set(['kick_off', 'qbr', 'phone_call', 'blank'])

const textsFor = (language: string): TemplateTexts =>
  byLanguage<TemplateTexts>(language, {
    simplified: simplifiedChinese,
    traditional: traditionalChinese,
    english,
  })

/**
 * The templates in a language. With a stage: that stage's own first, then those that fit any stage, and then the
 * other stages, because a visit does not always keep to the stage the account is in.
 */
export function noteTemplates(language: string, stage: string | null): readonly NoteTemplate[] {
  const texts = textsFor(language)
  const templates = noteTemplateKeys.map((key) => ({
    key,
    stage: withoutStage.has(key) ? null : key,
    ...texts[key],
  }))
  if (stage === null) return templates
  const rank = (template: NoteTemplate): number =>
    template.stage === stage ? 0 : template.stage === null ? 1 : 2
  return templates.toSorted((left, right) => rank(left) - rank(right))
}
