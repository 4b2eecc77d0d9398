import type { CallName } from '../../../shared/contract/index.ts'
import { accountsHandlers } from './accounts.ts'
import { attachmentsHandlers } from './attachments.ts'
import { createUploads } from './attachments/uploads.ts'
import { briefsHandlers } from './briefs.ts'
import { calendarHandlers } from './calendar.ts'
import { contractsHandlers } from './contracts.ts'
import { coverageHandlers } from './coverage.ts'
import { exportsHandlers } from './exports.ts'
import { formsHandlers } from './forms.ts'
import { handOverHandlers } from './hand-over.ts'
import { importsHandlers } from './imports.ts'
import { Staging } from './imports/staging.ts'
import { kickOffHandlers } from './kick-off.ts'
import { notesHandlers } from './notes.ts'
import { peopleHandlers } from './people.ts'
import { planHandlers } from './plan.ts'
import { peopleMapHandlers } from './people/map.ts'
import { playbooksHandlers } from './playbooks.ts'
import { promisesHandlers } from './promises.ts'
import { recordingsHandlers } from './recordings.ts'
import { requirementsHandlers } from './requirements.ts'
import { risksHandlers } from './risks.ts'
import { sampleHandlers } from './sample.ts'
import { searchHandlers } from './search.ts'
import { tasksHandlers } from './tasks.ts'
import { serviceHandlers } from './service.ts'
import { ticketHandlers } from './tickets.ts'
import { tiersHandlers } from './tiers.ts'
import { todayHandlers } from './today.ts'
import { tripsHandlers } from './trips.ts'
import { valueHandlers } from './value.ts'
import { viewsHandlers } from './views.ts'
import { visitsHandlers } from './visits.ts'
import type { Handlers } from './context.ts'
import { historyHandlers } from './history.ts'
import type { Jobs } from './jobs.ts'
import type { WorkspaceSession } from './workspace-session.ts'
import { workspaceHandlers } from './workspace.ts'

export interface HandlerServices {
  readonly workspace: WorkspaceSession
  readonly jobs: Jobs
}

/** Every call of the contract has its use case: a missing one is a type error here. */
export const handlers = (
  { workspace, jobs }: HandlerServices,
  // Files on their way in are one set, whoever asked for them.
  staging = new Staging(),
): Handlers<CallName> => ({
  ...workspaceHandlers(workspace),
  ...historyHandlers(jobs),
  ...accountsHandlers,
  ...viewsHandlers,
  ...contractsHandlers,
  ...playbooksHandlers,
  ...tiersHandlers,
  ...coverageHandlers,
  ...serviceHandlers,
  ...ticketHandlers,
  ...handOverHandlers,
  ...kickOffHandlers,
  ...peopleHandlers,
  ...peopleMapHandlers,
  ...searchHandlers,
  ...todayHandlers,
  ...visitsHandlers,
  ...briefsHandlers,
  ...tripsHandlers,
  ...notesHandlers,
  ...formsHandlers,
  ...attachmentsHandlers(createUploads()),
  ...recordingsHandlers(workspace),
  ...promisesHandlers,
  ...requirementsHandlers,
  ...valueHandlers,
  ...planHandlers,
  ...risksHandlers,
  ...tasksHandlers,
  ...importsHandlers(staging),
  ...calendarHandlers(staging),
  ...exportsHandlers,
  ...sampleHandlers,
})
