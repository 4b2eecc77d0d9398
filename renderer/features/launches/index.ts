export { launches } from './feature.ts'
