import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  catalogue,
  type ColumnSpec,
  type NewRecordOf,
  type TableName,
  tableNames,
  toCamel,
} from '../../electron/core/store/catalogue.ts'
import { exportTables } from '../../shared/contract/index.ts'
import { newId } from '../../shared/kernel/index.ts'
import { seedRows } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { exported } from '../support/downloads.ts'
import { seededRandom, testClock } from '../support/seeded.ts'

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

const inOrderOfRows = 'the rows stand in this order'
const joined = 'it only says that two records belong together, which the file does by their names and ids'
/** Columns that are in no file, each with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  'account_tag.id': joined,
  'visit_attendee.id': joined,
  'training_attendee.id': joined,
  'custom_value.id': 'the value stands at its account, under the name of its field',
  'custom_field.entity': 'only accounts have fields of one’s own',
  'custom_field.position': inOrderOfRows,
  'saved_view.position': inOrderOfRows,
  'hand_over_item.position': inOrderOfRows,
  'duty.position': inOrderOfRows,
  'purchase_intent.position': inOrderOfRows,
  'outcome.position': inOrderOfRows,
  'milestone.position': inOrderOfRows,
  'training.position': inOrderOfRows,
  'task.position': 'it orders tasks below one step on the plan; in the file they stand by their day',
}

/** The table that a column names a row of. */
const links: Readonly<Record<string, TableName>> = {
  account_id: 'account',
  parent_id: 'account',
  one_id: 'account',
  other_id: 'account',
  'custom_value.record_id': 'account',
  field_id: 'custom_field',
  person_id: 'person',
  reports_to_id: 'person',
  from_person_id: 'person',
  to_person_id: 'person',
  signed_by_person_id: 'person',
  agreed_person_id: 'person',
  agreed_by_person_id: 'person',
  contract_id: 'contract',
  line_id: 'contract_line',
  ticket_id: 'ticket',
  visit_id: 'visit',
  note_id: 'note',
  requirement_id: 'requirement',
  intent_id: 'purchase_intent',
  outcome_id: 'outcome',
  training_id: 'training',
  milestone_id: 'milestone',
  'today_mark.target_id': 'promise',
  'evidence.target_id': 'promise',
}
const named: Partial<Record<TableName, string>> = {
  account: 'name',
  custom_field: 'name',
  person: 'name',
  contract: 'title',
  contract_line: 'code',
  ticket: 'title',
  visit: 'title',
  note: 'title',
  requirement: 'title',
  purchase_intent: 'statement',
  outcome: 'title',
  training: 'title',
  milestone: 'title',
  promise: 'title',
}
/** Links that lead to a second row of the table, because a row cannot name itself. */
const toTheOther: ReadonlySet<string> = new Set([
  'parent_id',
  'other_id',
  'reports_to_id',
  'person_influence.to_person_id',
])

/** Links beside which the name stands as it was typed: the record's own name is not there then. */
const typedBeside: ReadonlySet<string> = new Set([
  'visit_attendee.person_id',
  'promise.to_person_id',
  'kick_off.agreed_by_person_id',
  'kick_off_participant.person_id',
  'duty.person_id',
  'requirement_ask.person_id',
  'first_value.signed_by_person_id',
])

/** Where any text would not do. */
const codes: Readonly<Record<string, unknown>> = {
  'account.tier': 'large',
  'account.stage': 'growth',
  'custom_field.entity': 'account',
  'custom_field.kind': 'text',
  'custom_field.options': ['«custom_field.options»'],
  'custom_field.retired_on': null,
  'evidence.target_kind': 'promise',
  'today_mark.kind': 'promise',
  'note_rev.parents': [],
  'person.role': 'champion',
  'person.influence': 'high',
  'person.attitude': 'support',
  'account.calendar': 'always',
  'visit.kind': 'dinner',
  'visit_attendee.side': 'customer',
  'contract_line.amount_basis': 'year',
  'person_event.detail': [{ field: 'role', from: null, to: '«person_event.detail»' }],
  'tier_coverage.channels': ['«tier_coverage.channels»'],
}
/** Keys that are called otherwise than the column. */
const keys: Readonly<Record<string, string>> = {
  'account.churned_flag': 'churned',
}

interface Row {
  readonly values: Record<string, unknown>
  readonly expected: Record<string, unknown>
}

const random = seededRandom(7)
const clock = testClock()
const idOf = (): string => newId(clock, random)
const ids = new Map(tableNames.map((table) => [table, { one: idOf(), other: idOf() }]))
const labelOf = (table: TableName, isOther: boolean): string =>
  `«${table}.${named[table] ?? '?'}»${isOther ? ' (the other)' : ''}`

let count = 0
/** A value that no other column has, and how JSON says it. */
function valueOf(
  table: TableName,
  column: string,
  spec: ColumnSpec,
  isOther: boolean,
): readonly [unknown, unknown] {
  const path = `${table}.${column}`
  const linked = links[path] ?? links[column]
  if (linked !== undefined) {
    const { one, other } = ids.get(linked) ?? { one: '', other: '' }
    const leadsToOther = toTheOther.has(path) || toTheOther.has(column)
    if (leadsToOther && isOther) return [null, null]
    const id = leadsToOther ? other : one
    // What accounts say in a field stands under its name: the field itself is in its own table.
    if (column === 'field_id') return [id, labelOf(linked, false)]
    return [id, typedBeside.has(path) ? id : [labelOf(linked, leadsToOther), id]]
  }
  if (path in codes) return [codes[path], Array.isArray(codes[path]) ? `«${path}»` : codes[path]]
  if (column === 'currency') return ['CNY', 'CNY']
  count += 1
  switch (spec.kind) {
    case 'text':
      return [`«${path}»${isOther ? ' (the other)' : ''}`, `«${path}»`]
    case 'json':
      return [{ said: `«${path}»` }, `«${path}»`]
    case 'integer':
      return column.endsWith('_minor')
        ? [700_000 + count, (700_000 + count) / 100]
        : [10_000 + count, 10_000 + count]
    case 'real':
      return [count + 0.25, count + 0.25]
    case 'boolean':
      return [true, true]
    case 'day': {
      const day = new Date(Date.UTC(2031, 0, 1 + count)).toISOString().slice(0, 10)
      return [day, day]
    }
    case 'instant': {
      const at = Date.UTC(2021, 5, 1) + count * 3_600_000
      return [at, new Date(at).toISOString()]
    }
  }
}

/**
 * `id` is looked for in each. Who wrote a record down, and when, is in the file where people see it, and for all in the
 * history of the workspace; what lies in the bin is in no file.
 */
const shared: ReadonlySet<string> = new Set(['id', 'created_at', 'created_by', 'deleted_at'])

function rowOf(table: TableName, isOther: boolean): Row {
  const values: Record<string, unknown> = { id: ids.get(table)?.[isOther ? 'other' : 'one'] }
  const expected: Record<string, unknown> = { id: values['id'] }
  const columns: Readonly<Record<string, ColumnSpec>> = catalogue[table]
  for (const [column, spec] of Object.entries(columns)) {
    if (shared.has(column) || spec.derived) continue
    const [value, said] = valueOf(table, column, spec, isOther)
    values[toCamel(column)] = value
    if (value !== null) expected[column] = said
  }
  return { values, expected }
}

/** Tables with those first that others name rows of. */
function inOrder(): TableName[] {
  const sorted = new Set<TableName>()
  const add = (table: TableName, above: readonly TableName[]): void => {
    if (sorted.has(table) || above.includes(table)) return
    for (const column of Object.keys(catalogue[table])) {
      const linked = links[`${table}.${column}`] ?? links[column]
      if (linked !== undefined) add(linked, [...above, table])
    }
    sorted.add(table)
  }
  for (const table of tableNames) add(table, [])
  return [...sorted]
}

/** Every primitive value of a record with its key, at any depth. */
const leavesOf = (value: unknown, key = ''): (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([inner, each]) => leavesOf(each, Array.isArray(value) ? key : inner))
    : [[key, value]]

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  expect(core.bugs).toEqual([])
  await core.stop()
})

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

  test('IOX-2 every column of each of them is in the JSON, or is left out for a reason', async () => {
    const rows = new Map<TableName, Row>()
    seedRows(core, (write) => {
      for (const table of inOrder()) {
        for (const isOther of table === 'account' || table === 'person' ? [true, false] : [false]) {
          const row = rowOf(table, isOther)
          write.insert(table, row.values as unknown as NewRecordOf<typeof table>)
          if (!isOther) rows.set(table, row)
        }
      }
    })
    const { text } = await exported(core, { what: 'all', format: 'json' })
    const json = JSON.parse(text) as Record<string, unknown>
    const missing: string[] = []
    for (const [table, { expected }] of rows) {
      const where = comesOutIn[table]
      if (typeof where === 'string') continue
      const leaves = where.flatMap((each) => leavesOf(json[each]))
      for (const [column, said] of Object.entries(expected)) {
        const path = `${table}.${column}`
        const key = keys[path] ?? toCamel(column)
        const isSaid = (each: unknown): boolean =>
          leaves.some(([name, value]) =>
            typeof each === 'boolean'
              ? name === key && value === each
              : name === each ||
                value === each ||
                (typeof value === 'string' && typeof each === 'string' && value.includes(each)),
          )
        // A link is said for people and for programs: by the name of the other record, and by its id.
        const isThere = Array.isArray(said) ? said.every(isSaid) : isSaid(said)
        if (isThere === Object.hasOwn(leftOut, path)) missing.push(isThere ? `${path} is there` : path)
      }
    }
    expect(missing).toEqual([])
  })
})
