import { describe, expect, test } from 'vitest'
import { type TableName, tableNames } from '../../electron/core/store/catalogue.ts'
import { exportTables } from '../../shared/contract/index.ts'

type ExportTable = (typeof exportTables)[number]

/**
 * Where the rows of each table of the catalogue come out, or why they do not. A table that is new in the catalogue has
 * no line here: the types refuse it, and so does the test below.
 */
const comesOutIn: Readonly<Record<TableName, readonly ExportTable[] | string>> = {
  account: ['accounts'],
  account_stage: ['stages'],
  playbook_version: ['playbooks'],
  tier_rule_set: ['tier_rules'],
  tier_coverage: ['tier_coverages'],
  launch_limit: ['launch_limits'],
  service_level: ['service_levels'],
  work_calendar: ['work_calendars'],
  holiday_year: ['holiday_years'],
  account_tag: ['accounts'],
  account_apart: ['account_aparts'],
  custom_field: ['custom_fields'],
  custom_value: ['accounts', 'retired_values'],
  saved_view: ['saved_views'],
  person: ['people'],
  person_event: ['person_events'],
  person_influence: ['person_influences'],
  contract: ['contracts'],
  contract_line: ['contracts'],
  usage: ['usage'],
  ticket: ['tickets'],
  ticket_wait: ['ticket_waits'],
  churn_event: ['churn_events'],
  opportunity: ['opportunities'],
  visit: ['visits'],
  visit_attendee: ['visits'],
  question_answer: ['question_answers'],
  note: ['notes'],
  note_rev: 'the newest text is in `notes`, with one that stands beside it; the texts before it are history',
  evidence: ['evidence'],
  attachment: ['attachments'],
  promise: ['promises'],
  hand_over: ['hand_overs'],
  hand_over_item: ['hand_over_items'],
  kick_off: ['kick_offs'],
  kick_off_participant: ['kick_off_participants'],
  duty: ['duties'],
  requirement: ['requirements'],
  decline_wording: ['decline_wordings'],
  requirement_ask: ['requirement_asks'],
  requirement_move: ['requirement_moves'],
  first_value: ['first_values'],
  milestone: ['milestones'],
  value_entry: ['values'],
  purchase_intent: ['intents'],
  outcome: ['outcomes'],
  training: ['trainings'],
  training_attendee: ['trainings'],
  risk: ['risks'],
  task: ['tasks'],
  today_mark: ['today_marks'],
}

describe('IOX-2 the export of everything is held to the catalogue', () => {
  test('IOX-2 every table of the catalogue comes out, or is left out for a reason that is written down', () => {
    const forgotten = tableNames.filter((table) => !Object.hasOwn(comesOutIn, table))
    expect(forgotten, 'tables that nobody thought of: add them to the export, or say here why not').toEqual(
      [],
    )
    expect(Object.keys(comesOutIn).toSorted()).toEqual([...tableNames].toSorted())
    const known: ReadonlySet<string> = new Set(exportTables)
    for (const [table, where] of Object.entries(comesOutIn)) {
      if (typeof where === 'string') expect(where.length, table).toBeGreaterThan(20)
      else for (const each of where) expect(known, `${table} → ${each}`).toContain(each)
    }
    const reached = new Set(
      Object.values(comesOutIn).flatMap((where) => (typeof where === 'string' ? [] : where)),
    )
    expect(exportTables.filter((table) => !reached.has(table))).toEqual([])
  })
})
