import { type AnyLanguage, isLanguage, type Language, matchLanguage, setLanguage } from '../../i18n/index.ts'
import type { Settings } from '../settings.ts'

export type Appearance = Pick<Settings, 'theme' | 'density' | 'fontSize' | 'motion'> & {
  readonly language: AnyLanguage
}

const storageKey = 'bowtie.appearance'
const darkQuery = '(prefers-color-scheme: dark)'

/**
 * What the window looks like at its first paint: as the settings say where they can be read, else as it looked last,
 * else as the system does.
 */
export function readAppearance(
  window: Window,
  systemLanguage: string | null,
  settings: object = {},
): Appearance {
  const language: Language = matchLanguage(
    systemLanguage === null ? window.navigator.languages : [systemLanguage],
  )
  const fallback: Appearance = {
    language,
    theme: 'system',
    density: 'comfortable',
    fontSize: 14,
    motion: true,
  }
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null')
    const saved = typeof kept === 'object' && kept !== null ? kept : {}
    return { ...fallback, ...onlyKnown(saved), ...onlyKnown(settings) }
  } catch {
    // Storage switched off or not JSON: the system's look is right for one moment.
    return { ...fallback, ...onlyKnown(settings) }
  }
}

function onlyKnown(saved: object): Partial<Appearance> {
  const value = (name: string): unknown => (Object.hasOwn(saved, name) ? Reflect.get(saved, name) : undefined)
  const [language, theme, density, fontSize, motion] = [
    value('language'),
    value('theme'),
    value('density'),
    value('fontSize'),
    value('motion'),
  ]
  return {
    ...(typeof language === 'string' && isLanguage(language) ? { language } : {}),
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(density === 'comfortable' || density === 'compact' ? { density } : {}),
    ...(typeof fontSize === 'number' && fontSize >= 12 && fontSize <= 20 ? { fontSize } : {}),
    ...(typeof motion === 'boolean' ? { motion } : {}),
  }
}

/** Puts the look on `<html>`; the style sheets read it from there. Settles when the words of the language are there. */
export function applyAppearance(window: Window, appearance: Appearance): Promise<void> {
  const root = window.document.documentElement
  const isDark =
    appearance.theme === 'dark' || (appearance.theme === 'system' && window.matchMedia(darkQuery).matches)
  root.dataset['theme'] = isDark ? 'dark' : 'light'
  root.dataset['density'] = appearance.density
  root.dataset['motion'] = appearance.motion ? 'on' : 'off'
  root.style.setProperty('--font-scale', String(appearance.fontSize / 14))
  root.lang = appearance.language
  return setLanguage(appearance.language)
}

export function saveAppearance(window: Window, appearance: Appearance): void {
  const { language, theme, density, fontSize, motion } = appearance
  try {
    window.localStorage.setItem(storageKey, JSON.stringify({ language, theme, density, fontSize, motion }))
  } catch {
    // Only the first paint of the next start depends on it.
  }
}

/** Follows the system while the theme is left to it. */
export function followSystemTheme(window: Window, current: () => Appearance): () => void {
  const list = window.matchMedia(darkQuery)
  const onChange = (): void => void applyAppearance(window, current())
  list.addEventListener('change', onChange)
  return () => list.removeEventListener('change', onChange)
}
