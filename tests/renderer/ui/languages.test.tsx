import { act, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  matchLanguage,
  setLanguage,
  t,
  type TranslationKey,
  useFormat,
  useT,
} from '../../../renderer/i18n/index.ts'
import { type CatalogueNode, loadCatalogue } from '../../../renderer/i18n/load.ts'
import { pseudoText } from '../../../renderer/i18n/pseudo.ts'
import { show } from './harness.tsx'

afterEach(() => setLanguage('zh-CN'))

function* leaves(node: CatalogueNode, path = ''): Generator<readonly [key: string, text: string]> {
  for (const [name, value] of Object.entries(node)) {
    const key = path === '' ? name : `${path}.${name}`
    if (typeof value === 'string') yield [key, value]
    else yield* leaves(value, key)
  }
}

/** `1 days`, `1 working minutes`; verbs of a single thing end alike. */
const severalOfOne =
  /(?<![\d–])\b1 (?:(?:working|contract|log|open) )?(?!is\b|has\b|was\b|follows\b|renews\b|decides\b|sales\b)[a-z]+s\b/

function Word() {
  const translate = useT()
  const format = useFormat()
  return (
    <p>
      {translate('common.unit.days', { count: 1234 })} {format.day('2026-11-21')}
    </p>
  )
}

describe('interface 31 · languages', () => {
  test('a switch changes every visible word, the formats and <html lang>', async () => {
    show(<Word />)
    expect(screen.getByText('1,234 天 2026-11-21（六）')).toBeTruthy()
    await act(() => setLanguage('en'))
    expect(screen.getByText('1,234 days 2026-11-21 (Sat)')).toBeTruthy()
    expect(document.documentElement.lang).toBe('en')
    await act(() => setLanguage('zh-TW'))
    expect(document.documentElement.lang).toBe('zh-TW')
    expect(t('common.action.save')).toBe('儲存')
  })

  test('English chooses its plural forms', async () => {
    await setLanguage('en')
    expect(t('common.unit.days', { count: 1 })).toBe('1 day')
    expect(t('common.unit.days', { count: 2 })).toBe('2 days')
  })

  test('English bends each word by the number before it, also where a text has several', async () => {
    await setLanguage('en')
    expect(t('settings.data.backupMade', { accounts: 1, notes: 2 })).toBe('Backed up: 1 account, 2 notes')
    expect(t('settings.data.restoreWhy', { accounts: 1200, notes: 1 })).toMatch(
      /^It holds 1,200 accounts and 1 note\./,
    )
    expect(t('firstrun.gate.damaged.entry', { accounts: 1, notes: 1 })).toBe('1 account, 1 note')
    expect(t('duplicates.has', { people: 1, lines: 1, notes: 0 })).toBe(
      '1 person · 1 contract line · 0 notes',
    )
    await setLanguage('zh-CN')
    expect(t('firstrun.gate.damaged.entry', { accounts: 1, notes: 1 })).toBe('1 家客户，1 条记录')
  })

  test('no English text says one of several: "1 days"', async () => {
    await setLanguage('en')
    const wrong: string[] = []
    for (const [key, text] of leaves(await loadCatalogue('en'))) {
      if (key.endsWith('_other')) continue
      const names = Array.from(text.matchAll(/\{\{\s*(\w+),/g), (match) => match[1] ?? '')
      const said = t(key.replace(/_one$/, '') as TranslationKey, {
        ...Object.fromEntries(names.map((name) => [name, 1])),
      })
      if (severalOfOne.test(said)) wrong.push(`${key}: ${said}`)
    }
    expect(wrong).toEqual([])
  })

  test('the pseudo language brackets what is translated and leaves placeholders working', async () => {
    await setLanguage('en-XA')
    expect(t('common.action.save')).toMatch(/^⟦Šáṽé~+⟧$/)
    expect(t('ui.chip.remove', { name: '城市' })).toContain('城市')
  })

  test('accents never touch a placeholder', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        fc.pre(!`${before}${after}`.includes('{') && !`${before}${after}`.includes('}'))
        expect(pseudoText(`${before}{{count, number}}${after}`)).toContain('{{count, number}}')
      }),
    )
  })

  test.each([
    [['zh-Hant-HK', 'en'], 'zh-TW'],
    [['zh-TW'], 'zh-TW'],
    [['zh'], 'zh-CN'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['de-DE', 'en-GB'], 'en'],
    [['de-DE'], 'en'],
    [[], 'zh-CN'],
  ] as const)('the system wants %j: %s', (wanted, language) => {
    expect(matchLanguage(wanted)).toBe(language)
  })
})
