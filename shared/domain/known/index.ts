export { isLiving, type LoggedChange, type RowAsKnown, rowsAsKnown } from './replay.ts'
