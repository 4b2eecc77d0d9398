import { escapeText, foldLine } from './content-line.ts'
import type { CalendarEvent } from './event.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** `20261124T053000Z`: always UTC, so that no reader needs to know a time zone of ours. Whole seconds. */
export function utcText(instant: number): string {
  const date = new Date(instant)
  const day = `${String(date.getUTCFullYear()).padStart(4, '0')}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`
  return `${day}T${two(date.getUTCHours())}${two(date.getUTCMinutes())}${two(date.getUTCSeconds())}Z`
}

export interface CalendarOptions {
  /** When the file is written. */
  readonly now: number
  /** What a calendar calls the collection. */
  readonly name: string
}

/** RFC 5545: a file of events, lines ended by CRLF and folded by octets. */
export function writeCalendar(events: readonly CalendarEvent[], { now, name }: CalendarOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bowtie//Visits//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

const eventLines = (event: CalendarEvent, now: number): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(event.uid)}`,
  `DTSTAMP:${utcText(now)}`,
  `DTSTART:${utcText(event.start)}`,
  // A property that is left out means: an event that takes no time.
  ...(event.end === null ? [] : [`DTEND:${utcText(event.end)}`]),
  `SUMMARY:${escapeText(event.title)}`,
  ...(event.place === null ? [] : [`LOCATION:${escapeText(event.place)}`]),
  ...(event.description === null ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  ...(event.account === null ? [] : [`X-BOWTIE-ACCOUNT:${escapeText(event.account)}`]),
  ...(event.kind === null ? [] : [`X-BOWTIE-KIND:${escapeText(event.kind)}`]),
  'END:VEVENT',
]
