import type { SearchTable } from './index-writer.ts'

/** What of each table can be found, and how it is called in hits. */
export interface DocumentRow {
  readonly id: string
  readonly account_id: string | null
  readonly at: number
  readonly title: string
  readonly body: string
  /** The name to read as pinyin; null for what has none. */
  readonly name: string | null
  readonly reading: string | null
}

interface DocumentSource {
  readonly kind: string
  /** Selects DocumentRow for rows that are not in the bin; the caller appends the condition on ids. */
  readonly select: string
}

const joined = (...columns: readonly string[]): string =>
  columns.map((column) => `coalesce(t.${column}, '')`).join(` || ' ' || `)

const source = (
  kind: string,
  table: string,
  parts: { account: string; at: string; title: string; body: string; name?: string; reading?: string },
): DocumentSource => ({
  kind,
  select: `SELECT t.id, ${parts.account} AS account_id, ${parts.at} AS at, ${parts.title} AS title, ${parts.body} AS body,
    ${parts.name ?? 'NULL'} AS name, ${parts.reading ?? 'NULL'} AS reading
    FROM "${table}" t WHERE t.deleted_at IS NULL`,
})

export const documentSources: Readonly<Record<SearchTable, DocumentSource>> = {
  account: source('account', 'account', {
    account: 't.id',
    at: 't.created_at',
    title: 't.name',
    body: joined(
      'code',
      'short_name',
      'city',
      'region',
      'country',
      'industry',
      'owner',
      'tax_id',
      'website',
      'description',
    ),
    name: 't.name',
  }),
  person: source('person', 'person', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.name',
    body: joined('title', 'department', 'email', 'phone', 'chat', 'remark'),
    name: 't.name',
    reading: 't.reading',
  }),
  note: source('note', 'note', {
    account: 't.account_id',
    at: 't.happened_at',
    title: 't.title',
    body: 't.body',
  }),
  requirement: source('requirement', 'requirement', {
    account: 'NULL',
    at: 't.created_at',
    title: `t.code || ' ' || t.title`,
    body: joined('scenario', 'background', 'explanation', 'verdict_reason', 'conditions', 'steps'),
  }),
  promise: source('promise', 'promise', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.title',
    body: joined('by_name', 'to_name', 'remark'),
  }),
  attachment: source('attachment', 'attachment', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.name',
    body: `''`,
  }),
  risk: source('risk', 'risk', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.title',
    body: joined('closed_reason'),
  }),
  task: source('task', 'task', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.title',
    body: joined('owner', 'remark'),
  }),
  value_entry: source('value', 'value_entry', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.result',
    body: joined('quote', 'source'),
  }),
  visit: source('visit', 'visit', {
    account: 't.account_id',
    at: 't.planned_start',
    title: 't.title',
    body: joined('purpose', 'agenda', 'place'),
  }),
  purchase_intent: source('intent', 'purchase_intent', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.statement',
    body: `''`,
  }),
  outcome: source('outcome', 'outcome', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.title',
    body: joined('measure', 'unit'),
  }),
  training: source('training', 'training', {
    account: 't.account_id',
    at: 't.created_at',
    title: 't.title',
    body: joined('trainer', 'remark'),
  }),
}
