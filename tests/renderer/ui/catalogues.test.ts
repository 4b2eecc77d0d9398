import { describe, expect, test } from 'vitest'
import registry from '../../../renderer/i18n/catalogues.ts?raw'
import { languages } from '../../../renderer/i18n/languages.ts'
import { type CatalogueNode, loadCatalogueFiles } from '../../../renderer/i18n/load.ts'

/** Every catalogue says the same things in all three languages: interface.md, languages row. */

const filesOf = {
  'zh-CN': await loadCatalogueFiles['zh-CN'](),
  'zh-TW': await loadCatalogueFiles['zh-TW'](),
  en: await loadCatalogueFiles.en(),
}
const areas = Object.keys(filesOf['zh-CN']).map((path) => path.slice('../zh-CN/'.length, -'.json'.length))

const plural = /_(zero|one|two|few|many|other)$/

function* leaves(node: CatalogueNode, path = ''): Generator<readonly [key: string, text: string]> {
  for (const [name, value] of Object.entries(node)) {
    const key = path === '' ? name : `${path}.${name}`
    if (typeof value === 'string') yield [key, value]
    else yield* leaves(value, key)
  }
}

const catalogue = (language: (typeof languages)[number], area: string): CatalogueNode => {
  const file = filesOf[language][`../${language}/${area}.json`]
  if (!file) throw new Error(`renderer/i18n/${language}/${area}.json is missing`)
  return file
}

const placeholders = (text: string): string =>
  [...new Set(Array.from(text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g), (match) => match[1] ?? ''))]
    .sort()
    .join(' ')

/** Keys without their plural endings, each with the placeholders of its forms. `_one` may leave the count out. */
function outline(language: (typeof languages)[number], area: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [key, text] of leaves(catalogue(language, area))) {
    if (key.endsWith('_one')) continue
    found[key.replace(plural, '')] = placeholders(text)
  }
  return found
}

test('the product speaks of something', () => {
  expect(areas).toEqual(expect.arrayContaining(['common', 'ui']))
})

describe.each(areas)('catalogue %s', (area) => {
  test('has the same keys and placeholders in zh-CN, zh-TW and en', () => {
    const expected = outline('zh-CN', area)
    for (const language of languages) expect(outline(language, area), language).toEqual(expected)
  })

  test('has no empty text', () => {
    for (const language of languages)
      for (const [key, text] of leaves(catalogue(language, area)))
        expect(text.trim(), `${language} ${key}`).not.toBe('')
  })

  test('has one top-level key, named like the file', () => {
    for (const language of languages) expect(Object.keys(catalogue(language, area))).toEqual([area])
  })

  test('is registered for the types of t()', () => {
    expect(registry).toContain(`'./zh-CN/${area}.json'`)
    expect(registry).toMatch(
      new RegExp(`typeof ${area.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}\\b`),
    )
  })

  test('keeps the house style: no exclamation marks, no 您, no 成功地', () => {
    for (const language of languages)
      for (const [key, text] of leaves(catalogue(language, area)))
        expect(text, `${language} ${key}`).not.toMatch(/[!！]|您|成功地|successfully/)
  })

  test('is written for Taiwan, not converted', () => {
    // Words of the mainland that a converter would leave standing, each with what Taiwan says.
    const converted = /軟件|數據庫|保存|搜索|項目管理|導入|導出|設置|默認|打印|文件夾|網絡|鼠標|屏幕|信息/
    for (const [key, text] of leaves(catalogue('zh-TW', area))) expect(text, key).not.toMatch(converted)
  })
})
