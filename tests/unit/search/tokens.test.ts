import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../electron/core/app/search/fold.ts'
import { nameKeys } from '../../../electron/core/app/search/names.ts'
import { findMarks, indexText, searchTerms } from '../../../shared/domain/search/tokens.ts'

describe('VIS-8 words of the index', () => {
  it('makes pairs of Han runs, and keeps their last character findable', () => {
    expect(indexText('客户成功')).toBe('客户 户成 成功 功')
    expect(indexText('一')).toBe('一')
    expect(indexText('上crm系统').replace(/\s+/g, ' ')).toBe('上 crm 系统 统')
  })

  it('asks for two characters as one word, for more as a phrase, for one as a prefix', () => {
    expect(searchTerms('客户').map((term) => term.match)).toEqual(['"客户"'])
    expect(searchTerms('客户成功').map((term) => term.match)).toEqual(['"客户" + "户成" + "成功"'])
    expect(searchTerms('客').map((term) => term.match)).toEqual(['"客" *'])
    expect(searchTerms('crm 客户').map((term) => term.text)).toEqual(['crm', '客户'])
    expect(searchTerms('"; drop" -- ()').map((term) => term.match)).toEqual(['"drop" *'])
    expect(searchTerms('…！ ')).toEqual([])
  })

  it('marks Han runs anywhere and Latin words at their beginning', () => {
    const folded = fold('沈总说 CRM 的客户，老客户')
    expect(findMarks(folded, searchTerms('客户'), 9)).toEqual([
      [9, 11],
      [13, 15],
    ])
    expect(findMarks(fold('scrm crm'), searchTerms('crm'), 9)).toEqual([[5, 8]])
  })
})

describe('VIS-8, PPL-5 folding', () => {
  it('makes simplified and traditional, full and half width, large and small alike', () => {
    expect(fold('軟體與資料')).toBe('软体与资料')
    expect(fold('ＡＢＣ１２３')).toBe('abc123')
    expect(fold('覃若谷 GmbH')).toBe('覃若谷 gmbh')
    expect(fold('裏面')).toBe(fold('里面'))
  })

  it('keeps every position: the folded text is as long as the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(fold(text).length).toBe(text.length)
      }),
    )
  })
})

describe('PPL-5 names by sound', () => {
  it('reads characters, initials and surnames', () => {
    expect(nameKeys('岚汀重工', 'account')).toMatchObject({ pinyin: 'lantingzhonggong', initials: 'ltzg' })
    expect(nameKeys('曾国强', 'person').pinyin).toBe('zengguoqiang')
    expect(nameKeys('單曉明', 'person').pinyin).toBe('shanxiaoming')
    expect(nameKeys('Acme 软件', 'account')).toMatchObject({ pinyin: 'acmeruanjian', initials: 'arj' })
  })

  it('lets a typed reading win', () => {
    expect(nameKeys('乐天', 'person', 'yue tian').initials).toBe('yt')
  })
})
