export { loops } from './feature.ts'
