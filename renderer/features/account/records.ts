import type { CallOutput } from '../../../shared/contract/index.ts'

export type AccountDetail = CallOutput<'account.get'>
export type AccountFields = AccountDetail['fields']
export type CustomField = AccountDetail['customFields'][number]
export type Contract = CallOutput<'contract.list'>['contracts'][number]
export type ContractLine = CallOutput<'contract.list'>['lines'][number]
export type Person = CallOutput<'person.list'>['people'][number]
export type PersonEvent = CallOutput<'person.get'>['events'][number]
export type ValuePlan = CallOutput<'value.plan'>
export type FirstValue = ValuePlan['firstValues'][number]
export type Milestone = ValuePlan['milestones'][number]
export type ValueEntry = ValuePlan['entries'][number]
export type PromiseRecord = CallOutput<'promise.list'>['promises'][number]
export type Requirement = CallOutput<'requirement.list'>['requirements'][number]
export type Risk = CallOutput<'risk.list'>['risks'][number]
export type Task = CallOutput<'task.list'>['tasks'][number]
export type Visit = CallOutput<'visit.list'>['visits'][number]
export type NoteRow = CallOutput<'note.list'>['notes'][number]
export type Attachment = CallOutput<'attachment.list'>['attachments'][number]
export type TimelineEntry = CallOutput<'account.timeline'>['entries'][number]
