/** A link that may be opened outside, spelled as it will be opened. */
export interface OuterLink {
  readonly kind: 'web' | 'mail'
  readonly url: string
}

/** Header fields of a mailto link that cannot make a mail program attach a file. */
const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body'])

/**
 * What of all links may leave for the operating system: https and mailto, nothing else (security checklist 15).
 * Other schemes start programs (`ms-msdt:`, `smb:`, `file:`); names and passwords before an `@` only disguise a host.
 */
export function judgeLink(text: string): OuterLink | null {
  if (text.length > 2048 || /[\s\\]|\p{Cc}|%0[ad]|%00/iu.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol === 'https:') {
    const isPlain =
      /^https:\/\/[^/]/i.test(text) && url.hostname.includes('.') && !url.hostname.startsWith('[')
    return isPlain && url.username === '' && url.password === '' ? { kind: 'web', url: url.href } : null
  }
  if (url.protocol !== 'mailto:') return null
  const isPlain =
    /^mailto:[^/?]*@[^/?]+/i.test(text) &&
    [...url.searchParams.keys()].every((key) => mailFields.has(key.toLowerCase()))
  return isPlain ? { kind: 'mail', url: url.href } : null
}
