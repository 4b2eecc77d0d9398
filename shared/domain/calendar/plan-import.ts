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

/**
 * Tells the account that a name means; else the one whose name stands in the text, the longest name first. Null where
 * nothing names one, or two are alike. The names are folded once: a file holds many events, a workspace many accounts.
 */
export function accountFinder(
  accounts: readonly NamedAccount[],
): (name: string | null, text: string) => string | null {
  const known = accounts.flatMap(({ id, names }) => names.map((each) => ({ id, name: fold(each) })))
  const idsOf = new Map<string, Set<string>>()
  for (const { id, name } of known) idsOf.set(name, (idsOf.get(name) ?? new Set()).add(id))
  const byLength = known
    .filter(({ name }) => name.length >= 2)
    .toSorted((left, right) => right.name.length - left.name.length)
  return (name, text) => {
    const [exact, ...alike] = name === null ? [] : (idsOf.get(fold(name)) ?? [])
    if (exact !== undefined && alike.length === 0) return exact
    const folded = fold(text)
    const best = byLength.find((each) => folded.includes(each.name))
    // Two accounts of the same name: nobody can tell which.
    return best !== undefined && idsOf.get(best.name)?.size === 1 ? best.id : null
  }
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
  const accountOf = accountFinder(accounts)
  const namesOf = new Map(accounts.map(({ id, names }) => [id, names]))
  return events.map((event) => {
    const visit = byUid.get(event.uid)
    const accountId = visit?.accountId ?? accountOf(event.account, `${event.title}\n${event.place ?? ''}`)
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
