export { requirements } from './feature.ts'
