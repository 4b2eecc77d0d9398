import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import iconv from 'iconv-lite'

/** Bytes looked at to tell the legacy encodings apart. */
const sampleBytes = 256 * 1024

/** Encodings the person can choose from; any other name that iconv-lite knows works as well. */
export const offeredEncodings = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'shift_jis',
  'euc-kr',
] as const

const startsWith = (bytes: Uint8Array, ...prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

/** Code units that Chinese and Western tables are made of; surrogates for rare characters and emoji. */
const isPlausibleUnit = (unit: number): boolean =>
  (unit >= 0x20 && unit <= 0x24f && unit !== 0x7f) ||
  unit === 9 ||
  unit === 10 ||
  unit === 13 ||
  (unit >= 0x2010 && unit <= 0x2040) ||
  (unit >= 0x3000 && unit <= 0x30ff) ||
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0xd800 && unit <= 0xdfff) ||
  (unit >= 0xff00 && unit <= 0xffef)

/**
 * UTF-16 without a byte order mark. Its delimiters and line ends hold a zero byte; the rest of a Chinese text does
 * not, so the characters themselves are judged. ASCII read in pairs looks like Chinese: where the bytes are valid
 * UTF-8, only a text full of zeros is UTF-16.
 */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, sampleBytes) & ~1
  const sample = bytes.subarray(0, length)
  if (length < 4 || !sample.includes(0)) return null
  // The order of the bytes shows in the delimiters: 一 is 4E00 and no sign of it, but nothing writes U+2C00.
  let marksLow = 0
  let marksHigh = 0
  let zeroUnits = 0
  let plausibleLow = 0
  let plausibleHigh = 0
  for (let index = 0; index < length; index += 2) {
    const first = sample[index] ?? 0
    const second = sample[index + 1] ?? 0
    if (second === 0 && isMark(first)) marksLow += 1
    if (first === 0 && isMark(second)) marksHigh += 1
    if ((first === 0) !== (second === 0)) zeroUnits += 1
    if (isPlausibleUnit((second << 8) | first)) plausibleLow += 1
    if (isPlausibleUnit((first << 8) | second)) plausibleHigh += 1
  }
  const pairs = length / 2
  const low = marksLow >= marksHigh
  if (Math.max(marksLow, marksHigh) < 2 || Math.min(marksLow, marksHigh) * 20 > Math.max(marksLow, marksHigh))
    return null
  const wanted = isUtf8(sample) ? zeroUnits * 3 > pairs : (low ? plausibleLow : plausibleHigh) > pairs * 0.9
  return wanted ? (low ? 'utf-16le' : 'utf-16be') : null
}

const marks = new Set([9, 10, 13, 0x20, 0x22, 0x2c, 0x3b, 0x7c])
const isMark = (byte: number): boolean => marks.has(byte)

interface DoubleByteScore {
  /** Share of two-byte characters that are everyday characters of the encoding. */
  readonly common: number
  /** Share of high bytes that do not form a character. */
  readonly bad: number
  readonly pairs: number
}

/**
 * GB18030 and Big5 accept nearly each other's every pair, but their everyday characters lie in different rows:
 * GB 2312 level 1 in B0–D7 with trail A1–FE, Big5 level 1 in A4–C6 with trail 40–7E or A1–FE.
 */
function scoreDoubleByte(bytes: Uint8Array, encoding: 'gb18030' | 'big5'): DoubleByteScore {
  let pairs = 0
  let common = 0
  let bad = 0
  const end = Math.min(bytes.length, sampleBytes)
  for (let index = 0; index < end; index += 1) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) continue
    if (index + 1 >= end) break
    const trail = bytes[index + 1] ?? 0
    if (encoding === 'gb18030') {
      if (lead === 0x80 || lead === 0xff) bad += 1
      else if (trail >= 0x30 && trail <= 0x39 && (bytes[index + 2] ?? 0) >= 0x81) {
        pairs += 1
        index += 3
      } else if (trail >= 0x40 && trail !== 0x7f && trail !== 0xff) {
        pairs += 1
        if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1
        index += 1
      } else bad += 1
    } else if (
      lead >= 0xa1 &&
      lead <= 0xf9 &&
      ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe))
    ) {
      pairs += 1
      if (lead <= 0xc6) common += 1
      index += 1
    } else bad += 1
  }
  return { pairs, common: pairs === 0 ? 0 : common / pairs, bad: bad / Math.max(1, pairs + bad) }
}

const canonical: Readonly<Record<string, string>> = {
  'UTF-8': 'utf-8',
  ASCII: 'utf-8',
  GB18030: 'gb18030',
  Big5: 'big5',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
}

/** The likeliest encoding, as a lower-case name that `decodeText` takes. */
export function guessEncoding(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const wide = bareUtf16(bytes)
  if (wide) return wide
  if (isUtf8(bytes)) return 'utf-8'

  const gb = scoreDoubleByte(bytes, 'gb18030')
  const big5 = scoreDoubleByte(bytes, 'big5')
  const sample = bytes.subarray(0, sampleBytes)
  const ranked = analyse(sample)
  // A long UTF-8 text with a damaged byte is still UTF-8: its damaged rows are listed, the rest is right.
  if (mostlyUtf8(sample)) return 'utf-8'
  const best = gb.common - gb.bad >= big5.common - big5.bad ? gb : big5
  if (best.pairs > 0 && best.bad < 0.02 && best.common > 0.5) return best === gb ? 'gb18030' : 'big5'
  for (const match of ranked) {
    const name = canonical[match.name] ?? match.name.toLowerCase()
    if (iconv.encodingExists(name) && name !== 'utf-8') return name
  }
  return 'windows-1252'
}

function mostlyUtf8(bytes: Uint8Array): boolean {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high += 1
  const decoded = new TextDecoder('utf-8').decode(bytes)
  let replaced = 0
  for (let at = decoded.indexOf('\ufffd'); at >= 0; at = decoded.indexOf('\ufffd', at + 1)) replaced += 1
  return high > 30 && replaced * 20 < high
}

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string
  readonly encoding: string
  /** Whether bytes had to be replaced by U+FFFD although the text has none of its own. */
  readonly damaged: boolean
}

/** Decodes the whole; null when the encoding is not known by that name. */
export function decodeText(bytes: Uint8Array, encoding: string): DecodedText | null {
  const name = encoding.trim().toLowerCase()
  if (!iconv.encodingExists(name)) return null
  const utf8 = name === 'utf-8' || name === 'utf8'
  const text = utf8
    ? new TextDecoder('utf-8').decode(bytes)
    : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, { stripBOM: true })
  const damaged = text.includes('\ufffd') && !(utf8 && isUtf8(bytes))
  return { text, encoding: utf8 ? 'utf-8' : name, damaged }
}
