export { peopleMap } from './feature.ts'
