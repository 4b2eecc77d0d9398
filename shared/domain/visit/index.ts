export { planTrip, type TripStop, tripDays, tripVisitMinutes, visitDueDay } from './trip.ts'
export { hoursBetween, visitState, type VisitMarks, type VisitState } from './visit-state.ts'
export { type CadenceFacts, overdueVisit, strictestCadence, type VisitDue } from './visit-due.ts'
