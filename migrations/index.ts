import { spine } from './0010-spine.ts'
import { retiredFields } from './0020-retired-fields.ts'
import { playbooks } from './0030-playbooks.ts'
import { todayMark } from './0040-today-mark.ts'
import { successPlan } from './0060-success-plan.ts'
import { service } from './0070-service.ts'
import { visitQuestions } from './0090-visit-questions.ts'
import { loops } from './0100-loops.ts'
import { stakeholderMap } from './0110-stakeholder-map.ts'
import { handOver } from './0120-hand-over.ts'
import { openQuestions } from './0130-open-questions.ts'
import { draftCount } from './0140-draft-count.ts'
import { formDrafts } from './0150-form-drafts.ts'
import { visitNotes } from './0160-visit-notes.ts'
import { recordings } from './0170-recordings.ts'

/** One step of the schema: statements run one by one inside a single transaction. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

/** All steps, oldest first. A released step is never edited. */
export const migrations: readonly Migration[] = [
  spine,
  retiredFields,
  playbooks,
  todayMark,
  successPlan,
  service,
  visitQuestions,
  loops,
  stakeholderMap,
  handOver,
  openQuestions,
  draftCount,
  formDrafts,
  visitNotes,
  recordings,
]
