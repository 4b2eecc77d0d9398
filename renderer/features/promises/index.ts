export { promises } from './feature.ts'
