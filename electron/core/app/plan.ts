import { intentHandlers } from './plan/intents.ts'
import { outcomeHandlers } from './plan/outcomes.ts'
import { orderHandlers } from './plan/positions.ts'
import { planReadHandlers } from './plan/read.ts'
import { templateHandlers } from './plan/templates.ts'
import { trainingHandlers } from './plan/trainings.ts'

/** ACC-8, VAL-4, VAL-7: why they bought, what has to come of it, and the way there. */
export const planHandlers = {
  ...planReadHandlers,
  ...intentHandlers,
  ...outcomeHandlers,
  ...orderHandlers,
  ...templateHandlers,
  ...trainingHandlers,
}
