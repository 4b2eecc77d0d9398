import type { exportTables } from '../../../../../shared/contract/index.ts'
import type { TableSource } from '../table.ts'
import { accountsTable } from './accounts.ts'
import {
  churnEventsTable,
  contractsTable,
  opportunitiesTable,
  ticketsTable,
  usageTable,
} from './contracts.ts'
import {
  attachmentsTable,
  evidenceTable,
  notesTable,
  promisesTable,
  risksTable,
  tasksTable,
  visitsTable,
} from './notes.ts'
import { intentsTable, outcomesTable, trainingsTable } from './plan.ts'
import { peopleTable, personEventsTable } from './people.ts'
import { requirementAsksTable, requirementMovesTable, requirementsTable } from './requirements.ts'
import { firstValuesTable, milestonesTable, stagesTable, valuesTable } from './value.ts'
import { apartTable, declineWordingsTable, playbooksTable, todayMarksTable } from './working-rules.ts'

export { importProblemsTable } from './import-problems.ts'

export type ExportTableName = (typeof exportTables)[number]

export const tableSources: Readonly<Record<ExportTableName, TableSource>> = {
  accounts: accountsTable,
  stages: stagesTable,
  people: peopleTable,
  person_events: personEventsTable,
  contracts: contractsTable,
  first_values: firstValuesTable,
  intents: intentsTable,
  outcomes: outcomesTable,
  milestones: milestonesTable,
  trainings: trainingsTable,
  values: valuesTable,
  visits: visitsTable,
  notes: notesTable,
  promises: promisesTable,
  requirements: requirementsTable,
  requirement_asks: requirementAsksTable,
  requirement_moves: requirementMovesTable,
  risks: risksTable,
  tasks: tasksTable,
  opportunities: opportunitiesTable,
  tickets: ticketsTable,
  churn_events: churnEventsTable,
  usage: usageTable,
  attachments: attachmentsTable,
  evidence: evidenceTable,
  playbooks: playbooksTable,
  today_marks: todayMarksTable,
  account_aparts: apartTable,
  decline_wordings: declineWordingsTable,
}
