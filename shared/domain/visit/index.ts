export { hoursBetween, visitState, type VisitMarks, type VisitState } from './visit-state.ts'
