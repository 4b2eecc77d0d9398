import type { exportTables } from '../../../../../shared/contract/index.ts'
import type { TableSource } from '../table.ts'
import { accountsTable } from './accounts.ts'
import { questionAnswersTable } from './answers.ts'
import {
  churnEventsTable,
  contractsTable,
  opportunitiesTable,
  ticketsTable,
  usageTable,
} from './contracts.ts'
import { customFieldsTable, retiredValuesTable, savedViewsTable } from './customised.ts'
import { handOverItemsTable, handOversTable } from './hand-over.ts'
import { dutiesTable, kickOffParticipantsTable, kickOffsTable } from './kick-off.ts'
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
import { playbooksTable } from './playbooks.ts'
import { peopleTable, personEventsTable, personInfluencesTable } from './people.ts'
import { requirementAsksTable, requirementMovesTable, requirementsTable } from './requirements.ts'
import { holidayYearsTable, serviceLevelsTable, ticketWaitsTable, workCalendarsTable } from './service.ts'
import { launchLimitsTable, tierCoveragesTable, tierRulesTable } from './tiers.ts'
import { firstValuesTable, milestonesTable, stagesTable, valuesTable } from './value.ts'
import { apartTable, declineWordingsTable, todayMarksTable } from './working-rules.ts'

export { importProblemsTable } from './import-problems.ts'

export type ExportTableName = (typeof exportTables)[number]

export const tableSources: Readonly<Record<ExportTableName, TableSource>> = {
  accounts: accountsTable,
  stages: stagesTable,
  hand_overs: handOversTable,
  hand_over_items: handOverItemsTable,
  kick_offs: kickOffsTable,
  kick_off_participants: kickOffParticipantsTable,
  duties: dutiesTable,
  people: peopleTable,
  person_events: personEventsTable,
  person_influences: personInfluencesTable,
  contracts: contractsTable,
  first_values: firstValuesTable,
  intents: intentsTable,
  outcomes: outcomesTable,
  milestones: milestonesTable,
  trainings: trainingsTable,
  values: valuesTable,
  visits: visitsTable,
  question_answers: questionAnswersTable,
  notes: notesTable,
  promises: promisesTable,
  requirements: requirementsTable,
  requirement_asks: requirementAsksTable,
  requirement_moves: requirementMovesTable,
  risks: risksTable,
  tasks: tasksTable,
  opportunities: opportunitiesTable,
  tickets: ticketsTable,
  ticket_waits: ticketWaitsTable,
  churn_events: churnEventsTable,
  usage: usageTable,
  attachments: attachmentsTable,
  evidence: evidenceTable,
  playbooks: playbooksTable,
  today_marks: todayMarksTable,
  account_aparts: apartTable,
  decline_wordings: declineWordingsTable,
  tier_rules: tierRulesTable,
  tier_coverages: tierCoveragesTable,
  launch_limits: launchLimitsTable,
  service_levels: serviceLevelsTable,
  work_calendars: workCalendarsTable,
  holiday_years: holidayYearsTable,
  custom_fields: customFieldsTable,
  retired_values: retiredValuesTable,
  saved_views: savedViewsTable,
}
