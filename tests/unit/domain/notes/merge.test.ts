import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { mergeNotes } from '../../../../shared/domain/notes/index.ts'
import { meetingTurns } from '../text/meeting-lines.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const graphemes = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), (part) => part.segment)

describe('VIS-6 two texts that grew out of one', () => {
  test('changes in different places are both in the merge, with a tidy join', () => {
    const base = '## 现状\n准交率九成。\n- 席位 22 个\n'
    expect(
      mergeNotes({
        base,
        ours: '## 现状\n准交率稳在九成以上。\n- 席位 22 个\n',
        theirs: '## 现状\n准交率九成。\n- 席位 22 个，二分厂慢\n- 下周见覃总\n',
      }),
    ).toEqual({ clean: true, text: '## 现状\n准交率稳在九成以上。\n- 席位 22 个，二分厂慢\n- 下周见覃总\n' })
  })

  test('two edits of one sentence that do not touch each other are merged by character', () => {
    expect(
      mergeNotes({ base: '沈总下周回来', ours: '沈总和覃总下周回来', theirs: '沈总下周三回来' }),
    ).toEqual({
      clean: true,
      text: '沈总和覃总下周三回来',
    })
  })

  test('the same place changed on both sides is not clean; the very same change is', () => {
    expect(mergeNotes({ base: '报价 90 万', ours: '报价 95 万', theirs: '报价 98 万' })).toEqual({
      clean: false,
    })
    expect(mergeNotes({ base: '甲', ours: '甲乙', theirs: '甲丙' })).toEqual({ clean: false })
    expect(mergeNotes({ base: '', ours: '一', theirs: '二' })).toEqual({ clean: false })
    expect(mergeNotes({ base: '甲', ours: '甲乙', theirs: '甲乙' })).toEqual({ clean: true, text: '甲乙' })
    expect(mergeNotes({ base: '删掉整段。留下', ours: '留下', theirs: '删掉整一段。留下' })).toEqual({
      clean: false,
    })
  })

  test('one character to the eye is never taken apart: emoji with joiners, accents, right to left', () => {
    expect(mergeNotes({ base: '👩‍💻a', ours: '👩‍🔬a', theirs: '👨‍💻a' })).toEqual({ clean: false })
    expect(mergeNotes({ base: 'cafe b', ours: 'cafe\u0301 b', theirs: 'cafe b!' })).toEqual({
      clean: true,
      text: 'cafe\u0301 b!',
    })
    // The two share their first half: U+D840.
    expect(mergeNotes({ base: '𠀀x', ours: '𠀁x', theirs: '𠀂x' })).toEqual({ clean: false })
    expect(mergeNotes({ base: 'שלום עולם', ours: 'שלום, עולם', theirs: 'שלום עולם!' })).toEqual({
      clean: true,
      text: 'שלום, עולם!',
    })
  })

  const alphabet = fc.constantFrom(
    '客',
    '户',
    '续',
    '约',
    '。',
    '\n',
    ' ',
    'a',
    'b',
    'e\u0301',
    '👩‍💻',
    '🇨🇳',
    '𠮷',
    'ש',
    'ל',
    'م',
    '\u200f',
    'が',
    '한',
  )
  const edits = fc.array(fc.record({ at: fc.nat(400), remove: fc.nat(6), insert: fc.nat(8) }), {
    maxLength: 6,
  })
  type Edit = { readonly at: number; readonly remove: number; readonly insert: number }

  /** Applies edits; what is typed are characters that occur nowhere else, all of them surrogate pairs. */
  function typed(base: readonly string[], list: readonly Edit[], firstCodePoint: number) {
    const text = [...base]
    let next = firstCodePoint
    for (const edit of list) {
      const added = Array.from({ length: edit.insert }, () => String.fromCodePoint(next++))
      text.splice(edit.at % (text.length + 1), edit.remove, ...added)
    }
    return {
      text: text.join(''),
      added: text.filter((part) => (part.codePointAt(0) ?? 0) >= 0x20000 && part !== '𠮷'),
    }
  }

  test('every character typed on either side is in the merge, or both texts are kept', () => {
    let clean = 0
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 300 }), edits, edits, (parts, left, right) => {
        const base = graphemes(parts.join(''))
        const ours = typed(base, left, 0x2a700)
        const theirs = typed(base, right, 0x30000)
        const merge = mergeNotes({ base: base.join(''), ours: ours.text, theirs: theirs.text })
        expect(mergeNotes({ base: base.join(''), ours: theirs.text, theirs: ours.text })).toEqual(merge)
        if (!merge.clean) return
        clean += 1
        expect(merge.text.isWellFormed()).toBe(true)
        const count = new Map<string, number>()
        for (const character of merge.text) count.set(character, (count.get(character) ?? 0) + 1)
        for (const character of [...ours.added, ...theirs.added]) expect(count.get(character)).toBe(1)
      }),
      { numRuns: 3_000 },
    )
    expect(clean).toBeGreaterThan(500)
  })

  test('any three texts: never throws, an untouched side yields to the other', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        mergeNotes({ base, ours, theirs })
        expect(mergeNotes({ base, ours, theirs: base })).toEqual({ clean: true, text: ours })
        expect(mergeNotes({ base, ours: base, theirs })).toEqual({ clean: true, text: theirs })
      }),
      { numRuns: 2_000 },
    )
  })

  test('a megabyte of real meetings with edits at both ends and in the middle merges at once', () => {
    const lines = meetingTurns().map((turn) => turn.join(''))
    let base = ''
    for (let round = 0; base.length < 1_000_000; round += 1)
      base += lines.map((line, index) => `${round}.${index} ${line}\n`).join('')
    const middle = base.indexOf('\n', base.length / 2)
    const ours = `会前：${base.slice(0, middle)}（我在中间加的）${base.slice(middle)}`
    const theirs = `${base.slice(0, middle - 40)}他加的${base.slice(middle - 40)}会后补记`
    const small = base.slice(0, base.length / 10)
    const began = performance.now()
    mergeNotes({ base: small, ours: `会前：${small}`, theirs: `${small}会后补记` })
    const started = performance.now()
    const merge = mergeNotes({ base, ours, theirs })
    const took = performance.now() - started
    const ofTenth = started - began
    console.log(
      `merge of ${base.length} characters: ${took.toFixed(0)} ms, of a tenth ${ofTenth.toFixed(0)} ms`,
    )
    expect(merge).toEqual({
      clean: true,
      text: `会前：${base.slice(0, middle - 40)}他加的${base.slice(middle - 40, middle)}（我在中间加的）${base.slice(middle)}会后补记`,
    })
    // reliability.md S11 wants 200 ms, printed above; what may not happen is growth by the square.
    expect(took).toBeLessThan(60 * ofTenth)
  })

  test('a text with nothing to hold on to is refused without growing by the square, and so loses nothing', () => {
    const base = '是的'.repeat(250_000)
    const refusalOf = (pairs: number): number => {
      const from = performance.now()
      const text = '是的'.repeat(pairs)
      mergeNotes({
        base: text,
        ours: `是${text}的`,
        theirs: `不${text.slice(0, pairs)}好${text.slice(pairs)}`,
      })
      return performance.now() - from
    }
    const ofTenth = refusalOf(25_000)
    const started = performance.now()
    const merge = mergeNotes({
      base,
      ours: `是${base}的`,
      theirs: `不${base.slice(0, 400_000)}好${base.slice(400_000)}`,
    })
    const took = performance.now() - started
    console.log(
      `refusal of ${base.length} characters: ${took.toFixed(0)} ms, of a tenth ${ofTenth.toFixed(0)} ms`,
    )
    expect(merge).toEqual({ clean: false })
    expect(took).toBeLessThan(60 * ofTenth)
  })
})
