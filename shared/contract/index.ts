import { z } from 'zod'
import { accountCalls } from './account.ts'
import { areas, type CallError, type CallSpec, type CommonError } from './call.ts'
import { briefCalls } from './briefs.ts'
import { calendarCalls } from './calendar.ts'
import { contractCalls } from './contracts.ts'
import { coverageCalls } from './coverage.ts'
import { exchangeCalls } from './exchange.ts'
import { formCalls } from './forms.ts'
import { handOverCalls } from './hand-over.ts'
import { kickOffCalls } from './kick-off.ts'
import { launchCalls } from './launches.ts'
import { playbookCalls } from './playbooks.ts'
import { peopleCalls } from './people.ts'
import { planCalls } from './plan.ts'
import { peopleMapCalls } from './people-map.ts'
import { promiseCalls } from './promises.ts'
import { recordingCalls } from './recordings.ts'
import { requirementCalls } from './requirement-calls.ts'
import { riskCalls } from './risks.ts'
import { searchCalls } from './search.ts'
import { serviceCalls } from './service.ts'
import { taskCalls } from './tasks.ts'
import { tierCalls } from './tiers.ts'
import { timelineCalls } from './timeline.ts'
import { todayCalls } from './today.ts'
import { tripCalls } from './trips.ts'
import { valueCalls } from './value.ts'
import { attachmentCalls, noteCalls, visitCalls } from './visits.ts'
import { wordingCalls } from './wordings.ts'
import { historyCalls, jobCalls, jobInfo, workspaceCalls, workspaceState } from './workspace.ts'

/** Every call between interface and core. Nothing else crosses the seam. */
export const contract = {
  ...workspaceCalls,
  ...historyCalls,
  ...jobCalls,
  ...accountCalls,
  ...timelineCalls,
  ...playbookCalls,
  ...tierCalls,
  ...coverageCalls,
  ...serviceCalls,
  ...handOverCalls,
  ...kickOffCalls,
  ...peopleCalls,
  ...peopleMapCalls,
  ...contractCalls,
  ...visitCalls,
  ...briefCalls,
  ...calendarCalls,
  ...tripCalls,
  ...noteCalls,
  ...formCalls,
  ...attachmentCalls,
  ...recordingCalls,
  ...promiseCalls,
  ...requirementCalls,
  ...wordingCalls,
  ...valueCalls,
  ...launchCalls,
  ...planCalls,
  ...riskCalls,
  ...taskCalls,
  ...todayCalls,
  ...searchCalls,
  ...exchangeCalls,
} as const satisfies Record<string, CallSpec>

/** What the core tells without being asked. */
export const events = {
  /** Data changed: cached answers from these areas are stale. */
  'data.changed': z.object({ areas: z.array(z.enum(areas)) }),
  'job.changed': jobInfo,
  'workspace.changed': workspaceState,
} as const

export type CallName = keyof typeof contract
export type CallInput<Name extends CallName> = z.input<(typeof contract)[Name]['input']>
/** What the handler receives: after validation. */
export type CallRequest<Name extends CallName> = z.output<(typeof contract)[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<(typeof contract)[Name]['output']>
export type CallCode<Name extends CallName> = (typeof contract)[Name]['errors'][number] | CommonError
export type CallFailure<Name extends CallName> = CallError<(typeof contract)[Name]['errors'][number]>
export type EventName = keyof typeof events
export type EventData<Name extends EventName> = z.output<(typeof events)[Name]>

export * from './account.ts'
export * from './briefs.ts'
export * from './calendar.ts'
export * from './call.ts'
export * from './common.ts'
export * from './contracts.ts'
export * from './coverage.ts'
export * from './exchange.ts'
export * from './forms.ts'
export * from './hand-over.ts'
export * from './kick-off.ts'
export * from './launches.ts'
export * from './people.ts'
export * from './plan.ts'
export * from './people-map.ts'
export * from './playbooks.ts'
export * from './promises.ts'
export * from './recordings.ts'
export * from './requirement-calls.ts'
export * from './requirements.ts'
export * from './risks.ts'
export * from './search.ts'
export * from './service.ts'
export * from './tasks.ts'
export * from './tiers.ts'
export * from './timeline.ts'
export * from './today.ts'
export * from './value.ts'
export * from './views.ts'
export * from './trips.ts'
export * from './visits.ts'
export * from './wordings.ts'
export * from './workspace.ts'
