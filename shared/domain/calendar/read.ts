import { fail, instantOfWall, ok, type Result } from '../../kernel/index.ts'
import { type ContentLine, parseLine, unescapeText, unfoldLines } from './content-line.ts'
import type { CalendarEvent, EventFault, RefusedEvent } from './event.ts'
import { zoneOf } from './zones.ts'

export interface ReadCalendar {
  readonly events: readonly CalendarEvent[]
  readonly refused: readonly RefusedEvent[]
}

export type CalendarError =
  /** Nothing of it is an iCalendar file. */
  | { readonly code: 'not_a_calendar' }
  /** It begins as one and breaks off, or is nested wrongly; `line` counts unfolded lines from 1. */
  | { readonly code: 'broken_calendar'; readonly line: number }

interface Component {
  readonly name: string
  readonly lines: ContentLine[]
  readonly parts: Component[]
}

/** The tree of components of a file. */
function readComponents(text: string): Result<Component, CalendarError> {
  const lines = unfoldLines(text)
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0] ?? '')) return fail({ code: 'not_a_calendar' })
  const root: Component = { name: '', lines: [], parts: [] }
  const open: Component[] = [root]
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line)
    const broken = fail({ code: 'broken_calendar' as const, line: index + 1 })
    if (parsed === null) return broken
    const here = open.at(-1)
    if (here === undefined) return broken
    const name = parsed.value.trim().toUpperCase()
    if (parsed.name === 'BEGIN') {
      const part: Component = { name, lines: [], parts: [] }
      here.parts.push(part)
      open.push(part)
    } else if (parsed.name === 'END') {
      if (open.length < 2 || here.name !== name) return broken
      open.pop()
    } else {
      // Between two calendars of a file nothing may stand.
      if (open.length < 2) return broken
      here.lines.push(parsed)
    }
  }
  return open.length === 1 ? ok(root) : fail({ code: 'broken_calendar', line: lines.length })
}

const timePattern = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/
const offsetPattern = /^([+-])(\d{2})(\d{2})(\d{2})?$/

/** Wall time as if UTC; null for what no calendar has (`20261131T250000`). */
function wallOf(match: RegExpExecArray): number | null {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const parts = [
    year ?? 0,
    (month ?? 0) - 1,
    day ?? 0,
    hour ?? 0,
    minute ?? 0,
    Math.min(second ?? 0, 59),
  ] as const
  const instant = Date.UTC(...parts)
  const back = new Date(instant)
  const isSame =
    back.getUTCFullYear() === parts[0] &&
    back.getUTCMonth() === parts[1] &&
    back.getUTCDate() === parts[2] &&
    back.getUTCHours() === parts[3] &&
    back.getUTCMinutes() === parts[4]
  return isSame ? instant : null
}

/** Offsets of zones that a file explains and that never change their clocks, in minutes. */
function fixedZones(calendars: readonly Component[]): ReadonlyMap<string, number> {
  const zones = new Map<string, number>()
  for (const zone of calendars.flatMap(({ parts }) => parts.filter(({ name }) => name === 'VTIMEZONE'))) {
    const id = zone.lines.find(({ name }) => name === 'TZID')?.value
    const offsets = new Set(
      zone.parts.flatMap(({ lines }) =>
        lines.filter(({ name }) => name === 'TZOFFSETTO').map(({ value }) => value),
      ),
    )
    const [only] = offsets
    const match = offsets.size === 1 ? offsetPattern.exec(only ?? '') : null
    if (id === undefined || match === null) continue
    zones.set(id, (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])))
  }
  return zones
}

interface Times {
  /** For times without a zone: where the person is. */
  readonly timeZone: string
  readonly fixed: ReadonlyMap<string, number>
}

function instantOf({ value, params }: ContentLine, { timeZone, fixed }: Times): Result<number, EventFault> {
  const match = timePattern.exec(value.trim())
  const wall = match === null ? null : wallOf(match)
  if (match === null || wall === null) return fail('bad_time')
  if (match[7] === 'Z') return ok(wall)
  const tzid = params['TZID']
  if (tzid === undefined) return ok(instantOfWall(wall, timeZone))
  const known = zoneOf(tzid)
  if (known !== null) return ok(instantOfWall(wall, known))
  const offset = fixed.get(tzid)
  return offset === undefined ? fail('unknown_zone') : ok(wall - offset * 60_000)
}

const durationPattern = /^\+?P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/

/** `PT1H30M` in milliseconds; null for what is none. */
function durationOf(value: string): number | null {
  const match = durationPattern.exec(value.trim())
  if (match === null) return null
  const [weeks, days, hours, minutes, seconds] = match.slice(1, 6).map((part) => Number(part ?? 0))
  return (
    (((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) *
    1_000
  )
}

const textOf = (component: Component, name: string): string | null => {
  const value = component.lines.find((line) => line.name === name)?.value
  const text = value === undefined ? '' : unescapeText(value).trim()
  return text === '' ? null : text
}

/** A day without a time of day. */
const isWholeDay = ({ value }: ContentLine): boolean => /^\d{8}$/.test(value.trim())

function readEvent(component: Component, times: Times): Result<CalendarEvent, EventFault> {
  const find = (name: string): ContentLine | undefined => component.lines.find((line) => line.name === name)
  const uid = textOf(component, 'UID')
  if (uid === null) return fail('no_uid')
  if (['RRULE', 'RDATE', 'RECURRENCE-ID'].some((name) => find(name) !== undefined)) return fail('repeats')
  const startLine = find('DTSTART')
  if (startLine === undefined) return fail('no_start')
  const start = instantOf(startLine, times)
  if (!start.ok) return start
  const [endLine, durationLine] = [find('DTEND'), find('DURATION')]
  let end: number | null = null
  if (endLine !== undefined) {
    const ending = instantOf(endLine, times)
    if (!ending.ok) return ending
    end = ending.value
  } else if (durationLine !== undefined) {
    const duration = durationOf(durationLine.value)
    if (duration === null) return fail('bad_time')
    end = start.value + duration
  }
  if (end !== null && end < start.value) return fail('ends_before_start')
  return ok({
    uid,
    title: textOf(component, 'SUMMARY') ?? '',
    start: start.value,
    // A whole day says on which day, not how long: as an end it would be 24 hours spent at the account.
    end: isWholeDay(startLine) ? null : end,
    place: textOf(component, 'LOCATION'),
    description: textOf(component, 'DESCRIPTION'),
    isCancelled: textOf(component, 'STATUS')?.toUpperCase() === 'CANCELLED',
    account: textOf(component, 'X-BOWTIE-ACCOUNT'),
    kind: textOf(component, 'X-BOWTIE-KIND'),
  })
}

const sequenceOf = (component: Component): number =>
  Number(component.lines.find(({ name }) => name === 'SEQUENCE')?.value ?? 0) || 0

/**
 * Reads an iCalendar file (RFC 5545). An event that cannot be taken is refused by itself and says why; a file that is
 * broken is refused as a whole, because nobody can tell what is missing. Of several events under one name the one
 * with the highest sequence counts, then the last.
 */
export function readCalendar(text: string, timeZone: string): Result<ReadCalendar, CalendarError> {
  const root = readComponents(text)
  if (!root.ok) return root
  const times = { timeZone, fixed: fixedZones(root.value.parts) }
  const refused: RefusedEvent[] = []
  const taken = new Map<string, { readonly sequence: number; readonly event: CalendarEvent }>()
  for (const component of root.value.parts.flatMap(({ parts }) =>
    parts.filter(({ name }) => name === 'VEVENT'),
  )) {
    const read = readEvent(component, times)
    if (!read.ok) {
      refused.push({
        uid: textOf(component, 'UID'),
        title: textOf(component, 'SUMMARY') ?? '',
        fault: read.error,
      })
      continue
    }
    const sequence = sequenceOf(component)
    if ((taken.get(read.value.uid)?.sequence ?? -1) <= sequence)
      taken.set(read.value.uid, { sequence, event: read.value })
  }
  return ok({ events: [...taken.values()].map(({ event }) => event), refused })
}
