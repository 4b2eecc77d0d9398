export {
  planPromiseClosing,
  type PromiseClosing,
  type PromiseClosingPlan,
  type PromiseState,
  promiseStates,
} from './closing.ts'
export {
  byUrgency,
  countStandings,
  type LedgerPromise,
  type PromiseStanding,
  promiseStandings,
  standingOf,
} from './ledger.ts'
