import type { Random } from '../../../shared/kernel/index.ts'

/**
 * The code that opens the data without this machine: 130 random bits in Crockford's alphabet (no I, L, O, U),
 * 26 characters and two of a check, in seven groups of four: `7K2M-…`.
 *
 * The check is the number modulo the prime 1021, so that every single wrong character and every swap of two
 * neighbours is told at once, before the slow derivation of the key.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const dataLength = 26
const checkPrime = 1021n
const groupLength = 4

const toNumber = (text: string): bigint => {
  let number = 0n
  for (const character of text) number = number * 32n + BigInt(alphabet.indexOf(character))
  return number
}

const checkOf = (data: string): string => {
  const check = Number(toNumber(data) % checkPrime)
  return (alphabet[check >> 5] ?? '') + (alphabet[check & 31] ?? '')
}

const inGroups = (text: string): string => (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-')

export function createRecoveryCode(random: Random): string {
  let data = ''
  // 256 is a multiple of 32: the low five bits of a random byte are even.
  for (const byte of random.bytes(dataLength)) data += alphabet[byte & 31] ?? ''
  return inGroups(data + checkOf(data))
}

/**
 * The code as it was made, from what a person typed: spaces and hyphens anywhere, lower case, full width,
 * O for 0, I and L for 1. Null when it was mistyped.
 */
export function readRecoveryCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (text.length !== dataLength + 2) return null
  for (const character of text) if (!alphabet.includes(character)) return null
  const data = text.slice(0, dataLength)
  return checkOf(data) === text.slice(dataLength) ? inGroups(text) : null
}
