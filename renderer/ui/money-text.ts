import { decimalToMinor } from '../../shared/kernel/index.ts'

const scales: Readonly<Record<string, number>> = {
  千: 3,
  k: 3,
  万: 4,
  萬: 4,
  w: 4,
  百万: 6,
  百萬: 6,
  m: 6,
  亿: 8,
  億: 8,
}

const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣]/g, '-')

/** Moves the decimal point of plain decimal text to the right, on the digits: 1.2 by 8 is 120000000. */
function shift(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  const padded = fraction.padEnd(places, '0')
  return `${whole}${padded.slice(0, places)}.${padded.slice(places)}`
}

/**
 * What a person types for an amount, in minor units: `2,860,000`, `286万`, `２８６ 万元`, `1.2亿`, `¥2.86M`.
 * Null when it is no amount. An empty text is for the caller to judge.
 */
export function textToMinor(text: string, currency: string): number | null {
  const bare = halfWidth(text)
    .toLowerCase()
    .replace(/[\s,，_]/g, '')
    .replace(/^(¥|￥|rmb|cny)/, '')
    .replace(new RegExp(`^${currency.toLowerCase()}|${currency.toLowerCase()}$`), '')
    .replace(/(元|圆|圓)$/, '')
  const match = /^([+-]?)¥?(\d*\.?\d*)(百万|百萬|千|万|萬|亿|億|[kwm])?$/.exec(bare)
  if (!match?.[2]) return null
  const places = match[3] ? (scales[match[3]] ?? 0) : 0
  return decimalToMinor(`${match[1] ?? ''}${places > 0 ? shift(match[2], places) : match[2]}`, currency)
}
