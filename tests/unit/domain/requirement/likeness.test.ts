import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { findAlike, wordsOf } from '../../../../shared/domain/requirement/index.ts'
import { meetingTurns } from '../text/meeting-lines.ts'

const wish = (title: string, detail = '') => ({ title, detail })
/** The wishes of the board in the mock-up. */
const board = [
  wish('多工厂产能合看', '计划员每天手工把三个工厂的产能表拼成一张图'),
  wish('扫码枪断网后补传', '仓库里没有信号，扫完要等回到办公室'),
  wish('工单按班组长派', '车间主任一个人派不过来'),
  wish('质检批次对比视图'),
  wish('供应商门户单点登录', 'IT wants SSO with their Azure AD'),
  wish('报表导出加抬头', '送给财务的报表要有公司抬头'),
  wish('月报按车间拆分'),
  wish('英文质检报告'),
  wish('Single sign-on for the supplier portal', 'people keep two passwords'),
]
const best = (text: string): string | undefined => board[findAlike(text, board, 3)[0]?.index ?? -1]?.title

describe('REQ-1 a wish that was made before is offered while it is typed', () => {
  test.each([
    ['三个工厂的产能要放在一张图上看', '多工厂产能合看'],
    ['希望把多个工厂的产能合在一起看', '多工厂产能合看'],
    ['断网的时候扫码枪能补传', '扫码枪断网后补传'],
    ['报表导出的时候带上公司抬头', '报表导出加抬头'],
    ['SSO 单点登录供应商门户', '供应商门户单点登录'],
    ['single sign on for suppliers portal', 'Single sign-on for the supplier portal'],
    ['英文的质检报告', '英文质检报告'],
  ])('%s → %s', (text, title) => {
    expect(best(text)).toBe(title)
  })

  test.each(['下周三去车间培训', '覃总从德国回来', 'lunch on Friday', '', '！？', '的'])(
    'nothing is offered for %j',
    (text) => {
      expect(findAlike(text, board, 5)).toEqual([])
    },
  )

  test('words: pairs of Chinese characters, Latin words, full width folded', () => {
    expect([...wordsOf('报表ＥＸＰＯＲＴ导出 v2')]).toEqual(['报表', 'export', '导出', 'v2'])
    expect([...wordsOf('好')]).toEqual(['好'])
  })

  test('a sentence said in a real meeting is the likeliest to be like itself', () => {
    const sentences = [...new Set(meetingTurns().flat())]
      .filter((sentence) => sentence.length > 20)
      .slice(0, 400)
    const wishes = sentences.map((sentence) => wish(sentence))
    fc.assert(
      fc.property(fc.nat(sentences.length - 1), (at) => {
        const found = findAlike(sentences[at] ?? '', wishes, 3)
        expect(found[0]).toEqual({ index: at, likeness: expect.closeTo(1, 9) })
        for (const { likeness } of found) expect(likeness).toBeGreaterThan(0)
        expect(found.map((match) => match.likeness)).toEqual(
          found.map((match) => match.likeness).toSorted((a, b) => b - a),
        )
      }),
      { numRuns: 60 },
    )
  })
})
