import { t, type TranslationKey, type TranslationValues } from '../../i18n/index.ts'

/** An action of the log in words: `把「华星」的城市改为 苏州`. The label's values stand in the sentence. */
export function actionWords(name: string, label: Readonly<Record<string, unknown>>): string {
  const key = `action.${name}`
  const text = t(key as TranslationKey, labelValues(label))
  return text === key || text === '' ? t('action.unknown') : text
}

function labelValues(label: Readonly<Record<string, unknown>>): TranslationValues {
  const values: Record<string, string | number> = { title: t('action.something') }
  for (const [name, value] of Object.entries(label)) {
    if (typeof value === 'number') values[name] = value
    else if (typeof value === 'string' && value !== '') values[name] = shorten(value)
  }
  // Labels name their record `title` or `name`; the sentences say `title`.
  if (label['title'] === undefined && typeof values['name'] === 'string') values['title'] = values['name']
  return values
}

const longest = 40

/** A toast names the record; it does not quote a page of it. */
const shorten = (text: string): string => {
  const points = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  return points.length <= longest ? points.join('') : `${points.slice(0, longest - 1).join('')}…`
}
