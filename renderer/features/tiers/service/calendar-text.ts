import type { CallOutput } from '../../../../shared/contract/index.ts'

type Settings = CallOutput<'service.settings'>
export type Calendar = Settings['calendars'][number]
export type Holidays = Settings['holidays'][number]
type Hours = Calendar['makeUpDay']

const span = /^(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})$/

/** Hours as people write them, also with Chinese marks; null: not understood. */
export function textToHours(text: string): Hours | null {
  const parts = text
    .split(/[,，、;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const hours = parts.map((part) => {
    const found = span.exec(part)
    if (found === null) return null
    const [from, to] = [Number(found[1]) * 60 + Number(found[2]), Number(found[3]) * 60 + Number(found[4])]
    return from < to && to <= 1_440 ? { from, to } : null
  })
  return hours.every((each) => each !== null) ? hours : null
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const offLine = /^(\d{4}-\d{2}-\d{2})(?:\s*[~～至到]\s*(\d{4}-\d{2}-\d{2}))?\s*(.*)$/

/** The first line that is not understood, or the days. */
export function textToOff(text: string): { readonly wrong: string } | { readonly days: Holidays['off'] } {
  const days: { name: string; first: string; last: string }[] = []
  for (const line of linesOf(text)) {
    const found = offLine.exec(line)
    if (found?.[1] === undefined) return { wrong: line }
    days.push({ name: found[3] ?? '', first: found[1], last: found[2] ?? found[1] })
  }
  return { days }
}

export function textToWork(text: string): { readonly wrong: string } | { readonly days: Holidays['work'] } {
  const days: { name: string; day: string }[] = []
  for (const line of linesOf(text)) {
    const found = /^(\d{4}-\d{2}-\d{2})\s*(.*)$/.exec(line)
    if (found?.[1] === undefined) return { wrong: line }
    days.push({ name: found[2] ?? '', day: found[1] })
  }
  return { days }
}
