import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { sentenceAt, sentencesOfLine } from '../../../../shared/domain/text/index.ts'
import { meetingTurns } from './meeting-lines.ts'

const quotes = (line: string): readonly string[] => sentencesOfLine(line).map((sentence) => sentence.quote)

describe('VIS-3 the sentence at the caret', () => {
  test.each<[string, readonly string[]]>([
    [
      '沈总说准交率稳在九成以上。二分厂只开了 22 个席位！要加吗？',
      ['沈总说准交率稳在九成以上。', '二分厂只开了 22 个席位！', '要加吗？'],
    ],
    ['先给名单；再定日期…之后培训', ['先给名单；', '再定日期…', '之后培训']],
    ['真的？！好……那就这样', ['真的？！', '好……', '那就这样']],
    ['- 12 月 5 日前我们给出方案。', ['12 月 5 日前我们给出方案。']],
    ['## 现状', ['现状']],
    ['> 他很满意。', ['他很满意。']],
    ['- [ ] 发名单。打电话', ['发名单。', '打电话']],
    ['1. 价格涨了 1.5 倍。', ['价格涨了 1.5 倍。']],
    ['1.5 倍的价格谁都不接受。', ['1.5 倍的价格谁都不接受。']],
    ['（1）先试用；（2）再签', ['先试用；', '（2）再签']],
    ['一、现状', ['现状']],
    [
      '沈总说“旺季没有再靠加班顶。省下四十多万”。之后去了车间。',
      ['沈总说“旺季没有再靠加班顶。省下四十多万”。', '之后去了车间。'],
    ],
    ['他说：“好。”然后我们走了。', ['他说：“好。”', '然后我们走了。']],
    ['“行吗？”他问。', ['“行吗？”他问。']],
    ['「先這樣。」', ['「先這樣。」']],
    ['见附件（第 3 页。很长）后再说。好', ['见附件（第 3 页。很长）后再说。', '好']],
    [
      'Uptime was 99.95 percent. We go live on v2.3.1! Agreed?',
      ['Uptime was 99.95 percent.', 'We go live on v2.3.1!', 'Agreed?'],
    ],
    [
      'Mr. Chen met Dr. Li at Acme Inc. in May. Good talk.',
      ['Mr. Chen met Dr. Li at Acme Inc. in May.', 'Good talk.'],
    ],
    ['We spoke to Acme Inc. They agreed.', ['We spoke to Acme Inc.', 'They agreed.']],
    [
      'See https://a.example/b?c=d.e!f for details. Done',
      ['See https://a.example/b?c=d.e!f for details.', 'Done'],
    ],
    ['J. Smith signed. 他同意了。', ['J. Smith signed.', '他同意了。']],
    ['He said "Stop. Now." Then he left.', ['He said "Stop. Now."', 'Then he left.']],
    ['a “quote that never closes. Next one.', ['a “quote that never closes.', 'Next one.']],
    ['---', []],
    ['   ', []],
    ['👍', ['👍']],
  ])('%s', (line, expected) => {
    expect(quotes(line)).toEqual(expected)
  })

  test('the caret after the full stop still means the sentence just written; a line break is a border', () => {
    const text = '第一句。第二句。\n- 第三句'
    expect(sentenceAt(text, 0)?.quote).toBe('第一句。')
    expect(sentenceAt(text, 4)?.quote).toBe('第一句。')
    expect(sentenceAt(text, 5)?.quote).toBe('第二句。')
    expect(sentenceAt(text, 8)?.quote).toBe('第二句。')
    expect(sentenceAt(text, 9)).toEqual({ start: 11, end: 14, quote: '第三句' })
    expect(sentenceAt(text, 999)?.quote).toBe('第三句')
    expect(sentenceAt('一句。\n\n二句', 4)).toBeNull()
    expect(sentenceAt('', 0)).toBeNull()
  })

  test('real meetings: what people put on record as sentences is found again in the running text', () => {
    let found = 0
    let all = 0
    for (const turn of meetingTurns()) {
      const known = new Set(quotes(turn.join('')))
      all += turn.length
      found += turn.filter((sentence) => known.has(sentence)).length
    }
    expect(all).toBeGreaterThan(8_000)
    // The rest are slips of the record itself: `教育 2.0` cut at its point, a lone `N.`.
    expect(found / all).toBeGreaterThan(0.999)
  })

  test('any text at any place: an exact slice within one line, sentences in order, and no word left out', () => {
    const piece = fc.constantFrom(
      '。',
      '！',
      '？',
      '.',
      '!',
      '…',
      '“',
      '”',
      '（',
      '）',
      '"',
      '\n',
      '\r\n',
      ' ',
      '　',
      '- ',
      '## ',
      '1. ',
      '客户',
      '续约',
      'v2.3',
      'Inc',
      'e.g',
      '👩‍💻',
      '𠮷',
      'e\u0301',
      'שלום',
      '1',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }),
        fc.nat(),
        (pieces, at) => {
          const text = pieces.join('')
          const sentence = sentenceAt(text, at % (text.length + 1))
          if (sentence !== null) {
            expect(text.slice(sentence.start, sentence.end)).toBe(sentence.quote)
            expect(sentence.quote).not.toMatch(/[\n\r\u2028\u2029]/)
            expect(sentence.quote).toBe(sentence.quote.trim())
          }
          for (const line of text.split(/[\n\r\u2028\u2029]/)) {
            let from = 0
            let left = ''
            for (const found of sentencesOfLine(line)) {
              expect(found.start).toBeGreaterThanOrEqual(from)
              left += line.slice(from, found.start)
              from = found.end
            }
            left += line.slice(from)
            // What is outside of all sentences is marks: a list number may be part of them, a word never.
            expect(left).not.toMatch(/\p{Script=Han}{2}|\p{L}{3}/u)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
