export * from './lines.ts'
export * from './stance-then.ts'
export * from './stance.ts'
export * from './warnings.ts'
