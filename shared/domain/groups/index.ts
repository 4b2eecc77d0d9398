export { type GroupMember, type GroupSum, type GroupTree, rollUp, wouldCycle } from './roll-up.ts'
