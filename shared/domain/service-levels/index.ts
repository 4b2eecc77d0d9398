export { type BugMove, type BugOfAccount, bugTicket } from './bug.ts'
export { hoursToText, offToText, workToText } from './calendar-words.ts'
export {
  type ClockReading,
  type ClockState,
  type Pause,
  pausesOf,
  readClock,
  type ServiceClock,
  workingMinutesBetween,
} from './clock.ts'
export { type HolidayFault, holidayFaults } from './holiday-faults.ts'
export {
  type HolidayDay,
  type Holidays,
  holidaysOf,
  type HolidayYear,
  noHolidays,
  shippedHolidays,
} from './holidays.ts'
export {
  type CadenceState,
  type ServiceLevel,
  shippedLevels,
  visitCadence,
  type VisitCadence,
  warnMinutesOf,
} from './levels.ts'
export { calendarOf, type NamedCalendar, shippedCalendars } from './shipped-calendars.ts'
export {
  firstAnswerAt,
  planTicketStep,
  stepsOf,
  type TicketClockKind,
  ticketClockKinds,
  ticketClocks,
  type TicketFacts,
  type TicketPlan,
  type TicketRefusal,
  type TicketState,
  ticketState,
  type TicketStep,
  ticketSteps,
  type TicketWait,
  type TicketWaitKind,
} from './ticket.ts'
export {
  type CalendarFault,
  calendarFaults,
  type MinuteSpan,
  officeCalendar,
  type WorkingCalendar,
  type WorkingHours,
  type WorkingTime,
  workingTime,
} from './working-calendar.ts'
