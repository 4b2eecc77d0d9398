import { type Day, instantToDay } from '../../kernel/day.ts'
import { type ConvertedRecord, type FieldValue, recordKey } from './convert-rows.ts'
import type { ImportEntity } from './entities.ts'
import type { TableMapping } from './mapping.ts'

/** What the data says against itself. Reported with the rows; nothing is dropped or mended because of it. */
export type ContradictionKind =
  | 'usage-before-line'
  | 'usage-after-line'
  | 'ticket-before-signup'
  | 'line-before-signup'
  | 'churn-before-signup'
  | 'churned-with-open-line'
  | 'churned-line-open'
  | 'line-ends-before-start'
  | 'closed-before-opened'
  | 'repeated-key-same'
  | 'repeated-key-different'
  | 'unknown-account'
  | 'unknown-line'
  | 'unknown-parent'
  | 'ambiguous-name'
  | 'parent-loop'

export interface ContradictionRow {
  readonly file: string
  readonly line: number
  /** The values that contradict each other, by name, for the report. */
  readonly detail: Readonly<Record<string, FieldValue>>
}

export interface Contradiction {
  readonly kind: ContradictionKind
  /** All rows concerned; `rows` holds the first of them. */
  readonly count: number
  readonly rows: readonly ContradictionRow[]
}

/** One converted table of the import. */
export interface ConvertedTable {
  readonly file: string
  readonly mapping: TableMapping
  readonly records: readonly ConvertedRecord[]
}

export interface AccountFacts {
  readonly signupDay: Day | null
  readonly churned: boolean
}

export interface LineFacts {
  readonly fromDay: Day | null
  readonly toDay: Day | null
}

/** What the store holds already, for rows that point outside the import. */
export interface StoreLookups {
  accountByCode(code: string): AccountFacts | undefined
  /** All accounts of that name. */
  accountsByName(name: string): readonly AccountFacts[]
  lineByCode(code: string): LineFacts | undefined
}

/** For an import into an empty store, and for tests. */
export const emptyStore: StoreLookups = {
  accountByCode: () => undefined,
  accountsByName: () => [],
  lineByCode: () => undefined,
}

const order = [
  'unknown-account',
  'unknown-line',
  'unknown-parent',
  'ambiguous-name',
  'parent-loop',
  'repeated-key-different',
  'repeated-key-same',
  'line-ends-before-start',
  'line-before-signup',
  'churned-line-open',
  'churned-with-open-line',
  'usage-before-line',
  'usage-after-line',
  'ticket-before-signup',
  'closed-before-opened',
  'churn-before-signup',
] as const satisfies readonly ContradictionKind[]

const textOf = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
const numberOf = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null)

/** What makes two names the same when rows point by name. */
export const foldName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

const relationBy = (mapping: TableMapping, field: string): 'code' | 'name' | 'reference' => {
  for (const target of Object.values(mapping.columns)) {
    if (target && 'field' in target && target.field === field) return target.by ?? 'code'
  }
  return 'code'
}

interface KnownAccount extends AccountFacts {
  /** Same for every way of naming this account. */
  readonly identity: string
}

interface Place {
  readonly table: ConvertedTable
  readonly record: ConvertedRecord
}

const sameValues = (left: ConvertedRecord, right: ConvertedRecord): boolean => {
  const names = new Set([...Object.keys(left.values), ...Object.keys(right.values)])
  return [...names].every((name) => (left.values[name] ?? null) === (right.values[name] ?? null))
}

/**
 * Finds contradictions over all converted tables of an import together and what the store holds.
 * `sampleSize` caps the rows listed per kind; `count` is always the true total.
 * Days of tickets are judged in the zone of the import.
 */
export function findContradictions(
  tables: readonly ConvertedTable[],
  store: StoreLookups,
  options: { readonly sampleSize?: number; readonly timeZoneOffsetMinutes: number },
): readonly Contradiction[] {
  const sampleSize = options.sampleSize ?? 100
  const found = new Map<ContradictionKind, { count: number; rows: ContradictionRow[] }>()
  const report = (
    kind: ContradictionKind,
    { table, record }: Place,
    detail: ContradictionRow['detail'],
  ): void => {
    const entry = found.get(kind) ?? { count: 0, rows: [] }
    entry.count += 1
    if (entry.rows.length < sampleSize) entry.rows.push({ file: table.file, line: record.line, detail })
    found.set(kind, entry)
  }
  const eachOf = function* (entity: ImportEntity): Generator<Place> {
    for (const table of tables) {
      if (table.mapping.entity !== entity) continue
      for (const record of table.records) yield { table, record }
    }
  }

  const accountsByCode = new Map<string, KnownAccount>()
  const accountsByName = new Map<string, Map<string, KnownAccount>>()
  let unnamed = 0
  for (const { record } of eachOf('account')) {
    const code = textOf(record.values.code)
    const name = textOf(record.values.name)
    unnamed += 1
    const identity = code ? `code:${code}` : name ? `name:${foldName(name)}` : `row:${unnamed}`
    const facts = {
      identity,
      signupDay: textOf(record.values.signup_day),
      churned: record.values.churned_flag === true,
    }
    if (code) accountsByCode.set(code, facts)
    if (name) {
      const same = accountsByName.get(foldName(name)) ?? new Map<string, KnownAccount>()
      same.set(identity, facts)
      accountsByName.set(foldName(name), same)
    }
  }
  const linesByCode = new Map<string, LineFacts>()
  for (const { record } of eachOf('contract_line')) {
    const code = textOf(record.values.code)
    if (code)
      linesByCode.set(code, { fromDay: textOf(record.values.from_day), toDay: textOf(record.values.to_day) })
  }

  /** The account a row points at; reports a pointer into nothing. Null when the row names none. */
  const accountOf = (place: Place, field: string, unknown: ContradictionKind): KnownAccount | null => {
    const pointer = textOf(place.record.values[field])
    if (pointer === null) return null
    if (relationBy(place.table.mapping, field) !== 'name') {
      const known = accountsByCode.get(pointer)
      if (known) return known
      const stored = store.accountByCode(pointer)
      if (stored) return { ...stored, identity: `code:${pointer}` }
    } else {
      const named = [...(accountsByName.get(foldName(pointer))?.values() ?? [])]
      const all =
        named.length > 0
          ? named
          : store
              .accountsByName(pointer)
              .map((facts, index) => ({ ...facts, identity: `stored:${foldName(pointer)}:${index}` }))
      if (all.length === 1) return all[0] ?? null
      if (all.length > 1) {
        report('ambiguous-name', place, { [field]: pointer, matches: all.length })
        return null
      }
    }
    report(unknown, place, { [field]: pointer })
    return null
  }

  repeatedKeys(tables, report)

  const parents = new Map<string, { readonly parent: string; readonly place: Place }>()
  for (const place of eachOf('account')) {
    const parent = accountOf(place, 'parent_code', 'unknown-parent')
    const code = textOf(place.record.values.code)
    const name = textOf(place.record.values.name)
    const identity = code ? `code:${code}` : name ? `name:${foldName(name)}` : null
    if (parent && identity) parents.set(identity, { parent: parent.identity, place })
  }
  for (const [identity, { place }] of parents) {
    if (leadsBackTo(identity, parents)) {
      report('parent-loop', place, {
        code: place.record.values.code ?? null,
        parent_code: place.record.values.parent_code ?? null,
      })
    }
  }

  const openLines = new Map<string, number>()
  for (const place of eachOf('contract_line')) {
    const { values } = place.record
    const account = accountOf(place, 'account_code', 'unknown-account')
    const from = textOf(values.from_day)
    const to = textOf(values.to_day)
    const detail = {
      code: values.code ?? null,
      account_code: values.account_code ?? null,
      from_day: from,
      to_day: to,
    }
    if (from && to && to < from) report('line-ends-before-start', place, detail)
    if (to === null && values.churned === true) report('churned-line-open', place, detail)
    if (!account) continue
    if (from && account.signupDay && from < account.signupDay) {
      report('line-before-signup', place, { ...detail, signup_day: account.signupDay })
    }
    if (to === null && values.churned !== true) {
      openLines.set(account.identity, (openLines.get(account.identity) ?? 0) + 1)
    }
  }
  for (const place of eachOf('account')) {
    const { values } = place.record
    if (values.churned_flag !== true) continue
    const code = textOf(values.code)
    const name = textOf(values.name)
    const open = openLines.get(code ? `code:${code}` : name ? `name:${foldName(name)}` : '') ?? 0
    if (open > 0) report('churned-with-open-line', place, { code, name, open_lines: open })
  }

  for (const place of eachOf('usage')) {
    const { values } = place.record
    const pointer = textOf(values.line_code)
    const day = textOf(values.day)
    accountOf(place, 'account_code', 'unknown-account')
    if (pointer === null) continue
    const line = linesByCode.get(pointer) ?? store.lineByCode(pointer)
    if (!line) {
      report('unknown-line', place, { code: values.code ?? null, line_code: pointer })
      continue
    }
    const detail = {
      code: values.code ?? null,
      line_code: pointer,
      day,
      from_day: line.fromDay,
      to_day: line.toDay,
    }
    if (day && line.fromDay && day < line.fromDay) report('usage-before-line', place, detail)
    if (day && line.toDay && day > line.toDay) report('usage-after-line', place, detail)
  }

  for (const place of eachOf('ticket')) {
    const { values } = place.record
    const account = accountOf(place, 'account_code', 'unknown-account')
    const opened = numberOf(values.opened_at)
    const closed = numberOf(values.closed_at)
    if (opened !== null && closed !== null && closed < opened) {
      report('closed-before-opened', place, {
        code: values.code ?? null,
        opened_at: opened,
        closed_at: closed,
      })
    }
    if (opened === null || !account?.signupDay) continue
    const day = instantToDay(opened, options.timeZoneOffsetMinutes)
    if (day < account.signupDay) {
      report('ticket-before-signup', place, {
        code: values.code ?? null,
        account_code: values.account_code ?? null,
        opened_day: day,
        signup_day: account.signupDay,
      })
    }
  }

  for (const place of eachOf('churn_event')) {
    const { values } = place.record
    const account = accountOf(place, 'account_code', 'unknown-account')
    const day = textOf(values.day)
    if (day && account?.signupDay && day < account.signupDay) {
      report('churn-before-signup', place, {
        code: values.code ?? null,
        account_code: values.account_code ?? null,
        day,
        signup_day: account.signupDay,
      })
    }
  }
  for (const entity of ['person', 'opportunity'] as const) {
    for (const place of eachOf(entity)) accountOf(place, 'account_code', 'unknown-account')
  }

  return order.flatMap((kind) => {
    const entry = found.get(kind)
    return entry ? [{ kind, count: entry.count, rows: entry.rows }] : []
  })
}

/**
 * Rows after the first that carry the same code (or, without a code column, the same key) within one entity.
 * Where the code repeats with other values, a wider key keeps both rows; the repetition is reported all the same.
 */
function repeatedKeys(
  tables: readonly ConvertedTable[],
  report: (kind: ContradictionKind, place: Place, detail: ContradictionRow['detail']) => void,
): void {
  const firstByKey = new Map<string, Place>()
  for (const table of tables) {
    const hasCode =
      table.mapping.codePrefix !== undefined ||
      Object.values(table.mapping.columns).some(
        (target) => target && 'field' in target && target.field === 'code',
      )
    const fields = hasCode ? ['code'] : table.mapping.keyFields
    for (const record of table.records) {
      const key = recordKey(record.values, fields)
      if (key === null) continue
      const full = `${table.mapping.entity} ${fields.join(',')} ${key}`
      const first = firstByKey.get(full)
      if (!first) {
        firstByKey.set(full, { table, record })
        continue
      }
      const detail = {
        ...Object.fromEntries(fields.map((field) => [field, record.values[field] ?? null])),
        first_file: first.table.file,
        first_line: first.record.line,
      }
      const kind = sameValues(first.record, record) ? 'repeated-key-same' : 'repeated-key-different'
      report(kind, { table, record }, detail)
    }
  }
}

function leadsBackTo(start: string, parents: ReadonlyMap<string, { readonly parent: string }>): boolean {
  const seen = new Set<string>()
  let at = parents.get(start)?.parent
  while (at !== undefined && !seen.has(at)) {
    if (at === start) return true
    seen.add(at)
    at = parents.get(at)?.parent
  }
  return false
}
