import { act, screen } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { matchLanguage, setLanguage, t, useFormat, useT } from '../../../renderer/i18n/index.ts'
import { pseudoText } from '../../../renderer/i18n/pseudo.ts'
import { show } from './harness.tsx'

afterEach(() => setLanguage('zh-CN'))

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
