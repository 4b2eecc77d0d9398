import { expect, test } from 'vitest'
import { gatherWords } from '../../../renderer/app/records/gather-words.ts'

const said = (name: string, text: string) => ({ name, text, base: '' })

test('VIS-6 words of several openings are those of one, each field with its latest', () => {
  expect(gatherWords([])).toEqual([])
  expect(gatherWords([[said('标题', '给方案')], [said('备注', '韩总问的')]])).toEqual([
    said('标题', '给方案'),
    said('备注', '韩总问的'),
  ])
})

test('VIS-6 what the later words contain is left out; other words keep a name that no field has', () => {
  const words = gatherWords([
    [said('标题', '周五前给方案')],
    [said('标题', '周五前')],
    [said('标题', '下周再说')],
    [said('标题', '问过法务')],
  ])
  expect(words).toEqual([
    said('标题', '周五前给方案'),
    said('标题#0', '下周再说'),
    said('标题#00', '问过法务'),
  ])
  // Gathered once more with a new opening, nothing comes twice and nothing goes.
  expect(gatherWords([[said('标题', '重写')], words])).toEqual([
    said('标题', '重写'),
    said('标题#0', '周五前给方案'),
    said('标题#00', '下周再说'),
    said('标题#000', '问过法务'),
  ])
})

test('VIS-6 the second field of a label is another field', () => {
  expect(gatherWords([[said('产品', '甲')], [said('产品#2', '甲')]])).toHaveLength(2)
})
