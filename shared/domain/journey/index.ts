export * from './stage-move.ts'
export * from './stages.ts'
