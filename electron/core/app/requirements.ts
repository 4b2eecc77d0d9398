import { requirementAskHandlers } from './requirements/asks.ts'
import { fixDateHandlers } from './requirements/fix-date.ts'
import { requirementJoinHandlers } from './requirements/join.ts'
import { requirementMoveHandlers } from './requirements/move.ts'
import { requirementReadHandlers } from './requirements/read.ts'
import { requirementWriteHandlers } from './requirements/write.ts'
import { wordingHandlers } from './requirements/wordings.ts'

export const requirementsHandlers = {
  ...requirementReadHandlers,
  ...requirementWriteHandlers,
  ...requirementAskHandlers,
  ...fixDateHandlers,
  ...requirementJoinHandlers,
  ...requirementMoveHandlers,
  ...wordingHandlers,
}
