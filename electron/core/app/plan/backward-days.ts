import type { PlanSpan } from '../../../../shared/domain/plan/index.ts'
import { refuse } from '../context.ts'

export const backwardDays = ({ startDay, dueDay }: PlanSpan) =>
  refuse('backward_days', 'the first day lies behind the last one', { startDay, dueDay })
