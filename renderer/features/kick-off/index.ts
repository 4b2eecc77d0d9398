export { kickOff } from './feature.ts'
