import type { Translate, TranslationKey } from '../../../i18n/index.ts'
import type { Holidays } from './calendar-text.ts'

type Named = Pick<Holidays, 'off' | 'work'>

/** Shipped holidays are named by keys, those that people enter by words of theirs. */
function wordOf(t: Translate, name: string): string {
  const key = `service.holidayName.${name}`
  const text = t(key as TranslationKey)
  return text === key ? name : text
}

const renamed = ({ off, work }: Named, nameOf: (name: string) => string): Named => ({
  off: off.map((each) => ({ ...each, name: nameOf(each.name) })),
  work: work.map((each) => ({ ...each, name: nameOf(each.name) })),
})

/** The days with their names as this language says them. */
export const inWords = (t: Translate, days: Named): Named => renamed(days, (name) => wordOf(t, name))

/** What was read back from words, with the keys of `start` where its words stand unchanged: they hold in each language. */
export function inKeys(t: Translate, start: Named, days: Named): Named {
  const keys = new Map([...start.off, ...start.work].map(({ name }) => [wordOf(t, name), name]))
  return renamed(days, (name) => keys.get(name) ?? name)
}
