export { planTemplates } from './shipped.ts'
export {
  type DatedMilestone,
  type DatedOutcome,
  type DatedTask,
  type DatedTemplate,
  datedTemplate,
  type PlanTemplate,
  withoutParts,
} from './template.ts'
