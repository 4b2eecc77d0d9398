import { describe, expect, test } from 'vitest'
import { stages } from '../../../../shared/contract/index.ts'
import { noteTemplateKeys, noteTemplates } from '../../../../shared/domain/templates/index.ts'

const languages = ['zh-CN', 'zh-TW', 'en'] as const
const bodyOf = (language: string, key: string): string =>
  noteTemplates(language, null).find((template) => template.key === key)?.body ?? ''
const headings = (body: string): number => body.match(/^## /gm)?.length ?? 0
const prompts = (body: string): number => body.match(/[：:]$/gm)?.length ?? 0

describe('VIS-3 templates', () => {
  test('one for each of the seven stages, and kick-off, review, phone call and blank, in three languages', () => {
    for (const language of languages) {
      const templates = noteTemplates(language, null)
      expect(templates.map(({ key }) => key)).toEqual(noteTemplateKeys)
      expect(templates.flatMap(({ stage }) => (stage === null ? [] : [stage]))).toEqual([...stages])
      expect(new Set(templates.map(({ title }) => title)).size).toBe(templates.length)
    }
  })

  test('the stage of the account comes first, then what fits any stage', () => {
    const keys = noteTemplates('zh-CN', 'renewal').map(({ key }) => key)
    expect(keys.slice(0, 5)).toEqual(['renewal', 'kick_off', 'qbr', 'phone_call', 'blank'])
    expect(keys).toHaveLength(noteTemplateKeys.length)
  })

  test('the three languages ask the same number of questions under the same number of headings', () => {
    for (const key of noteTemplateKeys) {
      const shapes = languages.map((language) => [
        headings(bodyOf(language, key)),
        prompts(bodyOf(language, key)),
      ])
      expect([key, shapes[1], shapes[2]]).toEqual([key, shapes[0], shapes[0]])
    }
  })

  test.each([
    ['signed', ['销售承诺', '购买初衷', '关键人']],
    ['onboarding', ['分工', '上线日期', '第一价值的量化']],
    ['growth', ['使用', '卡点']],
    ['mature', ['案例', '增购']],
    ['at_risk', ['现象', '根因', '反对它的证据']],
    ['renewal', ['决策链', '预算', '备选方案', '底线不写']],
    ['churned', ['原因', '赢回']],
  ])('%s asks for %j', (key, words) => {
    for (const word of words) expect(bodyOf('zh-CN', key)).toContain(word)
  })

  test('traditional Chinese is its own wording: no character that only simplified Chinese has', () => {
    const text = noteTemplates('zh-TW', null)
      .map(({ title, body }) => title + body)
      .join('')
    expect(text).not.toMatch(/[销户约价续关问题见对让说时买谁么样应赠还个进数换类议]/)
    for (const word of ['資料', '席位', '加購', '佐證', '教育訓練']) expect(text).toContain(word)
  })

  test('other tags fall to the nearest wording', () => {
    const title = (language: string): string => noteTemplates(language, null)[0]?.title ?? ''
    expect(['zh', 'zh-Hans-CN', 'zh-Hant-HK', 'zh-HK', 'de'].map(title)).toEqual([
      '签约交接',
      '签约交接',
      '簽約交接',
      '簽約交接',
      'Hand-over after signature',
    ])
  })
})
