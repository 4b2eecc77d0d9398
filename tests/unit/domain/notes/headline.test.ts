import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { excerptOfNote, titleOfNote } from '../../../../shared/domain/notes/index.ts'

describe('VIS-3 a note without a title is called by its first line', () => {
  test.each([
    ['续约前摸底\n第二行', '续约前摸底'],
    ['\n\n  \n- 沈总说可以', '沈总说可以'],
    ['# 季度回顾\n正文', '季度回顾'],
    ['## 现状\n准交率九成', '准交率九成'],
    ['## 现状\n- 参会人：\n', '现状'],
    ['- 参会人：\n- 日期：', '参会人'],
    ['**重点**', '重点'],
    ['---\n', ''],
    ['', ''],
  ])('%j', (body, title) => {
    expect(titleOfNote(body)).toBe(title)
  })

  test('a long first line is cut between characters', () => {
    const title = titleOfNote('👩‍💻'.repeat(100))
    expect(title.endsWith('…')).toBe(true)
    expect(title.slice(0, -1).replaceAll('👩‍💻', '')).toBe('')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (body) => {
        expect(titleOfNote(body).isWellFormed()).toBe(true)
        expect(titleOfNote(body).length).toBeLessThanOrEqual(81)
      }),
    )
  })

  test('the excerpt leaves the title and the marks away', () => {
    expect(excerptOfNote('续约前摸底\n## 现状\n- 准交率九成\n', '续约前摸底')).toBe('现状 准交率九成')
  })
})
