export * from './stance.ts'
