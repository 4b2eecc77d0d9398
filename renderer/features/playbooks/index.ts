export { playbooks } from './feature.ts'
