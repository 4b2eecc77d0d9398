export { escapeText, foldLine, parseLine, unescapeText, unfoldLines } from './content-line.ts'
export type { CalendarEvent, EventFault, RefusedEvent } from './event.ts'
export {
  accountFinder,
  type ChangedField,
  changedFields,
  eventTitle,
  type ImportStep,
  type NamedAccount,
  planImport,
  type PlannedVisit,
} from './plan-import.ts'
export { type CalendarError, readCalendar, type ReadCalendar } from './read.ts'
export { type CalendarOptions, writeCalendar } from './write.ts'
