import { describe, expect, test } from 'vitest'
import { columnReasons, exchangeCalls } from '../../../shared/contract/exchange.ts'
import { entitySpecs, importEntities } from '../../../shared/domain/exchange/index.ts'
import { languages, setLanguage, t, type TranslationKey } from '../../../renderer/i18n/index.ts'
import { fieldWord } from '../../../renderer/features/imports/import-words.ts'

describe('IOX-1 the words of the import', () => {
  test.each(languages)('every entity, field, reason and refusal has a word in %s', async (language) => {
    await setLanguage(language)
    const missing = (keys: readonly string[]): string[] =>
      keys.filter((key) => t(key as TranslationKey) === key)
    const fields = new Set(importEntities.flatMap((entity) => Object.keys(entitySpecs[entity].fields)))
    expect(fields.size).toBeGreaterThan(40)
    expect([...fields].filter((field) => fieldWord(field, t) === field)).toEqual([])
    expect(missing(importEntities.map((entity) => `importing.entity.${entity}`))).toEqual([])
    expect(missing(columnReasons.map((reason) => `importing.because.${reason}`))).toEqual([])
    const codes = exchangeCalls['import.run'].errors
    expect(codes).toContain('rows_refused')
    expect(
      missing(codes.flatMap((code) => ['what', 'safe', 'next'].map((part) => `error.${code}.${part}`))),
    ).toEqual([])
  })
})
