import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { locateQuote, sentencesOfLine } from '../../../../shared/domain/text/index.ts'
import { meetingTurns } from './meeting-lines.ts'

describe('VIS-3 the evidence sentence is found again after edits', () => {
  test('the same place, the nearest of several, and none when the sentence itself was changed', () => {
    const text = '好的。明天发。好的。'
    expect(locateQuote(text, '明天发。', 3)).toEqual({ start: 3, end: 7 })
    expect(locateQuote(text, '好的。', 0)).toEqual({ start: 0, end: 3 })
    expect(locateQuote(text, '好的。', 6)).toEqual({ start: 7, end: 10 })
    expect(locateQuote(text, '好的。', 3)).toEqual({ start: 0, end: 3 })
    expect(locateQuote(text, '后天发。', 3)).toBeNull()
    expect(locateQuote(text, '  ', 0)).toBeNull()
  })

  test('a sentence that was wrapped or spaced differently is still the same sentence', () => {
    const text = '前言。\n12 月 5 日前\n  给出方案。后记'
    const place = locateQuote(text, '12月5日前给出方案。', 0)
    expect(place && text.slice(place.start, place.end)).toBe('12 月 5 日前\n  给出方案。')
    expect(locateQuote('给 出', '给出方案', 0)).toBeNull()
  })

  test('real meeting lines: any edit before or after a sentence leaves it findable', () => {
    const turns = meetingTurns()
    fc.assert(
      fc.property(
        fc.nat(turns.length - 1),
        fc.nat(),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (turn, pick, before, after) => {
          const line = (turns[turn] ?? []).join('')
          const sentences = sentencesOfLine(line)
          const sentence = sentences[pick % Math.max(1, sentences.length)]
          fc.pre(sentence !== undefined)
          if (sentence === undefined) return
          const edited = `${before}\n${line}${after}`
          const place = locateQuote(edited, sentence.quote, sentence.start)
          expect(place && edited.slice(place.start, place.end)).toBe(sentence.quote)
        },
      ),
      { numRuns: 500 },
    )
  })
})
