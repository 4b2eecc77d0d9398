export * from './stance.ts'
export * from './warnings.ts'
