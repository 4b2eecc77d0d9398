export {
  byPressing,
  planTrip,
  type TripAccount,
  type TripStop,
  tripDays,
  tripVisitMinutes,
  visitDueDay,
} from './trip.ts'
export { hoursBetween, visitState, type VisitMarks, type VisitState } from './visit-state.ts'
export {
  cadenceStart,
  type CadenceFacts,
  overdueVisit,
  strictestCadence,
  type VisitDue,
} from './visit-due.ts'
