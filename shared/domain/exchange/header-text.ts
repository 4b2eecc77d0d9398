/**
 * The comparable form of a header: full width folded, accents of case and punctuation gone, camelCase split,
 * so that `AccountName`, `account_name`, `Account Name` and `ACCOUNT-NAME` are one word.
 */
export const normaliseHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[(（[【〔][^)）\]】〕]*[)）\]】〕]\s*$/u, '')
    .replace(/__[cr]$/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** What a header says about the unit of its numbers: `金额（万元）`, `resolution_time_hours`, `refund_amount_usd`. */
export interface HeaderUnit {
  /** Multiplier: 10,000 for 万元. */
  readonly scale?: number
  /** ISO 4217 code. */
  readonly currency?: string
  readonly duration?: DurationUnit
}

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day'

const currencies: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])(?:cny|rmb)(?:$|[^a-z])|人民[币幣]/, 'CNY'],
  [/(?:^|[^a-z])(?:usd|us\$)(?:$|[^a-z])|美元|美金/, 'USD'],
  [/(?:^|[^a-z])(?:twd|ntd|nt\$)(?:$|[^a-z])|[新台臺][台臺]?[币幣]/, 'TWD'],
  [/(?:^|[^a-z])(?:hkd|hk\$)(?:$|[^a-z])|港[币幣元]/, 'HKD'],
  [/(?:^|[^a-z])eur(?:$|[^a-z])|€|[欧歐]元/, 'EUR'],
  [/(?:^|[^a-z])gbp(?:$|[^a-z])|£|英[镑鎊]/, 'GBP'],
  [/(?:^|[^a-z])jpy(?:$|[^a-z])|日[元圆圓]/, 'JPY'],
  [/(?:^|[^a-z])sgd(?:$|[^a-z])|新加坡元/, 'SGD'],
]

const scales: readonly (readonly [RegExp, number])[] = [
  [/[(（_\s][百][万萬][元]?/, 1_000_000],
  [/[(（_\s][千][万萬][元]?/, 10_000_000],
  [/[(（_\s][万萬][元]?|[万萬]元/, 10_000],
  [/[(（_\s][亿億][元]?|[亿億]元/, 100_000_000],
  [/[(（_\s]千[元]?|千元/, 1_000],
  [/[(（]\s*(?:k|thousands?)[^a-z]*[)）]/, 1_000],
  [/[(（]\s*(?:m|millions?)[^a-z]*[)）]/, 1_000_000],
]

const durations: readonly (readonly [RegExp, DurationUnit])[] = [
  [/(?:^|[^a-z])(?:secs?|seconds?)(?:$|[^a-z])|秒/, 'second'],
  [/(?:^|[^a-z])(?:mins?|minutes?)(?:$|[^a-z])|分[钟鐘]|\(分\)|（分）/, 'minute'],
  [/(?:^|[^a-z])(?:hrs?|hours?)(?:$|[^a-z])|小[时時]/, 'hour'],
  [/(?:^|[^a-z])days?(?:$|[^a-z])|天[数數]?/, 'day'],
]

const firstMatch = <Value>(pairs: readonly (readonly [RegExp, Value])[], text: string): Value | undefined =>
  pairs.find(([pattern]) => pattern.test(text))?.[1]

export function headerUnit(header: string): HeaderUnit {
  const text = header
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
  const scale = firstMatch(scales, text)
  const currency = firstMatch(currencies, text)
  const duration = firstMatch(durations, text)
  return {
    ...(scale === undefined ? {} : { scale }),
    ...(currency === undefined ? {} : { currency }),
    ...(duration === undefined ? {} : { duration }),
  }
}

/** Makes column names usable as keys: no blanks, no doubles. */
export function uniqueColumns(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const name = header.trim() || `#${index + 1}`
    let count = (seen.get(name) ?? 0) + 1
    let unique = count === 1 ? name : `${name} (${count})`
    while (taken.has(unique)) {
      count += 1
      unique = `${name} (${count})`
    }
    seen.set(name, count)
    taken.add(unique)
    return unique
  })
}
