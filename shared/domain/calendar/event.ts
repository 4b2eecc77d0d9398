/** A visit as a calendar knows it. Instants in milliseconds UTC. */
export interface CalendarEvent {
  /** Stays the same for ever: by it a calendar changes an entry instead of adding another. */
  readonly uid: string
  readonly title: string
  readonly start: number
  readonly end: number | null
  readonly place: string | null
  /** The agenda. What a visit is for is not written: a calendar is shown to others. */
  readonly description: string | null
  readonly isCancelled: boolean
  /** Whose visit it is; only in files of ours. */
  readonly account: string | null
  /** How (`visit`, `call` …); only in files of ours. */
  readonly kind: string | null
}

/** Why an event of a file cannot be taken. */
export type EventFault =
  /** Without a name nobody can tell it from another when the file comes again. */
  | 'no_uid'
  | 'no_start'
  | 'bad_time'
  /** It ends before it begins. */
  | 'ends_before_start'
  /** A time zone that neither the system knows nor the file explains. */
  | 'unknown_zone'
  /** A series: visits are planned one by one. */
  | 'repeats'

export interface RefusedEvent {
  readonly uid: string | null
  readonly title: string
  readonly fault: EventFault
}
