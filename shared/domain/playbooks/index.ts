export {
  checkHasLimit,
  type MissingRule,
  missingOf,
  type StageCheck,
  stageChecks,
  type StageFacts,
  type StageRule,
} from './checks.ts'
export {
  addVersion,
  type CheckedMove,
  missingForMove,
  offeredTasks,
  planCheckedMove,
  type Playbook,
  type PlaybookFault,
  playbookFaults,
  type PlaybookRole,
  playbookRoles,
  type PlaybookTask,
  type PlaybookTaskKind,
  playbookTaskKinds,
  type PlaybookVersion,
  type StageMissing,
  type StartedTask,
} from './playbook.ts'
export { type PlaybookTexts, playbookTexts, shippedPlaybook, shippedPlaybooks } from './shipped.ts'
