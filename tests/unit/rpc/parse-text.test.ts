import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseText } from '../../../shared/rpc/parse-text.ts'

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value as Record<string, unknown>).map(depthOf))
    : 0
const maxLength = 1_000_000

/** Values whose texts are full of what ends a string too early: quotes, backslashes, brackets. */
const awkward = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc
      .array(fc.constantFrom('"', '\\', '{', '[', ']', '}', '客', 'n'), { maxLength: 12 })
      .map((parts) => parts.join('')),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 3 }),
    // No key of one escaped character: V8 13.6 takes `"` for `\` where an object like it had that key.
    fc.dictionary(fc.constantFrom('a', 'a"', '\\\\"', '{', '[['), tie('value'), { maxKeys: 3 }),
  ),
})).value

describe('text from the other side', () => {
  test('nesting is counted outside strings alone, whatever stands in them', () => {
    fc.assert(
      fc.property(awkward, (value) => {
        const text = JSON.stringify(value)
        const depth = depthOf(value)
        expect(parseText(text, { maxLength, maxDepth: depth })).toEqual({ ok: true, value })
        if (depth > 0) expect(parseText(text, { maxLength, maxDepth: depth - 1 }).ok).toBe(false)
      }),
    )
  })

  test('a string left open is not JSON, and is read to its end once', () => {
    for (const text of ['"', '{"a":"\\"', `["${'\\\\"'.repeat(50_000)}`, `"${'\\'.repeat(99_999)}"`])
      expect(parseText(text, { maxLength, maxDepth: 8 }), text.slice(0, 20)).toEqual({
        ok: false,
        error: 'not JSON',
      })
  })

  test('keys that reach into prototypes are refused, spelled out or escaped, at any depth', () => {
    for (const text of [
      '{"__proto__":{}}',
      '{"a":[{"constructor":1}]}',
      '{"\\u005f_proto__":1}',
      '[[{"prototype":null}]]',
    ])
      expect(parseText(text), text).toEqual({ ok: false, error: 'a key that reaches into prototypes' })
    expect(parseText('{"body":"__proto__ and \\u0063onstructor"}').ok).toBe(true)
  })
})
