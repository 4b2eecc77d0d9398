import fc from 'fast-check'
import ical from 'node-ical'
import { describe, expect, it, test } from 'vitest'
import {
  accountFinder,
  type CalendarEvent,
  foldLine,
  type PlannedVisit,
  planImport,
  readCalendar,
  unfoldLines,
  writeCalendar,
} from '../../../../shared/domain/calendar/index.ts'

const now = Date.UTC(2026, 10, 26, 8, 0, 0)
const zone = 'Asia/Shanghai'
const visit: CalendarEvent = {
  uid: '01890000-0000-7000-8000-000000000001@bowtie',
  title: '岚汀重工 · 续约前摸底',
  start: Date.UTC(2026, 10, 24, 5, 30),
  end: Date.UTC(2026, 10, 24, 7, 0),
  place: '长沙；高新区, 湘江路 18 号',
  description: '1. 上季度用量\n2. 续约方案\\附件',
  isCancelled: false,
  account: '岚汀重工',
  kind: 'visit',
}
const write = (...events: CalendarEvent[]): string => writeCalendar(events, { now, name: '拜访' })
const read = (text: string) => {
  const result = readCalendar(text, zone)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const file = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]): string =>
  file('BEGIN:VEVENT', 'UID:a', 'SUMMARY:例会', ...lines, 'END:VEVENT')
const startOf = (...lines: string[]): string | undefined => {
  const { events } = read(event(...lines))
  return events[0] && new Date(events[0].start).toISOString()
}

describe('IOX-2 calendar files', () => {
  it('IOX-2 as written: CRLF, no line over 75 octets, escaped, UTC', () => {
    const text = write({ ...visit, title: `岚汀重工 · ${'续约前摸底'.repeat(30)}😀` })
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text).toContain('DTSTART:20261124T053000Z')
    expect(text.replaceAll('\r\n ', '')).toContain('LOCATION:长沙；高新区\\, 湘江路 18 号')
    expect(text.replaceAll('\r\n ', '')).toContain('DESCRIPTION:1. 上季度用量\\n2. 续约方案\\\\附件')
  })

  it('IOX-2 another reader reads the same', () => {
    const [found] = Object.values(ical.sync.parseICS(write(visit))).filter((part) => part?.type === 'VEVENT')
    if (found?.type !== 'VEVENT') throw new Error('no event')
    expect(found.uid).toBe(visit.uid)
    expect(found.summary).toBe(visit.title)
    expect(found.start.getTime()).toBe(visit.start)
    expect(found.end?.getTime()).toBe(visit.end)
    expect(found.location).toBe(visit.place)
    expect(found.description).toBe(visit.description)
    expect(found.status).toBe('CONFIRMED')
  })

  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.string({
      unit: fc.constantFrom('岚', '汀', '😀', '\\', ';', ',', '\n', '"', ':', ' ', 'n', 'N'),
      maxLength: 120,
    }),
  )
  const plain = texts.map((text) =>
    text
      .toWellFormed()
      .replace(/\r\n|\r/g, '\n')
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
      .trim(),
  )
  const optional = plain.map((text) => (text === '' ? null : text))
  const events = fc.uniqueArray(
    fc.record({
      uid: plain.filter((text) => text !== ''),
      title: plain,
      start: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1_000),
      length: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      place: optional,
      description: optional,
      isCancelled: fc.boolean(),
      account: optional,
      kind: optional,
    }),
    { selector: ({ uid }) => uid, maxLength: 8 },
  )

  it('IOX-2 property: what was written is read back, whatever stands in it', () => {
    fc.assert(
      fc.property(events, (made) => {
        const wanted = made.map(({ length, ...rest }) => ({
          ...rest,
          end: length === null ? null : rest.start + length * 1_000,
        }))
        const text = write(...wanted)
        expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        expect(read(text)).toEqual({ events: wanted, refused: [] })
        // A program that ends lines with LF and begins the file with a mark changes nothing.
        expect(read(`\uFEFF${text.replaceAll('\r\n', '\n')}`)).toEqual({ events: wanted, refused: [] })
      }),
    )
  })

  it('IOX-2 property: no text makes the reader throw, and folding is undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (junk) => {
        readCalendar(junk, zone)
        readCalendar(file('BEGIN:VEVENT', junk, 'END:VEVENT'), zone)
        const line = `X:${junk.replace(/[\r\n]/g, '').replace(/^\s+/, '')}`
        expect(unfoldLines(foldLine(line))).toEqual([line])
      }),
    )
  })

  test.each([
    ['UTC', ['DTSTART:20261124T053000Z'], '2026-11-24T05:30:00.000Z'],
    ['a zone by its name', ['DTSTART;TZID=Asia/Taipei:20261124T133000'], '2026-11-24T05:30:00.000Z'],
    ['summer time', ['DTSTART;TZID=Europe/Berlin:20260701T133000'], '2026-07-01T11:30:00.000Z'],
    [
      'as Outlook calls it',
      ['DTSTART;TZID="China Standard Time":20261124T133000'],
      '2026-11-24T05:30:00.000Z',
    ],
    ['without a zone: where the person is', ['DTSTART:20261124T133000'], '2026-11-24T05:30:00.000Z'],
    ['a whole day', ['DTSTART;VALUE=DATE:20261124'], '2026-11-23T16:00:00.000Z'],
    [
      'with an address in front',
      ['DTSTART;TZID=/x.example/Asia/Shanghai:20261124T133000'],
      '2026-11-24T05:30:00.000Z',
    ],
  ])('IOX-2 times: %s', (_, lines, expected) => {
    expect(startOf(...lines)).toBe(expected)
  })

  test.each([
    ['one day', ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125']],
    ['three days', ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261127']],
    ['a duration', ['DTSTART;VALUE=DATE:20261124', 'DURATION:P1D']],
  ])('IOX-2 a whole day has no end, since nobody spent it: %s', (_, lines) => {
    expect(read(event(...lines)).events).toMatchObject([{ start: Date.UTC(2026, 10, 23, 16), end: null }])
  })

  it('IOX-2 a zone that the file itself explains; a duration instead of an end', () => {
    const text = file(
      'BEGIN:VTIMEZONE',
      'TZID:Unser Büro',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0800',
      'TZOFFSETTO:+0800',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:a',
      'DTSTART;TZID=Unser Büro:20261124T133000',
      'DURATION:PT1H30M',
      'END:VEVENT',
    )
    expect(read(text).events).toMatchObject([
      { start: Date.UTC(2026, 10, 24, 5, 30), end: Date.UTC(2026, 10, 24, 7, 0) },
    ])
  })

  test.each([
    ['no_start', []],
    ['bad_time', ['DTSTART:20261131T250000Z']],
    ['bad_time', ['DTSTART:next week']],
    ['unknown_zone', ['DTSTART;TZID=Nowhere:20261124T133000']],
    ['ends_before_start', ['DTSTART:20261124T053000Z', 'DTEND:20261124T043000Z']],
    ['repeats', ['DTSTART:20261124T053000Z', 'RRULE:FREQ=WEEKLY']],
  ])('IOX-2 an event is refused by itself: %s', (fault, lines) => {
    expect(read(event(...lines))).toEqual({ events: [], refused: [{ uid: 'a', title: '例会', fault }] })
  })

  it('IOX-2 a file that is none, or is broken, is refused as a whole and says where', () => {
    const code = (text: string): unknown => {
      const result = readCalendar(text, zone)
      return result.ok ? 'ok' : result.error
    }
    expect(code('')).toEqual({ code: 'not_a_calendar' })
    expect(code('name,city\n岚汀重工,长沙')).toEqual({ code: 'not_a_calendar' })
    expect(code('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a')).toEqual({ code: 'broken_calendar', line: 3 })
    expect(code('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VTODO\r\nEND:VCALENDAR')).toEqual({
      code: 'broken_calendar',
      line: 3,
    })
    expect(code('BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR')).toEqual({
      code: 'broken_calendar',
      line: 2,
    })
  })

  it('IOX-2 of one name the highest sequence counts', () => {
    const one = (sequence: number, title: string): string[] => [
      'BEGIN:VEVENT',
      'UID:a',
      `SEQUENCE:${sequence}`,
      `SUMMARY:${title}`,
      'DTSTART:20261124T053000Z',
      'END:VEVENT',
    ]
    expect(read(file(...one(2, '新'), ...one(1, '旧'))).events.map(({ title }) => title)).toEqual(['新'])
  })
})

describe('IOX-2 what bringing in a file would do', () => {
  const accounts = [
    { id: 'a', names: ['岚汀重工集团', '岚汀重工'] },
    { id: 'b', names: ['青屿医械'] },
    { id: 'c', names: ['Acme'] },
  ]
  const known: PlannedVisit = {
    id: 'v',
    uid: visit.uid,
    accountId: 'a',
    title: '续约前摸底',
    start: visit.start + 250,
    end: visit.end,
    place: visit.place,
    agenda: `${visit.description}\r\n`,
    isOver: false,
    isCancelled: false,
  }

  it('IOX-2 the same file again changes nothing; a moved event changes its visit alone in what moved', () => {
    expect(planImport([visit], [known], accounts)).toMatchObject([
      { action: 'same', visitId: 'v', changes: [] },
    ])
    const moved = { ...visit, start: visit.start + 3_600_000, end: visit.start + 7_200_000 }
    expect(planImport([moved], [known], accounts)).toMatchObject([
      { action: 'update', visitId: 'v', changes: ['start', 'end'], title: '续约前摸底' },
    ])
    expect(planImport([moved], [{ ...known, isOver: true }], accounts)).toMatchObject([
      { action: 'skip', reason: 'over' },
    ])
  })

  it('IOX-2 a called off event cancels its visit, unless that has begun; of one called off here nothing comes', () => {
    const off = { ...visit, isCancelled: true, title: 'Canceled: 岚汀重工 · 续约前摸底' }
    expect(planImport([off], [known], accounts)).toMatchObject([
      { action: 'cancel', reason: null, visitId: 'v', changes: [] },
    ])
    expect(planImport([off], [{ ...known, isOver: true }], accounts)).toMatchObject([
      { action: 'skip', reason: 'cancelled_over' },
    ])
    const both = { ...known, isOver: true, isCancelled: true }
    expect(planImport([{ ...visit, isCancelled: true }], [both], accounts)).toMatchObject([
      { action: 'same', reason: null },
    ])
  })

  it('IOX-2 an unknown event becomes a visit of the account that it names; one called off does not', () => {
    const other = { ...visit, uid: 'x', account: null, title: '和 ＡＣＭＥ 的周会' }
    expect(planImport([other], [known], accounts)).toMatchObject([
      { action: 'create', accountId: 'c', title: '和 ＡＣＭＥ 的周会', visitId: null },
    ])
    expect(planImport([{ ...other, title: '牙医', place: null }], [], accounts)).toMatchObject([
      { action: 'create', accountId: null },
    ])
    expect(planImport([{ ...other, isCancelled: true }], [], accounts)).toMatchObject([
      { action: 'skip', reason: 'cancelled' },
    ])
  })

  it('IOX-2 the longest name wins, and of two alike neither', () => {
    const accountOf = accountFinder(accounts)
    expect(accountOf(null, '岚汀重工集团年会')).toBe('a')
    expect(accountOf('青屿医械', '岚汀重工')).toBe('b')
    expect(accountFinder([...accounts, { id: 'd', names: ['ACME'] }])(null, 'Acme 周会')).toBeNull()
    expect(accountOf(null, '随便')).toBeNull()
  })

  it('IOX-2 the names of the accounts are read once for a whole file, not once for each event', () => {
    let reads = 0
    const counted = Array.from({ length: 50 }, (_, index) => ({
      id: `${index}`,
      get names() {
        reads += 1
        return [`第${index}家`]
      },
    }))
    const unknown = Array.from({ length: 40 }, (_, index) => ({
      ...visit,
      uid: `${index}`,
      account: null,
      title: '午餐',
    }))
    planImport(unknown, [], counted)
    // Once to fold them, once to take them off the front of titles.
    expect(reads).toBeLessThanOrEqual(2 * counted.length)
  })
})
