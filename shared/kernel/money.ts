/** An amount in whole minor units (fen, cents) of one currency. */
export interface Money {
  readonly minor: number
  /** ISO 4217 code, upper case. */
  readonly currency: string
}

const exponents: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0, CLP: 0, KWD: 3, BHD: 3, TND: 3 }

/** Digits after the decimal point of a currency (ISO 4217); 2 where it is not special. */
export const currencyDigits = (currency: string): number => exponents[currency] ?? 2

/**
 * Decimal text such as `12345.678` to minor units, rounded half away from zero.
 * Works on the digits, so that 1.005 becomes 101 cents. Null when the text is no plain decimal or too large.
 */
export function decimalToMinor(text: string, currency: string): number | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  if (!match || (!match[2] && !match[3])) return null
  const digits = currencyDigits(currency)
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0')
  const whole = Number(`${match[2] || '0'}${fraction.slice(0, digits)}`)
  const minor = whole + (Number(fraction[digits]) >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(minor)) return null
  return match[1] === '-' && minor !== 0 ? -minor : minor
}

/** Minor units to plain decimal text with all digits of the currency: 28600000 CNY → `286000.00`. */
export function minorToDecimal(minor: number, currency: string): string {
  const digits = currencyDigits(currency)
  const sign = minor < 0 ? '-' : ''
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
