import type { CalendarEvent } from './event.ts'

export interface PlannedVisit {
  readonly id: string
  readonly uid: string
  readonly accountId: string
  readonly title: string
  readonly start: number
  readonly end: number | null
  readonly place: string | null
  readonly agenda: string | null
  /** It began, took place or was called off: a calendar does not change it any more. */
  readonly isOver: boolean
  /** It was called off here. */
  readonly isCancelled: boolean
}

export interface NamedAccount {
  readonly id: string
  /** Full and short names. */
  readonly names: readonly string[]
}

export const changedFields = ['title', 'start', 'end', 'place', 'agenda'] as const
export type ChangedField = (typeof changedFields)[number]

/** What would come of an event. Without an account (`null`) a new one waits for the person to say whose it is. */
export interface ImportStep {
  readonly event: CalendarEvent
  /** `cancel`: called off in the calendar, and planned here until now. */
  readonly action: 'create' | 'update' | 'cancel' | 'same' | 'skip'
  /**
   * `over`: the visit has begun or is done; `cancelled`: called off in the calendar and unknown here; `cancelled_over`:
   * called off in the calendar, yet the visit has begun or is done.
   */
  readonly reason: 'over' | 'cancelled' | 'cancelled_over' | null
  readonly visitId: string | null
  readonly accountId: string | null
  readonly title: string
  readonly changes: readonly ChangedField[]
}

/** Full and half width, case, and spaces make no difference to a name. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** The account that a name means; else the one whose name stands in the text, the longest name first. */
export function accountOf(
  name: string | null,
  text: string,
  accounts: readonly NamedAccount[],
): string | null {
  const wanted = name === null ? null : fold(name)
  const exact = accounts.filter(({ names }) => names.some((each) => fold(each) === wanted))
  if (exact.length === 1) return exact[0]?.id ?? null
  const folded = fold(text)
  const found = accounts
    .flatMap(({ id, names }) => names.map((each) => ({ id, name: fold(each) })))
    .filter((each) => each.name.length >= 2 && folded.includes(each.name))
    .toSorted((left, right) => right.name.length - left.name.length)
  const [best] = found
  // Two accounts of the same name: nobody can tell which.
  return best !== undefined && found.every(({ id, name: other }) => id === best.id || other !== best.name)
    ? best.id
    : null
}

export const titleSeparator = ' · '

/** What a calendar shows of a visit: whose it is comes first. */
export const eventTitle = (accountName: string, title: string): string =>
  `${accountName}${titleSeparator}${title}`

const withoutAccount = (title: string, names: readonly string[]): string => {
  const front = names.map((name) => `${name}${titleSeparator}`).find((each) => title.startsWith(each))
  return front === undefined ? title : title.slice(front.length)
}

/** Whole seconds: what a calendar can say. */
const second = (instant: number | null): number | null =>
  instant === null ? null : Math.floor(instant / 1_000)

/** Text as a calendar gives it back: line ends alike, without space around. */
const text = (value: string | null): string | null => {
  const plain = (value ?? '').replace(/\r\n|\r/g, '\n').trim()
  return plain === '' ? null : plain
}

/**
 * IOX-2: what bringing in a file would do, before it does it. An event that is known by its name changes its visit,
 * so that the same file twice changes nothing; others become visits of the account that their text names.
 */
export function planImport(
  events: readonly CalendarEvent[],
  visits: readonly PlannedVisit[],
  accounts: readonly NamedAccount[],
): readonly ImportStep[] {
  const byUid = new Map(visits.map((visit) => [visit.uid, visit]))
  const namesOf = new Map(accounts.map(({ id, names }) => [id, names]))
  return events.map((event) => {
    const visit = byUid.get(event.uid)
    const accountId =
      visit?.accountId ?? accountOf(event.account, `${event.title}\n${event.place ?? ''}`, accounts)
    const names = [
      ...(event.account === null ? [] : [event.account]),
      ...(accountId === null ? [] : (namesOf.get(accountId) ?? [])),
    ]
    const title = withoutAccount(event.title, names).trim() || event.title.trim()
    const step = { event, visitId: visit?.id ?? null, accountId, title, changes: [] }
    if (visit === undefined)
      return event.isCancelled
        ? { ...step, action: 'skip', reason: 'cancelled' }
        : { ...step, action: 'create', reason: null }
    // Whatever else a called off event says (calendars write it into the title) is no change of the visit.
    if (event.isCancelled && !visit.isCancelled)
      return visit.isOver
        ? { ...step, action: 'skip', reason: 'cancelled_over' }
        : { ...step, action: 'cancel', reason: null }
    const changes = changedFields.filter(
      (field) =>
        ({
          title: title !== '' && text(title) !== text(visit.title),
          start: second(event.start) !== second(visit.start),
          end: second(event.end) !== second(visit.end),
          place: text(event.place) !== text(visit.place),
          agenda: text(event.description) !== text(visit.agenda),
        })[field],
    )
    if (changes.length === 0) return { ...step, action: 'same', reason: null }
    return visit.isOver
      ? { ...step, action: 'skip', reason: 'over', changes }
      : { ...step, action: 'update', reason: null, changes }
  })
}
