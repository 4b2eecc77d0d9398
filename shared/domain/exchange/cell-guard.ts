/**
 * Closes formula injection in delimited text (reliability.md, checklist 23) so that reading takes it off exactly.
 *
 * A line of a cell is dangerous when, after any blanks and apostrophes, it goes on with `= + - @`, their full-width
 * or small forms, or a tab; the first line also when a line break follows (the cell starts with CR or LF).
 * A dangerous line gets one apostrophe in front. Because apostrophes are looked through when danger is judged,
 * a guarded line is still dangerous: reading strips one apostrophe from exactly the dangerous lines that begin
 * with one, and text that really begins with `'=` comes back as `'=`.
 *
 * The same trick keeps ids whole: text that a spreadsheet would turn into another number or a date (`007`,
 * an 18-digit tax number, `3-4`, `1E5`) gets one tab behind, which spreadsheets keep as text and do not show.
 */
const blank =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff'
const danger = '=+\\-@\\u2212\\ufe62\\ufe63\\ufe66\\ufe6b\\uff0b\\uff0d\\uff1d\\uff20\\t'
const dangerousLine = new RegExp(`^['${blank}]*[${danger}]`, 'u')
const blankLine = new RegExp(`^['${blank}]*$`, 'u')
const lineBreak = /(\r\n|\r|\n)/

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
/** Text that a spreadsheet would silently change when it opens a CSV. */
const misread = new RegExp(
  [
    '^0\\d+$',
    '^\\d{12,}$',
    '^\\d*\\.\\d*0$',
    '^0\\d+\\.\\d*$',
    '^(?:\\d+\\.?\\d*|\\.\\d+)e[+-]?\\d+$',
    '^\\d{1,4}[-/.]\\d{1,2}(?:[-/.]\\d{1,4})?$',
    '^\\d{1,2}:\\d{1,2}(?::\\d{1,2})?$',
    '^\\d+ \\d+/\\d+$',
    `^(?:${months})[a-z]*[-/ .]?\\d{1,4}$`,
    `^\\d{1,2}[-/ ]?(?:${months})[a-z]*(?:[-/ ]\\d{2,4})?$`,
  ].join('|'),
  'i',
)

const eachLine = (text: string, change: (line: string, startsBreak: boolean) => string): string => {
  if (!/[\r\n]/.test(text)) return change(text, false)
  const parts = text.split(lineBreak)
  return parts.map((part, index) => (index % 2 === 1 ? part : change(part, index === 0))).join('')
}

const isDangerous = (line: string, startsBreak: boolean): boolean =>
  dangerousLine.test(line) || (startsBreak && blankLine.test(line))

/** Longer text is no number that anybody wrote, and stays a linear test. */
const longestMisread = 400

const withoutTabs = (text: string): string => {
  let end = text.length
  while (end > 0 && text[end - 1] === '\t') end -= 1
  return text.slice(0, end)
}

const isMisread = (text: string): boolean => text.length <= longestMisread && misread.test(text)

/** Text to what is written in a delimited file. */
export function guardCell(text: string): string {
  if (text === '') return text
  if (isMisread(withoutTabs(text))) return `${text}\t`
  return eachLine(text, (line, startsBreak) => (isDangerous(line, startsBreak) ? `'${line}` : line))
}

/** What was read from a delimited file back to the text: the exact inverse of `guardCell`. */
export function unguardCell(cell: string): string {
  if (cell.endsWith('\t') && isMisread(withoutTabs(cell))) return cell.slice(0, -1)
  if (!cell.includes("'")) return cell
  return eachLine(cell, (line, startsBreak) =>
    line.startsWith("'") && isDangerous(line, startsBreak) ? line.slice(1) : line,
  )
}
