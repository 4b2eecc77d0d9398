import { describe, expect, it } from 'vitest'
import { filesLike, readText } from './repository.ts'

/** What the product can do so far (product.md), and the rows of the fault matrix that hold for it (reliability.md). */
const capabilities = [
  ...['ACC-1', 'ACC-2', 'ACC-6', 'ACC-9', 'ACC-11', 'PPL-1', 'PPL-5'],
  ...['VIS-1', 'VIS-2', 'VIS-3', 'VIS-4', 'VIS-5', 'VIS-6', 'VIS-7', 'VIS-8', 'VAL-1', 'VAL-2'],
  ...['REQ-1', 'REQ-2', 'REQ-3', 'REQ-4', 'REQ-8', 'IOX-1', 'IOX-2'],
]
const faultRows = ['D1', 'D2', 'D4', 'D5', 'D6', 'D8', 'D10']

/** The ids in names of tests and of their groups: `it('VIS-3 keeps the sentence', …)`, also in tables of `each`. */
const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:[A-Z]{3}-\d+|D\d+)\b/g)].map(([id]) => id)

const cited = new Set(
  filesLike('tests/**/*.test.ts', 'tests/**/*.test.tsx')
    .filter((path) => !path.startsWith('tests/unit/toolchain/'))
    .flatMap((path) => idsIn(readText(path))),
)

describe('every capability', () => {
  it.each(capabilities)('%s is named by a test', (id) => {
    expect([...cited]).toContain(id)
  })
})

describe('every fault row', () => {
  it.each(faultRows)('%s is named by a test', (id) => {
    expect([...cited]).toContain(id)
  })
})

/** The part of the security checklist (reliability.md §5) that the shell and its packaging hold. */
const checklist = Array.from({ length: 22 }, (_, index) => index + 1)

describe('every item of the security checklist', () => {
  const texts = filesLike('tests/shell/**/*.test.ts').map(readText)
  it.each(checklist)('security %i is named by a test', (item) => {
    expect(texts.some((text) => new RegExp(`['\\s]security ${item}\\b`).test(text))).toBe(true)
  })
})
