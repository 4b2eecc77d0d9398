export * from './due.ts'
export * from './explain.ts'
export * from './rank.ts'
export * from './snooze.ts'
