export { handOver } from './feature.ts'
