import { fail, ok, type Result } from '../kernel/result.ts'

export interface TextLimits {
  /** Longest text that is read at all, in UTF-16 units. */
  readonly maxLength: number
  /** Deepest nesting of arrays and objects. */
  readonly maxDepth: number
}

/** A note of 300,000 characters, JSON-escaped at its worst, with room to spare. */
export const defaultTextLimits: TextLimits = { maxLength: 16 * 1024 * 1024, maxDepth: 32 }

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const quote = 34
const backslash = 92
const openBrace = 123
const closeBrace = 125
const openBracket = 91
const closeBracket = 93

/** Where the string that opens at `start` closes; the end of a text that leaves it open. A long note is one look-up. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1)
  while (at !== -1) {
    let backslashes = 0
    while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1
    if (backslashes % 2 === 0) return at
    at = text.indexOf('"', at + 1)
  }
  return text.length
}

/** The nesting of JSON text, counted without building anything from it; stops counting above `limit`. */
function depthOf(text: string, limit: number): number {
  let depth = 0
  let deepest = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === quote) index = endOfString(text, index)
    else if (unit === openBrace || unit === openBracket) {
      depth += 1
      if (depth > deepest) deepest = depth
      if (deepest > limit) return deepest
    } else if (unit === closeBrace || unit === closeBracket) depth -= 1
  }
  return deepest
}

function hasForbiddenKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasForbiddenKey)
  for (const [key, inner] of Object.entries(value)) {
    if (forbiddenKeys.has(key) || hasForbiddenKey(inner)) return true
  }
  return false
}

/** JSON from the other side of a border, or the reason why it is not read. Never throws. */
export function parseText(text: string, limits: TextLimits = defaultTextLimits): Result<unknown, string> {
  if (text.length > limits.maxLength) return fail(`longer than ${limits.maxLength} characters`)
  if (depthOf(text, limits.maxDepth) > limits.maxDepth) return fail(`nested deeper than ${limits.maxDepth}`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail('not JSON')
  }
  return hasForbiddenKey(value) ? fail('a key that reaches into prototypes') : ok(value)
}

export const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
