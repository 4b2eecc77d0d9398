export { exports } from './feature.ts'
