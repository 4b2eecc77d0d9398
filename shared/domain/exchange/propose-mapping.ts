import { type DayColumn, type DayOrder, inferDayOrder, looksLikeDay } from './day-text.ts'
import {
  type AmountBasis,
  type FieldSpec,
  type ImportEntity,
  entitySpecs,
  fieldOf,
  importEntities,
  specOf,
} from './entities.ts'
import { headerUnit, normaliseHeader } from './header-text.ts'
import type { ColumnTarget, CustomKind, CustomTarget, FieldTarget, TableMapping } from './mapping.ts'
import { inferDecimalMark, parseNumber } from './number-text.ts'
import type { TableRow } from './table.ts'
import { findChoice, isEmptyWord, parseBoolean } from './word-text.ts'

export type ColumnReason =
  /** The header is a known name of the field. */
  | 'header'
  /** The header without its unit, currency or entity word is one. */
  | 'header-part'
  | 'no-match'
  /** The header is a known name of a field, but the values are none of that field: `unfit` says which. */
  | 'unfit-values'
  /** A surer column fills the field already (ARR beside MRR). */
  | 'field-taken'
  | 'empty-column'

export type UnfitKind = 'day' | 'number' | 'boolean' | 'choice' | 'email'

/** Why a column does not go into the field its header names. */
export interface UnfitColumn {
  readonly field: string
  /** What the values would have to be. */
  readonly kind: UnfitKind
  /** The first value that is none, as it stands in the file, and its line. */
  readonly value: string
  readonly line: number
  /** How many values of the whole column are none. */
  readonly count: number
}

export interface ColumnProposal {
  readonly column: string
  /** Field proposed, null for none. The whole decision with its details is in `target`. */
  readonly field: string | null
  readonly target: ColumnTarget
  /** 0 … 1. */
  readonly confidence: number
  readonly reason: ColumnReason
  /** For columns of accounts that no field takes: the custom field it could become. */
  readonly customOffer?: { readonly custom: string; readonly kind: CustomKind }
  /** With the reason `unfit-values`. */
  readonly unfit?: UnfitColumn
  /** For dates: what the column as a whole says. `ambiguous` has to be asked. */
  readonly dates?: Pick<DayColumn, 'order' | 'used' | 'understood' | 'filled' | 'ambiguousAlone' | 'hasTime'>
}

export interface RelationProposal {
  readonly column: string
  readonly entity: ImportEntity
  readonly by: 'code' | 'name' | 'reference'
}

export interface MappingProposal {
  /** Null when no entity fits. */
  readonly entity: ImportEntity | null
  /** 0 … 1; below 0.5 the person should look closely. */
  readonly confidence: number
  readonly columns: readonly ColumnProposal[]
  readonly keyFields: readonly string[]
  readonly relations: readonly RelationProposal[]
  /** Groups of fields of which at least one must be mapped and none is. */
  readonly missing: readonly (readonly string[])[]
  /** Ready for `convertRows`; null when no entity fits or a needed field is missing. */
  readonly mapping: TableMapping | null
}

export interface ProposableTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Values looked at to judge what a column holds; orders of dates and uniqueness of keys use all rows. */
const sampleSize = 200

const genericCodes = new Set(
  'id code no number externalid referenceid 编号 编码 代码 編號 編碼 代號 代碼'.split(' '),
)

const unitWords =
  /(?:usd|cny|rmb|twd|ntd|hkd|eur|gbp|jpy|sgd|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|flag|万元|萬元|元|小时|小時|分钟|分鐘|秒|天)$/

interface Candidate {
  readonly column: number
  readonly field: string
  readonly strength: number
  /** How sure the header alone is, before its values are looked at. */
  readonly named: number
  readonly reason: 'header' | 'header-part'
  readonly basis?: AmountBasis
  readonly byName?: boolean
}

interface ColumnSample {
  readonly header: string
  readonly headerForms: readonly (readonly [string, number])[]
  readonly values: readonly string[]
  /** What the amounts of the table cover, where it is a file of our own and says it alike in every row. */
  readonly basis?: AmountBasis | undefined
}

const basisHeaders = new Set(['amountbasis', '金额口径', '金額口徑', 'amountcovers'])
const basisWords: Readonly<Record<string, AmountBasis>> = {
  span: 'span',
  整个期间: 'span',
  整個期間: 'span',
  wholeterm: 'span',
  year: 'year',
  一年: 'year',
  oneyear: 'year',
}

/**
 * An export of ours has the amount as it is stored beside the ARR that follows from it. The stored one is what comes in
 * again. Where some amounts are for a year and some for the whole term, no column says one thing: the ARR is taken then.
 */
function ownBasis(table: ProposableTable): AmountBasis | undefined {
  const column = table.columns.findIndex((header) => basisHeaders.has(normaliseHeader(header)))
  if (column < 0) return undefined
  const said = new Set<AmountBasis | undefined>()
  for (const { cells } of table.rows) {
    const word = normaliseHeader(cells[column] ?? '')
    if (word !== '') said.add(basisWords[word])
  }
  const [only] = said
  return said.size === 1 ? only : undefined
}

const samplesOf = (table: ProposableTable): readonly ColumnSample[] => {
  const basis = ownBasis(table)
  return table.columns.map((_, index) => ({ ...sampleOf(table, index), basis }))
}

function headerForms(header: string): readonly (readonly [string, number])[] {
  const whole = normaliseHeader(header)
  const withoutUnit = whole.replace(unitWords, '')
  const forms: [string, number][] = [[whole, 1]]
  if (withoutUnit && withoutUnit !== whole) forms.push([withoutUnit, 0.85])
  const last = header.split('.').at(-1)
  // `Account.Name` and `attributes.referenceId` are paths.
  if (last && last !== header) forms.push([normaliseHeader(last), 0.6])
  return forms
}

function sampleOf(table: ProposableTable, index: number): ColumnSample {
  const values: string[] = []
  for (const row of table.rows) {
    const value = row.cells[index]?.trim() ?? ''
    if (value !== '') values.push(value)
    if (values.length >= sampleSize) break
  }
  const header = table.columns[index] ?? ''
  return { header, headerForms: headerForms(header), values }
}

const share = (values: readonly string[], test: (value: string) => boolean): number => {
  const judged = values.filter((value) => !isEmptyWord(value))
  return judged.length === 0 ? 1 : judged.filter(test).length / judged.length
}

const isNumber = (value: string): boolean => parseNumber(value).ok || parseNumber(value, ',').ok

interface Judge {
  readonly kind: UnfitKind
  fits(value: string): boolean
  /** The share of values that has to fit, 0 … 1. */
  readonly atLeast: number
  /** How well the column suits the field where fewer do, 0 … 1. */
  readonly otherwise: number
}

/** What the values of a field are held against; null: any text will do. */
function judgeOf(spec: FieldSpec, field: string): Judge | null {
  switch (spec.kind) {
    case 'integer':
    case 'real':
    case 'money':
    case 'duration':
      return { kind: 'number', fits: isNumber, atLeast: 0.8, otherwise: 0.2 }
    case 'day':
    case 'instant':
      return {
        kind: 'day',
        fits: (value) => looksLikeDay(value) || /^\d{5}(\.\d+)?$|^\d{10}$|^\d{13}$/.test(value),
        atLeast: 0.8,
        otherwise: 0.2,
      }
    case 'boolean':
      return { kind: 'boolean', fits: (value) => parseBoolean(value) !== null, atLeast: 0.9, otherwise: 0.2 }
    case 'text':
      // A flag or a date under a header such as 流失 is no text.
      return field === 'email'
        ? { kind: 'email', fits: (value) => value.includes('@'), atLeast: 0.5, otherwise: 0.3 }
        : null
    case 'code':
    case 'reference':
      return null
    case 'choice': {
      const { choices } = spec
      return spec.open
        ? null
        : {
            kind: 'choice',
            fits: (value) => findChoice(choices, value) !== null,
            atLeast: 0.8,
            otherwise: 0.2,
          }
    }
  }
}

/** How well the values suit a field, 0 … 1. */
function suits(spec: FieldSpec, field: string, values: readonly string[]): number {
  const judge = judgeOf(spec, field)
  return judge === null || share(values, (value) => judge.fits(value)) >= judge.atLeast ? 1 : judge.otherwise
}

const strengthIn = (headers: readonly string[], form: string): number => {
  const index = headers.indexOf(form)
  return index < 0 ? 0 : 1 - 0.3 * (index / Math.max(headers.length, 1))
}

/**
 * Whether the column has the field's own name, as in a JSON export of ours. A day is then that column and no other, also
 * where it is empty: `createdAt` beside an empty `signupDay` is no signature.
 */
const isCalled = ({ headerForms: [whole] }: ColumnSample, field: string): boolean =>
  whole?.[0] === normaliseHeader(field)

function candidatesFor(entity: ImportEntity, samples: readonly ColumnSample[]): Candidate[] {
  const { fields, tableWords } = specOf(entity)
  const candidates: Candidate[] = []
  const ownDays = new Map(
    Object.entries(fields).flatMap(([field, { kind }]) => {
      const column = kind === 'day' ? samples.findIndex((sample) => isCalled(sample, field)) : -1
      return column < 0 ? [] : [[field, column]]
    }),
  )
  samples.forEach((sample, column) => {
    const prefix = tableWords.find((word) => sample.headerForms[0]?.[0].startsWith(word))
    const bare = prefix ? (sample.headerForms[0]?.[0].slice(prefix.length) ?? '') : ''
    const forms = bare ? [...sample.headerForms, [bare, 0.7] as const] : sample.headerForms
    for (const [field, spec] of Object.entries(fields)) {
      const own = ownDays.get(field)
      if (own !== undefined && own !== column) continue
      let best: Candidate | null =
        own === column ? { column, field, strength: 1, named: 1, reason: 'header' } : null
      for (const [form, weight] of forms) {
        const options: readonly (readonly [readonly string[] | undefined, number, Partial<Candidate>])[] = [
          [
            spec.headers,
            spec.kind === 'money' && spec.yearHeaders ? 0.98 : 1,
            spec.yearHeaders ? { basis: sample.basis ?? 'span' } : {},
          ],
          [sample.basis === undefined ? spec.yearHeaders : undefined, 1, { basis: 'year' }],
          [sample.basis === undefined ? spec.monthHeaders : undefined, 0.9, { basis: 'month' }],
          [spec.nameHeaders, 0.9, { byName: true }],
        ]
        for (const [headers, factor, extra] of options) {
          const strength = headers ? strengthIn(headers, form) * weight * factor : 0
          if (strength > (best?.strength ?? 0)) {
            best = {
              column,
              field,
              strength,
              named: strength,
              reason: weight === 1 ? 'header' : 'header-part',
              ...extra,
            }
          }
        }
      }
      if (best) {
        const strength =
          best.strength * suits(spec, field, sample.values) * (sample.values.length === 0 ? 0.9 : 1)
        candidates.push({ ...best, strength })
      }
    }
  })
  return candidates.sort((left, right) => right.strength - left.strength || left.column - right.column)
}

/** Below this a header names a field, but the values speak against it. */
const weakest = 0.35

interface Assignment {
  readonly byColumn: ReadonlyMap<number, Candidate>
  readonly beaten: ReadonlySet<number>
  /** Columns whose header is the name of a field that no column fills, but whose values speak against it. */
  readonly unfit: ReadonlyMap<number, Candidate>
}

function assign(candidates: readonly Candidate[]): Assignment {
  const byColumn = new Map<number, Candidate>()
  const fields = new Set<string>()
  const beaten = new Set<number>()
  for (const candidate of candidates) {
    if (candidate.strength < weakest || byColumn.has(candidate.column)) continue
    if (fields.has(candidate.field)) {
      beaten.add(candidate.column)
      continue
    }
    byColumn.set(candidate.column, candidate)
    fields.add(candidate.field)
  }
  const unfit = new Map<number, Candidate>()
  for (const candidate of candidates) {
    const { column, field, strength, named, reason } = candidate
    const isKnown = reason === 'header' && named >= weakest && strength < weakest
    if (!isKnown || byColumn.has(column) || beaten.has(column) || fields.has(field)) continue
    if (named > (unfit.get(column)?.named ?? 0)) unfit.set(column, candidate)
  }
  return { byColumn, beaten, unfit }
}

function nameEvidence(entity: ImportEntity, tableName: string): number {
  const folded = normaliseHeader(tableName)
  let best = 0
  for (const word of entitySpecs[entity].tableWords) {
    const at = folded.lastIndexOf(word)
    // The noun comes last: "customer_contacts" holds contacts.
    if (at >= 0)
      best = Math.max(
        best,
        word.length / Math.max(folded.length, 1) + (at + word.length === folded.length ? 1 : 0.5),
      )
  }
  return Math.min(1, best)
}

interface Scored {
  readonly entity: ImportEntity
  readonly score: number
  readonly assignment: Assignment
}

function score(entity: ImportEntity, tableName: string, samples: readonly ColumnSample[]): Scored {
  const assignment = assign(candidatesFor(entity, samples))
  const matched = [...assignment.byColumn.values()]
  const fields = new Set(matched.map((candidate) => candidate.field))
  const { needs } = specOf(entity)
  const met = needs.filter((group) => group.some((field) => fields.has(field))).length / needs.length
  const covered =
    matched.reduce((sum, candidate) => sum + candidate.strength, 0) / Math.max(samples.length, 1)
  const ownCode = matched.some(
    (candidate) =>
      candidate.field === 'code' && !genericCodes.has(samples[candidate.column]?.headerForms[0]?.[0] ?? ''),
  )
  const total = 0.45 * covered + 0.25 * nameEvidence(entity, tableName) + (ownCode ? 0.15 : 0) + 0.15 * met
  return { entity, score: met === 1 ? total : total * 0.4, assignment }
}

const referenceShape = /^@([\p{L}_][\p{L}\p{N}_]*?)\d+$/u

function relationKind(candidate: Candidate, sample: ColumnSample): 'code' | 'name' | 'reference' {
  if (sample.values.length > 0 && sample.values.every((value) => referenceShape.test(value)))
    return 'reference'
  return candidate.byName ? 'name' : 'code'
}

const valuesOf = (table: ProposableTable, column: number): Iterable<string> => ({
  *[Symbol.iterator]() {
    for (const row of table.rows) yield row.cells[column] ?? ''
  },
})

/** The values of a column that speak against the field its header names; null: none does. */
function unfitOf(
  table: ProposableTable,
  entity: ImportEntity,
  { column, field }: Candidate,
): UnfitColumn | null {
  const spec = fieldOf(entity, field)
  const judge = spec === undefined ? null : judgeOf(spec, field)
  if (judge === null) return null
  const wrong = table.rows.flatMap(({ cells, line }) => {
    const value = cells[column]?.trim() ?? ''
    return value === '' || isEmptyWord(value) || judge.fits(value) ? [] : [{ value, line }]
  })
  const [first] = wrong
  return first === undefined ? null : { field, kind: judge.kind, ...first, count: wrong.length }
}

/** The order of dates that the decided columns agree on, for columns that leave it open. */
function agreedOrder(columns: Iterable<DayColumn>): DayOrder | undefined {
  const orders = new Set<DayOrder>()
  for (const column of columns) {
    if (
      column.used &&
      column.ambiguousAlone < column.filled &&
      (column.order === 'DMY' || column.order === 'MDY')
    ) {
      orders.add(column.order)
    }
  }
  return orders.size === 1 ? [...orders][0] : undefined
}

function customKindOf(header: string, values: readonly string[]): CustomKind {
  // Codes made of digits are not amounts: 02139 is a place in Massachusetts.
  if (
    values.length === 0 ||
    /postal|zip|phone|fax|code|(?:^|[^a-z])id$|[邮郵][编編]|号|號|编码|編碼/i.test(header)
  )
    return 'text'
  if (share(values, looksLikeDay) === 1) return 'day'
  // Leading zeros, long digits and signs are telephone numbers and ids.
  const plain = (value: string): boolean => isNumber(value) && !/^[+0]\d|\d{12,}/.test(value)
  if (share(values, plain) === 1) return 'number'
  return share(values, (value) => parseBoolean(value) !== null) === 1 ? 'boolean' : 'text'
}

/** Whether the fields together differ in every row. Reads only columns, so a composed name counts as present. */
function isUnique(table: ProposableTable, columns: readonly number[]): boolean {
  const seen = new Set<string>()
  for (const row of table.rows) {
    const key = JSON.stringify(columns.map((column) => row.cells[column] ?? ''))
    if (seen.has(key)) return false
    seen.add(key)
  }
  return true
}

/**
 * The fields that name a row: the first combination of the entity whose fields are all mapped and whose values
 * differ in every row; where none is unique, the first that is mapped at all. Empty when none is mapped.
 */
export function chooseKeyFields(
  table: ProposableTable,
  entity: ImportEntity,
  columns: Readonly<Record<string, ColumnTarget>>,
): readonly string[] {
  const columnsByField = new Map<string, number[]>()
  table.columns.forEach((name, index) => {
    const target = Object.hasOwn(columns, name) ? columns[name] : null
    if (!target || 'custom' in target) return
    const field =
      entity === 'person' && (target.field === 'family_name' || target.field === 'given_name')
        ? 'name'
        : target.field
    columnsByField.set(field, [...(columnsByField.get(field) ?? []), index])
  })
  const usable = specOf(entity).keys.filter((key) => key.every((field) => columnsByField.has(field)))
  const unique = usable.find((key) =>
    isUnique(
      table,
      key.flatMap((field) => columnsByField.get(field) ?? []),
    ),
  )
  return unique ?? usable[0] ?? []
}

function targetOf(
  candidate: Candidate,
  entity: ImportEntity,
  sample: ColumnSample,
  table: ProposableTable,
): FieldTarget {
  const spec = fieldOf(entity, candidate.field)
  const unit = headerUnit(sample.header)
  const mark =
    spec && ['money', 'integer', 'real', 'duration'].includes(spec.kind)
      ? inferDecimalMark(valuesOf(table, candidate.column))
      : '.'
  return {
    field: candidate.field,
    ...(mark === ',' ? { decimalMark: mark } : {}),
    ...(spec?.kind === 'reference' ? { by: relationKind(candidate, sample) } : {}),
    ...(spec?.kind === 'money' && unit.currency ? { currency: unit.currency } : {}),
    ...(spec?.kind === 'money' && unit.scale ? { scale: unit.scale } : {}),
    ...(spec?.kind === 'money' && candidate.basis ? { basis: candidate.basis } : {}),
    ...(spec?.kind === 'duration' ? { unit: unit.duration ?? spec.unit } : {}),
  }
}

/** The details of a field that the person chose for a column: unit, basis, decimal mark, how a relation names. */
export function targetForChoice(
  table: ProposableTable,
  entity: ImportEntity,
  column: string,
  field: string,
): FieldTarget {
  const index = table.columns.indexOf(column)
  const sample = { ...sampleOf(table, index), basis: ownBasis(table) }
  const known = candidatesFor(entity, [sample]).find((candidate) => candidate.field === field)
  // A column under a header of the company's own: codes are written without blanks and in ASCII, names are not.
  const byName = !known && sample.values.some((value) => /[^\x21-\x7e]/.test(value))
  const candidate: Candidate = {
    strength: 1,
    named: 1,
    reason: 'header',
    byName,
    ...known,
    field,
    column: index,
  }
  return targetOf(candidate, entity, sample, table)
}

/** The field of the person's own that a column of accounts can become. */
export const customTargetFor = (table: ProposableTable, column: string, label: string): CustomTarget => ({
  custom: label,
  kind: customKindOf(column, sampleOf(table, table.columns.indexOf(column)).values),
})

/**
 * Proposes what the rows of a table are and where each column goes. `entity` fixes the first part when the person
 * has chosen it. `hint` is the order of dates found elsewhere in the same import.
 */
export function proposeMapping(
  table: ProposableTable,
  given: { readonly entity?: ImportEntity | undefined; readonly dayOrderHint?: DayOrder | undefined } = {},
): MappingProposal {
  const samples = samplesOf(table)
  const scores = (given.entity ? [given.entity] : importEntities)
    .map((entity) => score(entity, table.name, samples))
    .sort((left, right) => right.score - left.score)
  const best = scores[0]
  if (!best || (best.score < 0.25 && !given.entity) || best.assignment.byColumn.size === 0) {
    return {
      entity: given.entity ?? null,
      confidence: 0,
      columns: samples.map((sample) => ({
        column: sample.header,
        field: null,
        target: null,
        confidence: 0,
        reason: sample.values.length === 0 ? 'empty-column' : 'no-match',
      })),
      keyFields: [],
      relations: [],
      missing: given.entity ? specOf(given.entity).needs : [],
      mapping: null,
    }
  }

  const { entity, assignment } = best
  const dateColumns = new Map<number, DayColumn>()
  for (const [column, candidate] of assignment.byColumn) {
    const kind = fieldOf(entity, candidate.field)?.kind
    if (kind === 'day' || kind === 'instant') dateColumns.set(column, inferDayOrder(valuesOf(table, column)))
  }
  const hint = agreedOrder(dateColumns.values()) ?? given.dayOrderHint
  for (const [column, dates] of dateColumns) {
    if (dates.order === 'ambiguous' && hint)
      dateColumns.set(column, inferDayOrder(valuesOf(table, column), { hint }))
  }

  const relations: RelationProposal[] = []
  const columns = samples.map((sample, index): ColumnProposal => {
    const candidate = assignment.byColumn.get(index)
    if (!candidate) {
      const named = assignment.unfit.get(index)
      const unfit = named === undefined ? null : unfitOf(table, entity, named)
      const reason = assignment.beaten.has(index)
        ? 'field-taken'
        : sample.values.length === 0
          ? 'empty-column'
          : unfit === null
            ? 'no-match'
            : 'unfit-values'
      return {
        column: sample.header,
        field: null,
        target: null,
        confidence: 0,
        reason,
        ...(unfit === null ? {} : { unfit }),
        ...(entity === 'account' && sample.values.length > 0
          ? {
              customOffer: {
                custom: sample.header.slice(0, 80),
                kind: customKindOf(sample.header, sample.values),
              },
            }
          : {}),
      }
    }
    const dates = dateColumns.get(index)
    const order = dates && dates.used !== 'YMD' && dates.order !== 'none' ? dates.used : null
    const target: FieldTarget = {
      ...targetOf(candidate, entity, sample, table),
      ...(order ? { dayOrder: order } : {}),
    }
    const spec = fieldOf(entity, candidate.field)
    if (spec?.kind === 'reference' && target.by) {
      relations.push({ column: sample.header, entity: spec.target, by: target.by })
    }
    return {
      column: sample.header,
      field: candidate.field,
      target,
      confidence: Math.round(candidate.strength * 100) / 100,
      reason: candidate.reason,
      ...(dates
        ? {
            dates: {
              order: dates.order,
              used: dates.used,
              understood: dates.understood,
              filled: dates.filled,
              ambiguousAlone: dates.ambiguousAlone,
              hasTime: dates.hasTime,
            },
          }
        : {}),
    }
  })

  const targets: Record<string, ColumnTarget> = Object.fromEntries(
    columns.map((proposal) => [proposal.column, proposal.target]),
  )
  const keyFields = chooseKeyFields(table, entity, targets)
  const mapped = new Set(columns.flatMap((proposal) => (proposal.field ? [proposal.field] : [])))
  const missing = specOf(entity).needs.filter((group) => !group.some((field) => mapped.has(field)))
  const runnerUp = scores[1]?.score ?? 0
  const confidence = Math.min(1, best.score + Math.min(0.2, best.score - runnerUp))
  return {
    entity,
    confidence: Math.round(confidence * 100) / 100,
    columns,
    keyFields,
    relations,
    missing,
    mapping:
      missing.length > 0 || keyFields.length === 0
        ? null
        : { entity, columns: targets, keyFields: [...keyFields] },
  }
}

/**
 * Proposes mappings for all tables of one import together: reference ids such as `@AccountRef10` give the tables
 * they point at their codes by row number, and an order of dates that one file leaves open is taken from the others.
 */
export function proposeMappings(
  tables: readonly ProposableTable[],
  /** What the person said the tables are, by place; undefined where they said nothing. */
  chosen: readonly (ImportEntity | undefined)[] = [],
): readonly MappingProposal[] {
  let proposals = tables.map((table, index) => proposeMapping(table, { entity: chosen[index] }))
  const orders = new Set(
    proposals.flatMap((proposal) =>
      proposal.columns.flatMap(({ dates }) =>
        dates?.order === 'DMY' || dates?.order === 'MDY' ? [dates.order] : [],
      ),
    ),
  )
  const [only] = orders
  if (orders.size === 1 && only) {
    proposals = proposals.map((proposal, index) => {
      const table = tables[index]
      const open = proposal.columns.some(({ dates }) => dates?.order === 'ambiguous')
      return open && table ? proposeMapping(table, { entity: chosen[index], dayOrderHint: only }) : proposal
    })
  }

  const prefixes = new Map<ImportEntity, Set<string>>()
  proposals.forEach((proposal, index) => {
    for (const relation of proposal.relations) {
      if (relation.by !== 'reference') continue
      const column = tables[index]?.columns.indexOf(relation.column) ?? -1
      const found = prefixes.get(relation.entity) ?? new Set<string>()
      for (const row of tables[index]?.rows ?? []) {
        const prefix = referenceShape.exec(row.cells[column]?.trim() ?? '')?.[1]
        if (prefix) found.add(prefix)
      }
      prefixes.set(relation.entity, found)
    }
  })
  return proposals.map((proposal) => {
    const { mapping } = proposal
    const found = mapping ? prefixes.get(mapping.entity) : undefined
    const [prefix] = found ?? []
    if (!mapping || found?.size !== 1 || prefix === undefined) return proposal
    const hasCode = Object.values(mapping.columns).some(
      (target) => target && 'field' in target && target.field === 'code',
    )
    // Row numbers name records of one table only.
    const only = proposals.filter((other) => other.mapping?.entity === mapping.entity).length === 1
    return hasCode || !only ? proposal : { ...proposal, mapping: { ...mapping, codePrefix: prefix } }
  })
}
