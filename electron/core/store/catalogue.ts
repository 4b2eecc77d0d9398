/**
 * The synced tables, once. From here come the row types, the checks of the operation log, the rebuild of the
 * tables from the log, the conversion between rows (snake_case, 0/1) and records (camelCase, true/false).
 * A test compares it with what the migrations really made.
 */
export type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'day' | 'instant' | 'json'

export interface ColumnSpec<Value = unknown> {
  readonly kind: ColumnKind
  readonly nullable: boolean
  /** Worked out from other rows on this device (a note's text from its revisions); never in the log. */
  readonly derived: boolean
  /** Type only; never set. */
  readonly value?: Value
}

const column = <Value>(kind: ColumnKind): ColumnSpec<Value> => ({ kind, nullable: false, derived: false })
const nullable = <Value>(spec: ColumnSpec<Value>): ColumnSpec<Value | null> => ({
  kind: spec.kind,
  nullable: true,
  derived: spec.derived,
})
const derived = <Value>(spec: ColumnSpec<Value>): ColumnSpec<Value> => ({ ...spec, derived: true })

const text = column<string>('text')
const integer = column<number>('integer')
const real = column<number>('real')
const boolean = column<boolean>('boolean')
const day = column<string>('day')
const instant = column<number>('instant')
const json = column<unknown>('json')

/** Every synced row has these. `deleted_at` set means: in the bin, restorable for 30 days. */
const common = {
  id: text,
  created_at: instant,
  created_by: text,
  deleted_at: nullable(instant),
} as const

const table = <Columns extends Record<string, ColumnSpec>>(columns: Columns): typeof common & Columns => ({
  ...common,
  ...columns,
})

export const catalogue = {
  /** ACC-1, ACC-2, ACC-3, ACC-6, ACC-11. */
  account: table({
    code: nullable(text),
    name: text,
    short_name: nullable(text),
    parent_id: nullable(text),
    tier: nullable(text),
    ka: boolean,
    tier_reason: nullable(text),
    stage: text,
    stage_since: nullable(day),
    owner: nullable(text),
    city: nullable(text),
    region: nullable(text),
    country: nullable(text),
    address: nullable(text),
    industry: nullable(text),
    edition: nullable(text),
    website: nullable(text),
    phone: nullable(text),
    tax_id: nullable(text),
    signup_day: nullable(day),
    source: nullable(text),
    employees: nullable(integer),
    annual_revenue_minor: nullable(integer),
    currency: nullable(text),
    seats: nullable(integer),
    trial: boolean,
    churned_flag: boolean,
    description: nullable(text),
    /** ACC-5: the working calendar that its clocks run by; null: the one of its tier. */
    calendar: nullable(text),
    /** VIS-2: seats given out and used, as somebody was told, and on which day they were counted. */
    seats_assigned: nullable(integer),
    seats_active: nullable(integer),
    seats_counted_on: nullable(day),
    /** VIS-2: when the customer's budget is fixed, every year: `MM-DD`. */
    budget_day: nullable(text),
  }),
  /** ACC-6: how an account came into each stage, by whom and why. */
  account_stage: table({
    account_id: text,
    from_stage: nullable(text),
    to_stage: text,
    day: day,
    reason: nullable(text),
    override: boolean,
    checks: nullable(json),
  }),
  /** PLY-1: a playbook as it was saved; the shipped one is version 0 and is not stored. */
  playbook_version: table({ stage: text, version: integer, content: json }),
  /** ACC-2: the workspace's own rules, in their order, as one record; none: the shipped ones. The newest row counts. */
  tier_rule_set: table({ rules: json }),
  /** ACC-4: how a tier is looked after; none: as shipped. The newest row of a tier counts. */
  tier_coverage: table({
    tier: text,
    who: nullable(text),
    channels: json,
    visit_every_days: nullable(integer),
    minutes_per_quarter: nullable(integer),
  }),
  /** VAL-6: by when a launch of a tier must be there, in days after the signature; none: as shipped. The newest counts. */
  launch_limit: table({
    tier: text,
    go_live_by_day: nullable(integer),
    first_value_by_day: nullable(integer),
    warn_days: integer,
  }),
  /** ACC-5: what a tier is promised; none: as shipped. `calendar` is a `work_calendar.code`. */
  service_level: table({
    tier: text,
    first_response_minutes: nullable(integer),
    solution_minutes: nullable(integer),
    visit_every_days: nullable(integer),
    warn_percent: integer,
    calendar: nullable(text),
  }),
  /** ACC-5: when work is done. A row with the code of a shipped calendar stands in its place. */
  work_calendar: table({
    code: text,
    name: nullable(text),
    time_zone: text,
    region: nullable(text),
    week: json,
    make_up_day: json,
  }),
  /** ACC-5: public holidays and make-up working days of a region in a year; goes before the shipped list. */
  holiday_year: table({
    region: text,
    year: integer,
    source: text,
    announced_on: day,
    off: json,
    work: json,
  }),
  account_tag: table({ account_id: text, tag: text }),
  /** ACC-10: these two are not one customer. `one_id` is the smaller id, so a pair has one row. */
  account_apart: table({ one_id: text, other_id: text, reason: nullable(text) }),
  /** ACC-11: fields the person adds to accounts. */
  custom_field: table({
    entity: text,
    name: text,
    kind: text,
    options: json,
    currency: nullable(text),
    position: integer,
    retired_on: nullable(day),
  }),
  custom_value: table({ field_id: text, record_id: text, value: nullable(text) }),
  /** ACC-11: filter, sort, columns of a list under a name. */
  saved_view: table({ screen: text, name: text, definition: json, position: integer }),

  /** PPL-1 … PPL-5. `account_id` is where the person works now. */
  person: table({
    code: nullable(text),
    name: text,
    reading: nullable(text),
    account_id: nullable(text),
    title: nullable(text),
    department: nullable(text),
    phone: nullable(text),
    email: nullable(text),
    chat: nullable(text),
    role: text,
    influence: text,
    attitude: text,
    reports_to_id: nullable(text),
    left_on: nullable(day),
    remark: nullable(text),
    /** `{x, y}` on the map of `account_id`; null: laid out by itself. One value, so that two devices never mix theirs. */
    map_place: nullable(json),
  }),
  /** PPL-1, PPL-3: joined, left, moved, and each change of role, influence or attitude, with its day and reason. */
  person_event: table({
    person_id: text,
    account_id: nullable(text),
    kind: text,
    day: day,
    detail: json,
    reason: nullable(text),
    note_id: nullable(text),
  }),
  /** PPL-2: `from` has a say with `to`. */
  person_influence: table({
    from_person_id: text,
    to_person_id: text,
    strength: text,
    remark: nullable(text),
  }),

  /** REN-1. */
  contract: table({
    account_id: text,
    code: nullable(text),
    title: text,
    signed_on: nullable(day),
    from_day: nullable(day),
    to_day: nullable(day),
    auto_renew: boolean,
    notice_days: nullable(integer),
    price_cap_percent: nullable(real),
    currency: nullable(text),
    remark: nullable(text),
  }),
  /** metrics.md §1. `amount_minor` is for the whole span, or per year where the line is open-ended. */
  contract_line: table({
    account_id: text,
    contract_id: nullable(text),
    code: nullable(text),
    product: nullable(text),
    edition: nullable(text),
    from_day: day,
    to_day: nullable(day),
    quantity: nullable(integer),
    amount_minor: integer,
    amount_basis: text,
    currency: text,
    gift_months: integer,
    billing: nullable(text),
    auto_renew: boolean,
    trial: boolean,
    upgraded: boolean,
    downgraded: boolean,
    churned: boolean,
  }),
  usage: table({
    account_id: text,
    line_id: nullable(text),
    code: nullable(text),
    day: day,
    feature: nullable(text),
    count: integer,
    duration_secs: nullable(integer),
    errors: nullable(integer),
    beta: boolean,
  }),
  ticket: table({
    account_id: text,
    code: nullable(text),
    title: nullable(text),
    opened_at: instant,
    closed_at: nullable(instant),
    resolution_minutes: nullable(integer),
    first_response_minutes: nullable(integer),
    priority: nullable(text),
    satisfaction: nullable(real),
    escalated: boolean,
    answered_at: nullable(instant),
    person_id: nullable(text),
    detail: nullable(text),
    solution: nullable(text),
  }),
  /** ACC-5: while its clocks stand still: it waits for the customer, or was taken for solved (`solved`). */
  ticket_wait: table({
    ticket_id: text,
    kind: text,
    from_at: instant,
    to_at: nullable(instant),
    reason: nullable(text),
  }),
  churn_event: table({
    account_id: text,
    code: nullable(text),
    day: day,
    reason: nullable(text),
    refund_minor: nullable(integer),
    currency: nullable(text),
    preceding_upgrade: boolean,
    preceding_downgrade: boolean,
    reactivation: boolean,
    feedback: nullable(text),
  }),
  opportunity: table({
    account_id: nullable(text),
    code: nullable(text),
    name: text,
    stage: nullable(text),
    close_day: nullable(day),
    amount_minor: nullable(integer),
    currency: nullable(text),
    description: nullable(text),
  }),

  /** VIS-1. */
  visit: table({
    account_id: text,
    title: text,
    kind: text,
    purpose: nullable(text),
    agenda: nullable(text),
    place: nullable(text),
    planned_start: instant,
    planned_end: nullable(instant),
    checked_in_at: nullable(instant),
    checked_out_at: nullable(instant),
    hours: nullable(real),
    travel_cost_minor: nullable(integer),
    currency: nullable(text),
    cancelled_reason: nullable(text),
    /** IOX-2: its name in calendars, where it came from one. */
    calendar_uid: nullable(text),
  }),
  visit_attendee: table({ visit_id: text, person_id: nullable(text), name: text, side: text }),
  /** VIS-2: `rule` and `subject` name the question; `question` is how it was put, `answer` what was said. */
  question_answer: table({
    account_id: text,
    visit_id: nullable(text),
    rule: text,
    subject: nullable(text),
    question: text,
    answer: text,
    answered_on: day,
  }),

  /** VIS-3 … VIS-6. `body` and `head_*` follow from the heads among the revisions. */
  note: table({
    account_id: nullable(text),
    visit_id: nullable(text),
    kind: text,
    template: nullable(text),
    title: text,
    happened_at: instant,
    body: derived(text),
    head_rev_id: derived(nullable(text)),
    head_count: derived(integer),
    updated_at: derived(instant),
  }),
  /** Append-only. `parents` are revision ids: none for the first, two for a merge (sync.md §1). */
  note_rev: table({ note_id: text, parents: json, author: text, hlc: text, body: text }),
  /** The sentence of a note that a record came from. The quote stays, whatever happens to the text. */
  evidence: table({
    note_id: text,
    target_kind: text,
    target_id: text,
    quote: text,
    anchor_start: integer,
    anchor_end: integer,
  }),
  /** VIS-5. The bytes lie in the content store under their SHA-256. */
  attachment: table({
    account_id: nullable(text),
    note_id: nullable(text),
    kind: text,
    name: text,
    mime: text,
    size: integer,
    sha256: text,
    duration_ms: nullable(integer),
  }),

  /** REQ-11. */
  promise: table({
    account_id: text,
    kind: text,
    title: text,
    by_name: text,
    to_person_id: nullable(text),
    to_name: nullable(text),
    made_on: day,
    due_day: nullable(day),
    state: text,
    closed_on: nullable(day),
    agreed_by: nullable(text),
    remark: nullable(text),
    requirement_id: nullable(text),
    /** Where it was said: a meeting, a mail, the tender. */
    place: nullable(text),
  }),
  /** ACC-7: that an account was handed over by sales: when, by whom, to whom. */
  hand_over: table({
    account_id: text,
    handed_on: nullable(day),
    sales_name: nullable(text),
    csm_name: nullable(text),
    remark: nullable(text),
  }),
  /** ACC-7: a point of the checklist that was touched (`item_key` of a shipped one) or added. */
  hand_over_item: table({
    account_id: text,
    item_key: nullable(text),
    title: nullable(text),
    state: text,
    position: integer,
    done_by: nullable(text),
    done_on: nullable(day),
    remark: nullable(text),
  }),
  /** VAL-3: the kick-off, and the customer's agreement to the split of duties. */
  kick_off: table({
    account_id: text,
    planned_on: nullable(day),
    held_on: nullable(day),
    place: nullable(text),
    goals: nullable(text),
    remark: nullable(text),
    agreed_on: nullable(day),
    agreed_by: nullable(text),
    agreed_by_person_id: nullable(text),
  }),
  kick_off_participant: table({
    account_id: text,
    side: text,
    person_id: nullable(text),
    name: text,
    role: nullable(text),
  }),
  /** VAL-3: who does what until when; `duty_key` of one that was taken over as shipped. */
  duty: table({
    account_id: text,
    duty_key: nullable(text),
    title: nullable(text),
    detail: nullable(text),
    side: text,
    responsible: nullable(text),
    person_id: nullable(text),
    due_day: nullable(day),
    position: integer,
  }),
  /** REQ-1 … REQ-4, REQ-7. */
  requirement: table({
    code: text,
    title: text,
    kind: text,
    scenario: nullable(text),
    background: nullable(text),
    state: text,
    state_since: instant,
    reasonable: nullable(boolean),
    scope: nullable(text),
    verdict_reason: nullable(text),
    reviewer: nullable(text),
    reviewed_on: nullable(day),
    version: nullable(text),
    due_day: nullable(day),
    decline_reason: nullable(text),
    explanation: nullable(text),
    reply_by: nullable(text),
    reply_due: nullable(day),
    shipped_on: nullable(day),
    effort: nullable(integer),
    effect: nullable(integer),
    conditions: nullable(text),
    steps: nullable(text),
    severity: nullable(text),
    decline_label: nullable(text),
  }),
  /** REQ-4: a reason to decline as this workspace says it; one that `replaces_shipped` stands for the shipped wording. */
  decline_wording: table({ reason: text, title: text, wording: text, replaces_shipped: boolean }),
  /** Who asked for it: one row per account and asking. Telling and reaction are per asker. */
  requirement_ask: table({
    requirement_id: text,
    account_id: text,
    person_id: nullable(text),
    asked_by: nullable(text),
    asked_on: day,
    told_on: nullable(day),
    told_by: nullable(text),
    told_how: nullable(text),
    told_to: nullable(text),
    reaction: nullable(text),
    reaction_text: nullable(text),
  }),
  /** REQ-8: each move with who, when, why. */
  requirement_move: table({
    requirement_id: text,
    from_state: nullable(text),
    to_state: text,
    at: instant,
    reason: nullable(text),
  }),

  /** VAL-1, VAL-2: in the customer's words, with a measure and a date, signed off by the customer. */
  first_value: table({
    account_id: text,
    statement: text,
    measure: nullable(text),
    unit: nullable(text),
    baseline: nullable(text),
    target: nullable(text),
    current: nullable(text),
    due_day: nullable(day),
    reached_on: nullable(day),
    signed_on: nullable(day),
    signed_by_person_id: nullable(text),
    signed_by: nullable(text),
    proof: nullable(text),
    reopened_on: nullable(day),
    reopened_reason: nullable(text),
  }),
  /** VAL-4, VAL-5: kick-off, go-live and other steps. Going live is not first value. */
  milestone: table({
    account_id: text,
    kind: text,
    title: text,
    due_day: nullable(day),
    reached_on: nullable(day),
    waiting_on: nullable(text),
    waiting_since: nullable(day),
    position: integer,
    outcome_id: nullable(text),
    start_day: nullable(day),
  }),
  /** VAL-8. */
  value_entry: table({
    account_id: text,
    result: text,
    amount_minor: nullable(integer),
    currency: nullable(text),
    source: nullable(text),
    quote: nullable(text),
    person_id: nullable(text),
    day: day,
    outcome_id: nullable(text),
  }),
  /** ACC-8: why they bought, in their words; several people may have several reasons. */
  purchase_intent: table({
    account_id: text,
    kind: text,
    statement: text,
    person_id: nullable(text),
    said_on: nullable(day),
    position: integer,
  }),
  /** ACC-8: what has to come of it: from `baseline` to `target`, `current` as of `measured_on`. */
  outcome: table({
    account_id: text,
    intent_id: nullable(text),
    title: text,
    measure: nullable(text),
    unit: nullable(text),
    baseline: nullable(real),
    target: nullable(real),
    current: nullable(real),
    measured_on: nullable(day),
    start_day: nullable(day),
    due_day: nullable(day),
    reached_on: nullable(day),
    agreed_on: nullable(day),
    agreed_person_id: nullable(text),
    position: integer,
  }),
  /** VAL-7: what people of one role learn, by when. `topic` is the key of the proposal it came from. */
  training: table({
    account_id: text,
    intent_id: nullable(text),
    role: text,
    topic: nullable(text),
    title: text,
    due_day: nullable(day),
    held_on: nullable(day),
    trainer: nullable(text),
    remark: nullable(text),
    position: integer,
  }),
  training_attendee: table({ training_id: text, person_id: text }),
  /** RSK-3: a symptom seen, with its sentence; causes are found later. */
  risk: table({
    account_id: text,
    symptom: text,
    title: text,
    severity: text,
    seen_on: day,
    state: text,
    closed_on: nullable(day),
    closed_reason: nullable(text),
    /** RSK-3: what is behind it, and how, when and by whom that was tested. */
    cause: nullable(text),
    cause_tested_how: nullable(text),
    cause_tested_on: nullable(day),
    cause_tested_by: nullable(text),
  }),
  task: table({
    account_id: nullable(text),
    kind: text,
    title: text,
    owner: nullable(text),
    due_day: nullable(day),
    state: text,
    done_at: nullable(instant),
    snoozed_until: nullable(day),
    source_kind: nullable(text),
    source_id: nullable(text),
    remark: nullable(text),
    playbook_task: nullable(text),
    playbook_version: nullable(integer),
    milestone_id: nullable(text),
    start_day: nullable(day),
    position: nullable(integer),
  }),
  /** PLY-2: a row of Today that was put off or handed over; tasks carry both themselves. */
  today_mark: table({
    account_id: nullable(text),
    kind: text,
    target_id: text,
    snoozed_until: nullable(day),
    handed_to: nullable(text),
  }),
} as const satisfies Record<string, Record<string, ColumnSpec>>

export type TableName = keyof typeof catalogue
export const tableNames = Object.keys(catalogue) as readonly TableName[]

type ValueOf<Spec> = Spec extends ColumnSpec<infer Value> ? Value : never
type StoredValue<Value> = Value extends boolean
  ? 0 | 1
  : Value extends string | number | null
    ? Value
    : string

/** A row as SQLite holds it. */
export type RowOf<Table extends TableName> = {
  readonly [Name in keyof (typeof catalogue)[Table]]: StoredValue<ValueOf<(typeof catalogue)[Table][Name]>>
}

type Camel<Text extends string> = Text extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Text

/** The same row as the product speaks of it: camelCase, true and false, parsed JSON. */
export type RecordOf<Table extends TableName> = {
  readonly [Name in keyof (typeof catalogue)[Table] as Camel<Name & string>]: ValueOf<
    (typeof catalogue)[Table][Name]
  >
}

type Automatic = 'id' | 'createdAt' | 'createdBy' | 'deletedAt'
type DerivedOf<Table extends TableName> = Table extends 'note'
  ? 'body' | 'headRevId' | 'headCount' | 'updatedAt'
  : never
type Optional<Shape> = {
  readonly [Name in keyof Shape as null extends Shape[Name] ? Name : never]?: Shape[Name]
} & {
  readonly [Name in keyof Shape as null extends Shape[Name] ? never : Name]: Shape[Name]
}

/** What a use case gives to make a row: nullable columns may be left out. */
export type NewRecordOf<Table extends TableName> = Optional<
  Omit<RecordOf<Table>, Automatic | DerivedOf<Table>>
> & { readonly id?: string }

export type PatchOf<Table extends TableName> = Partial<Omit<RecordOf<Table>, Automatic | DerivedOf<Table>>>

const camelNames = new Map<string, string>()
export const toCamel = (name: string): string => {
  let camel = camelNames.get(name)
  if (camel === undefined) {
    camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    camelNames.set(name, camel)
  }
  return camel
}
