/** What is compared of an account. Folding and pinyin need dictionaries, and so are handed in. */
export interface ComparedAccount {
  readonly id: string
  readonly name: string
  /** The name with traditional characters as simplified ones, and its short name where there is one. */
  readonly foldedNames: readonly string[]
  /** Pinyin of the whole name, every reading, without spaces: `huadajingmi`. */
  readonly pinyin: readonly string[]
  /** Web address and e-mail addresses as typed. */
  readonly addresses: readonly string[]
  readonly taxId: string | null
  readonly phones: readonly string[]
  readonly parentId: string | null
}

/** Forms of a company, longest first; what is left is what people call it. */
const chineseForms =
  /(?:股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|分公司|总公司|公司|集团|控股|股份)+$/u
const latinForms =
  /(?:[\s,.]+(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|kg|sa|sarl|bv|nv|oy|ab|pte|pty|kk))+[\s.]*$/u

/** A name without case, width, spaces and marks; its place in brackets goes before or after, so brackets only go. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** A plain name without the form of the company; the whole name where nothing else would be left. */
export function coreName(name: string): string {
  const lower = name.normalize('NFKC').toLowerCase().trim()
  const core = plainName(
    lower
      .replace(latinForms, '')
      .replace(/[()[\]\s]/gu, '')
      .replace(chineseForms, ''),
  )
  return [...core].length < 2 ? plainName(name) : core
}

/** Mail hosts that anybody can use: no sign of one company. */
const freeHosts: ReadonlySet<string> = new Set([
  'qq.com',
  'foxmail.com',
  '163.com',
  '126.com',
  'yeah.net',
  'sina.com',
  'sina.cn',
  'sohu.com',
  '139.com',
  '189.cn',
  'aliyun.com',
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'yahoo.com.tw',
  'icloud.com',
  'me.com',
  'hinet.net',
  'pchome.com.tw',
  'proton.me',
  'protonmail.com',
  'gmx.de',
])

const secondLevel: ReadonlySet<string> = new Set([
  'com',
  'net',
  'org',
  'gov',
  'edu',
  'co',
  'ac',
  'or',
  'ne',
  'go',
])

/**
 * The company's domain of a web or e-mail address: `https://www.crm.acme.com.cn/x` → `acme.com.cn`. Null for free mail
 * hosts, IP addresses and text that is no address.
 */
export function domainOf(address: string): string | null {
  const [, rest = ''] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)?(.*)$/iu.exec(address.normalize('NFKC').trim()) ?? []
  const [authority = ''] = rest.split(/[/?#]/u)
  const host = (authority.split('@').at(-1) ?? '').replace(/:\d+$/u, '').replace(/\.$/u, '').toLowerCase()
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(host) || /^[\d.]+$/u.test(host)) return null
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  const size = last.length === 2 && secondLevel.has(labels.at(-2) ?? '') ? 3 : 2
  if (labels.length < size) return null
  const domain = labels.slice(-size).join('.')
  return freeHosts.has(domain) ? null : domain
}

/** A tax id or 统一社会信用代码 as letters and digits in capitals; null when too short to mean anything. */
export function taxKey(taxId: string | null): string | null {
  const key = (taxId ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/gu, '')
  return key.length >= 8 && /\d/u.test(key) && !/^(.)\1*$/u.test(key) ? key : null
}

/** A phone number as digits, without the country and trunk prefix and an extension; null under seven digits. */
export function phoneKey(phone: string): string | null {
  const text = phone.normalize('NFKC').toLowerCase()
  const [number = ''] = text.split(/(?:ext\.?|x|转|轉|#|分机|分機)/u)
  const digits = number.replace(/\D+/gu, '')
  const isForeign = number.trim().startsWith('+') || digits.startsWith('00')
  const national = isForeign ? digits.replace(/^(?:00)?(?:86|886)/u, '') : digits
  const key = national.replace(/^0+/u, '')
  return key.length >= 7 ? key : null
}
