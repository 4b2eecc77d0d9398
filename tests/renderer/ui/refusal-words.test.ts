import { describe, expect, test } from 'vitest'
import { contract } from '../../../shared/contract/index.ts'
import { languages, setLanguage, t, type TranslationKey } from '../../../renderer/i18n/index.ts'

/** interface.md 53: an error says what happened, what is safe, what to do; never only a code. */
describe('words for every refusal of the contract', () => {
  test.each(languages)('in %s', async (language) => {
    await setLanguage(language)
    const codes = [...new Set(Object.values(contract).flatMap(({ errors }): readonly string[] => errors))]
    expect(codes.length).toBeGreaterThan(20)
    const missing = codes
      .flatMap((code) => ['what', 'safe', 'next'].map((part) => `error.${code}.${part}`))
      .filter((key) => t(key as TranslationKey) === key)
    expect(missing).toEqual([])
  })
})
