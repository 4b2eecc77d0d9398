/** A line of an iCalendar file (RFC 5545 §3.1): `DTSTART;TZID=Asia/Shanghai:20261124T133000`. */
export interface ContentLine {
  /** In upper case. */
  readonly name: string
  /** Names in upper case, values without their quotation marks. */
  readonly params: Readonly<Record<string, string>>
  /** As it stands: escapes of text are still in it. */
  readonly value: string
}

const longestLine = 75

const octetsOf = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_00_00 ? 3 : 4

/**
 * Folds a line so that none is longer than 75 octets of UTF-8, the space of a continuation included (RFC 5545 §3.1).
 * Never inside a character: some readers decode line by line.
 */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + size > longestLine) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** The lines of a file put together again. Line ends of any system; a fold begins with a space or a tab. */
export function unfoldLines(text: string): readonly string[] {
  const lines: string[] = []
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const last = lines.length - 1
    if ((line.startsWith(' ') || line.startsWith('\t')) && last >= 0) lines[last] += line.slice(1)
    else lines.push(line)
  }
  return lines.filter((line) => line.trim() !== '')
}

/** Text as a value (RFC 5545 §3.3.11). Control characters have no place in it and are left out, except the tab. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n|\r/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')

export const unescapeText = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))

const namePattern = /^[A-Za-z0-9-]+/

/** A line in its parts; null where it is none. */
export function parseLine(line: string): ContentLine | null {
  const name = namePattern.exec(line)?.[0]
  if (name === undefined) return null
  const params: Record<string, string> = {}
  let at = name.length
  while (line[at] === ';') {
    const key = namePattern.exec(line.slice(at + 1))?.[0]
    if (key === undefined || line[at + 1 + key.length] !== '=') return null
    at += key.length + 2
    const values: string[] = []
    for (;;) {
      const rest = line.slice(at)
      const value = /^"([^"]*)"/.exec(rest) ?? /^([^";:,]*)/.exec(rest)
      values.push(value?.[1] ?? '')
      at += value?.[0].length ?? 0
      if (line[at] !== ',') break
      at += 1
    }
    params[key.toUpperCase()] = values.join(',')
  }
  return line[at] === ':' ? { name: name.toUpperCase(), params, value: line.slice(at + 1) } : null
}
