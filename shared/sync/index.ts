export * from './clock.ts'
export * from './siblings.ts'
export * from './vector.ts'
