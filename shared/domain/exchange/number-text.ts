import type { Result } from '../../kernel/result.ts'
import { fail, ok } from '../../kernel/result.ts'

/** Which character a column uses before the fraction. */
export type DecimalMark = '.' | ','

/** A number as written, kept as decimal digits so that money loses nothing. */
export interface ParsedNumber {
  /** Plain decimal: optional `-`, digits, optional fraction. `1.2亿` is `120000000`. */
  readonly decimal: string
  /** ISO 4217 code where the text named one without doubt (`US$`, `HK$`, `€`, `CNY`); `$`, `¥` and `元` do not. */
  readonly currency?: string
}

const around = (signs: string): RegExp =>
  new RegExp(`^([+-]?\\s*)(?:${signs})|\\s*(?:${signs})(\\s*[+-]?)$`, 'g')

const currencySigns: readonly (readonly [RegExp, string])[] = [
  [around('us\\$|usd|美元|美金'), 'USD'],
  [around('nt\\$|twd|ntd|新[台臺][币幣]|[台臺][币幣]'), 'TWD'],
  [around('hk\\$|hkd|港[币幣元]'), 'HKD'],
  [around('sg\\$|s\\$|sgd'), 'SGD'],
  [around('cn¥|rmb|cny|人民[币幣]'), 'CNY'],
  [around('jpy|日[元圆圓]'), 'JPY'],
  [around('€|eur|[欧歐]元'), 'EUR'],
  [around('£|gbp|英[镑鎊]'), 'GBP'],
  [around('₩|krw'), 'KRW'],
]
/** Signs of several currencies. */
const bareSigns = around('[$¥]|元整?|[圆圓块塊]')

/** Powers of ten of unit words; longer words first. */
const units: readonly (readonly [string, number])[] = [
  ['千万', 7],
  ['千萬', 7],
  ['百万', 6],
  ['百萬', 6],
  ['十万', 5],
  ['十萬', 5],
  ['万亿', 12],
  ['萬億', 12],
  ['亿', 8],
  ['億', 8],
  ['万', 4],
  ['萬', 4],
  ['千', 3],
  ['百', 2],
  ['bn', 9],
  ['mn', 6],
  ['k', 3],
  ['w', 4],
  ['m', 6],
  ['b', 9],
]

const longestNumber = 60
/** Most cells of most files: digits with nothing around them. */
const plainest = /^(?:0|-?[1-9]\d{0,14})$/
const mostDigits = 30

/** Shifts the decimal point of plain digits by `power` places without going through binary fractions. */
export function shiftDecimal(decimal: string, power: number): string {
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.')
  let digits = whole + fraction
  let point = whole.length + power
  if (point <= 0) {
    digits = '0'.repeat(1 - point) + digits
    point = 1
  }
  digits = digits.padEnd(point, '0')
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const after = digits.slice(point).replace(/0+$/, '')
  const text = after ? `${before}.${after}` : before
  return negative && /[1-9]/.test(text) ? `-${text}` : text
}

/** Exact sum of two plain decimals that are not negative. */
function addDecimals(left: string, right: string): string {
  const [leftWhole = '0', leftFraction = ''] = left.split('.')
  const [rightWhole = '0', rightFraction = ''] = right.split('.')
  const places = Math.max(leftFraction.length, rightFraction.length)
  const sum =
    BigInt(leftWhole + leftFraction.padEnd(places, '0')) +
    BigInt(rightWhole + rightFraction.padEnd(places, '0'))
  return shiftDecimal(sum.toString(), -places)
}

const groupedPoint = /^\d{1,3}(?:[,' ]\d{3})+(?:\.\d*)?$/
const groupedInTens = /^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/
const groupedComma = /^\d{1,3}(?:[.' ]\d{3})+(?:,\d*)?$/
const plainPoint = /^(?:\d+\.?\d*|\.\d+)$/
const plainComma = /^(?:\d+,?\d*|,\d+)$/
const scientific = /^(\d+(?:\.\d*)?|\.\d+)e([+-]?\d{1,3})$/

/** Digits with separators to a plain decimal; null when they follow no known grouping. */
function plainDigits(text: string, mark: DecimalMark): string | null {
  const exponent = scientific.exec(mark === ',' ? text.replace(',', '.') : text)
  if (exponent) {
    const power = Number(exponent[2])
    if (Math.abs(power) > mostDigits) return null
    const base = exponent[1] ?? '0'
    return shiftDecimal(base.startsWith('.') ? `0${base}` : base, power)
  }
  const fits =
    mark === '.'
      ? plainPoint.test(text) || groupedPoint.test(text) || groupedInTens.test(text)
      : plainComma.test(text) || groupedComma.test(text)
  if (!fits) return null
  const bare = mark === '.' ? text.replace(/[,' ]/g, '') : text.replace(/[.' ]/g, '').replace(',', '.')
  return shiftDecimal(bare.startsWith('.') ? `0${bare}` : bare, 0)
}

const unitAt = (text: string): readonly [string, number] | undefined =>
  units.find(([word]) => text.startsWith(word))

/** `2亿3000万`, `3.5w`, `12`: numbers each with an optional unit, added up. */
function withUnits(text: string, mark: DecimalMark): string | null {
  let rest = text
  let sum: string | null = null
  let lastPower = Number.POSITIVE_INFINITY
  while (rest !== '') {
    const match = /^[\d.,' ]+(?:e[+-]?\d{1,3})?/.exec(rest)
    if (!match) return null
    rest = rest.slice(match[0].length)
    const unit = unitAt(rest)
    const power = unit?.[1] ?? 0
    // Parts must fall: 3000万2亿 is no number.
    if (power >= lastPower) return null
    lastPower = power
    const digits = plainDigits(match[0].trim(), mark)
    if (digits === null || digits.length > mostDigits) return null
    const value = shiftDecimal(digits, power)
    sum = sum === null ? value : addDecimals(sum, value)
    if (unit) rest = rest.slice(unit[0].length).trimStart()
  }
  return sum
}

/**
 * Reads a number as people and spreadsheets write it: thousands separators, full-width digits, 万 and 亿,
 * k and M, percent (`12.5%` is 0.125), currency signs, a trailing or Unicode minus, parentheses for negative.
 */
export function parseNumber(raw: string, mark: DecimalMark = '.'): Result<ParsedNumber, 'not-a-number'> {
  if (raw.length > longestNumber) return fail('not-a-number')
  if (plainest.test(raw)) return ok({ decimal: raw })
  let text = raw
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\u2019]/g, "'")
    .replace(/，/g, ',')
    .trim()
    .toLowerCase()
  let negative = false
  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed) {
    negative = true
    text = (bracketed[1] ?? '').trim()
  }
  let currency: string | null = null
  for (const [sign, code] of currencySigns) {
    const stripped = text.replace(sign, '$1$2')
    if (stripped !== text) {
      text = stripped.trim()
      currency = code
      break
    }
  }
  text = text.replace(bareSigns, '$1$2').trim()
  const sign = /^([+-])|([+-])$/.exec(text)
  if (sign) {
    if (negative) return fail('not-a-number')
    negative = sign[0] === '-'
    text = (sign[1] ? text.slice(1) : text.slice(0, -1)).trim()
  }
  let shift = 0
  if (/[%‰]$/.test(text)) {
    shift = text.endsWith('%') ? -2 : -3
    text = text.slice(0, -1).trim()
  }
  if (!/\d/.test(text)) return fail('not-a-number')
  const sum = withUnits(text, mark)
  if (sum === null) return fail('not-a-number')
  const decimal = shiftDecimal(sum, shift)
  if (decimal.length > mostDigits + 12) return fail('not-a-number')
  const signed = negative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal
  return ok(currency === null ? { decimal: signed } : { decimal: signed, currency })
}

/**
 * Decides from the whole column whether `1.234` is a thousand or a fraction. The comma is the decimal mark only
 * where some value can be read no other way and none contradicts it.
 */
export function inferDecimalMark(values: Iterable<string>): DecimalMark {
  let onlyComma = 0
  let onlyPoint = 0
  for (const value of values) {
    if (!/[.,．，]/.test(value)) continue
    const text = value.normalize('NFKC').replace(/[^\d.,]/g, '')
    if (!/[.,]/.test(text)) continue
    const lastComma = text.lastIndexOf(',')
    const lastPoint = text.lastIndexOf('.')
    if (lastComma >= 0 && lastPoint >= 0) {
      if (lastComma > lastPoint) onlyComma += 1
      else onlyPoint += 1
      continue
    }
    const separator = lastComma >= 0 ? ',' : '.'
    const groups = text.split(separator)
    const tail = groups.at(-1) ?? ''
    const canGroup =
      groups.length > 1 && groups.slice(1).every((group) => group.length === 3) && /^[1-9]/.test(text)
    if (groups.length > 2) {
      if (separator === ',') onlyPoint += 1
      else onlyComma += 1
    } else if (!canGroup && tail.length > 0) {
      if (separator === ',') onlyComma += 1
      else onlyPoint += 1
    }
  }
  return onlyComma > 0 && onlyPoint === 0 ? ',' : '.'
}
