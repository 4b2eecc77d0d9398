export * from './due.ts'
export * from './rank.ts'
