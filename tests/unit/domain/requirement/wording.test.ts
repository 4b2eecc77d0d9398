import { describe, expect, test } from 'vitest'
import { asWording, filledWording, saysWording } from '../../../../shared/domain/requirement/index.ts'

describe('REQ-4 wordings that hold for any wish', () => {
  test('REQ-4 the title of the wish becomes a mark, and the mark the title of another wish', () => {
    const wording = asWording('「大屏换色」不做，大屏换色要等明年。', '大屏换色')
    expect(wording).toBe('「{title}」不做，{title}要等明年。')
    expect(filledWording(wording, '导出 $& 列')).toBe('「导出 $& 列」不做，导出 $& 列要等明年。')
  })

  test('REQ-4 a text that does not name the wish stays as it is; so it does for a wish without a title', () => {
    expect(asWording('明年再议。', '大屏换色')).toBe('明年再议。')
    expect(asWording('明年再议。', ' ')).toBe('明年再议。')
    expect(filledWording('明年再议。', '大屏换色')).toBe('明年再议。')
  })
})

test.each([
  ['「大屏换色」今年的名额用完了，明年再议。', true],
  ['您好，「大屏换色」今年名额用完了，明年三月再议，谢谢。', true],
  ['要花的力气和带来的好处不相称。', false],
  ['大屏换色', false],
  ['', false],
])('REQ-4 “%s” still says the wording: %s', (explanation, says) => {
  expect(saysWording(explanation, '「{title}」今年的名额用完了，明年再议。')).toBe(says)
})

test('REQ-4 a wording of the title alone is said by whatever is written', () => {
  expect(saysWording('大屏换色', '{title}')).toBe(true)
  expect(saysWording(' ', '{title}')).toBe(false)
})
