export {
  planPromiseClosing,
  type PromiseClosing,
  type PromiseClosingPlan,
  type PromiseState,
  promiseStates,
} from './closing.ts'
