/** Sources of time and chance, handed in so that one seed replays a whole run. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
}

export interface Random {
  /** Fills and returns `count` random bytes. */
  bytes(count: number): Uint8Array
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export const bytesToHex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += hex[byte]
  return text
}

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then chance.
 * Ids made later sort later to the millisecond, which keeps index pages warm.
 */
export function newId(clock: Clock, random: Random): string {
  const bytes = random.bytes(16)
  let rest = Math.max(0, Math.floor(clock.now()))
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const text = bytesToHex(bytes)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): boolean => idShape.test(text)
