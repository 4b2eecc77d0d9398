export { tiers } from './feature.ts'
