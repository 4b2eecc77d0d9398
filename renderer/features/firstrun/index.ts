export { FirstRun } from './first-run.tsx'
export { Gate } from './gate.tsx'
export { firstrun } from './feature.ts'
