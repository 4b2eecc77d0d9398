export * from './successor.ts'
export * from './term.ts'
