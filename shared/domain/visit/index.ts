export { planTrip, type TripStop, tripDays, tripVisitMinutes, visitDueDay } from './trip.ts'
export { hoursBetween, visitState, type VisitMarks, type VisitState } from './visit-state.ts'
