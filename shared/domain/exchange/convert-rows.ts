import { decimalToMinor } from '../../kernel/money.ts'
import { type DayColumn, inferDayOrder, parsedDayToDay, parsedDayToInstant } from './day-text.ts'
import { type AmountBasis, type FieldSpec, type ImportEntity, fieldOf, specOf } from './entities.ts'
import { type DurationUnit, headerUnit } from './header-text.ts'
import type { ColumnTarget, CustomTarget, FieldTarget, TableMapping } from './mapping.ts'
import { type DecimalMark, inferDecimalMark, parseNumber } from './number-text.ts'
import type { Table } from './table.ts'
import { findChoice, isEmptyWord, parseBoolean } from './word-text.ts'

export type FieldValue = string | number | boolean | null

/** A row understood: values under the store's column names. */
export interface ConvertedRecord {
  readonly line: number
  /** A field that the file does not have is absent; one whose cell is empty is null. */
  readonly values: Readonly<Record<string, FieldValue>>
  /** Values of custom fields by label, as text; null for an empty cell. */
  readonly custom?: Readonly<Record<string, string | null>>
}

export type RefusalCode =
  | 'required-empty'
  | 'not-a-day'
  | 'no-such-day'
  | 'order-ambiguous'
  | 'not-a-number'
  | 'not-an-integer'
  | 'number-too-large'
  | 'not-a-boolean'
  | 'unknown-choice'
  | 'unknown-currency'
  | 'text-too-long'

/** Why a row was not taken. The row stays out as a whole; each bad cell of it is listed. */
export interface RefusedCell {
  readonly line: number
  /** Column of the file; null where the row lacks a value that no column gives. */
  readonly column: string | null
  readonly field: string
  readonly code: RefusalCode
  /** The cell as read, at most 200 characters. */
  readonly value: string
}

export interface ConversionContext {
  /** Currency of amounts that name none. */
  readonly currency: string
  /** Zone of times that name none, minutes east of UTC (China: 480). */
  readonly timeZoneOffsetMinutes: number
}

export interface Conversion {
  readonly entity: ImportEntity
  readonly records: readonly ConvertedRecord[]
  readonly refused: readonly RefusedCell[]
}

const longestText = 1_000_000
/** Fields that are one line in the product take no more than this. */
const longestLine = 2_000
const excerptLength = 200

type CellOutcome =
  | { readonly value: FieldValue; readonly currency?: string }
  | { readonly refused: RefusalCode }
type CellReader = (cell: string) => CellOutcome

const none: CellOutcome = { value: null }

/** Exact product of two plain decimals. */
function multiplyDecimal(decimal: string, factor: number): string {
  if (factor === 1) return decimal
  const negative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.')
  const [factorWhole = '0', factorFraction = ''] = factor
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .split('.')
  const places = fraction.length + factorFraction.length
  const product = (BigInt(whole + fraction) * BigInt(factorWhole + factorFraction))
    .toString()
    .padStart(places + 1, '0')
  const text = places === 0 ? product : `${product.slice(0, -places)}.${product.slice(-places)}`
  return negative ? `-${text}` : text
}

const secondsIn = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const satisfies Record<
  DurationUnit,
  number
>

const readText =
  (longest: number): CellReader =>
  (cell) =>
    cell === '' ? none : cell.length > longest ? { refused: 'text-too-long' } : { value: cell }

const readCode: CellReader = (cell) => {
  const text = cell.trim()
  return text === '' ? none : text.length > 500 ? { refused: 'text-too-long' } : { value: text }
}

const readReference = (by: FieldTarget['by']): CellReader =>
  by === 'reference' ? (cell) => readCode(cell.trim().replace(/^@/, '')) : readCode

const readBoolean: CellReader = (cell) => {
  const value = parseBoolean(cell)
  return value !== null ? { value } : isEmptyWord(cell) ? none : { refused: 'not-a-boolean' }
}

const readNumber =
  (kind: 'integer' | 'real', mark: DecimalMark, factor: number): CellReader =>
  (cell) => {
    if (isEmptyWord(cell)) return none
    const parsed = parseNumber(cell, mark)
    if (!parsed.ok) return { refused: parsed.error }
    const value = Number(multiplyDecimal(parsed.value.decimal, factor))
    if (kind === 'real') return { value }
    if (!Number.isInteger(value)) return { refused: 'not-an-integer' }
    return Number.isSafeInteger(value) ? { value } : { refused: 'number-too-large' }
  }

const readDuration = (mark: DecimalMark, from: DurationUnit, to: 'minute' | 'second'): CellReader => {
  const factor = secondsIn[from] / secondsIn[to]
  return (cell) => {
    if (isEmptyWord(cell)) return none
    const parsed = parseNumber(cell, mark)
    if (!parsed.ok) return { refused: parsed.error }
    const value = Math.round(Number(parsed.value.decimal) * factor)
    return Number.isSafeInteger(value) ? { value } : { refused: 'number-too-large' }
  }
}

/** Gives decimal text; the row's currency, known only when the whole row is read, turns it into minor units. */
const readMoney =
  (mark: DecimalMark, factor: number): CellReader =>
  (cell) => {
    if (isEmptyWord(cell)) return none
    const parsed = parseNumber(cell, mark)
    if (!parsed.ok) return { refused: parsed.error }
    const value = multiplyDecimal(parsed.value.decimal, factor)
    return parsed.value.currency ? { value, currency: parsed.value.currency } : { value }
  }

const readDay =
  (column: DayColumn, kind: 'day' | 'instant', offset: number): CellReader =>
  (cell) => {
    if (isEmptyWord(cell)) return none
    const parsed = column.parse(cell)
    if (!parsed.ok) return { refused: parsed.error }
    return {
      value: kind === 'day' ? parsedDayToDay(parsed.value, offset) : parsedDayToInstant(parsed.value, offset),
    }
  }

const readCurrency: CellReader = (cell) => {
  const text = cell.trim()
  if (text === '') return none
  const known = headerUnit(text).currency
  if (known) return { value: known }
  return /^[a-z]{3}$/i.test(text) ? { value: text.toUpperCase() } : { refused: 'unknown-currency' }
}

interface CompiledColumn {
  readonly index: number
  readonly column: string
  readonly field: string
  readonly spec: FieldSpec | null
  readonly target: FieldTarget | null
  readonly custom: CustomTarget | null
  readonly read: CellReader
}

function readerOf(
  spec: FieldSpec,
  target: FieldTarget,
  values: Iterable<string>,
  dates: DayColumn | undefined,
  context: ConversionContext,
): CellReader {
  const mark = target.decimalMark ?? '.'
  const scale = target.scale ?? 1
  switch (spec.kind) {
    case 'text':
      return readText(spec.long === true ? longestText : longestLine)
    case 'code':
      return target.field === 'currency' ? readCurrency : readCode
    case 'reference':
      return readReference(target.by)
    case 'boolean':
      return readBoolean
    case 'integer':
    case 'real':
      return readNumber(spec.kind, mark, scale)
    case 'duration':
      return readDuration(mark, target.unit ?? spec.unit, spec.unit)
    case 'money':
      return readMoney(mark, target.basis === 'month' ? scale * 12 : scale)
    case 'day':
    case 'instant':
      return readDay(dates ?? inferDayOrder(values), spec.kind, context.timeZoneOffsetMinutes)
    case 'choice':
      return (cell) => {
        const text = cell.trim()
        if (text === '') return none
        const code = findChoice(spec.choices, text)
        if (code) return { value: code }
        return spec.open ? readCode(text) : { refused: 'unknown-choice' }
      }
  }
}

function readCustom(target: CustomTarget, values: Iterable<string>, context: ConversionContext): CellReader {
  switch (target.kind) {
    case 'text':
      return readText(longestLine)
    case 'boolean':
      return (cell) => {
        const outcome = readBoolean(cell)
        return 'value' in outcome && outcome.value !== null ? { value: String(outcome.value) } : outcome
      }
    case 'number': {
      const mark = inferDecimalMark(values)
      return (cell) => readMoney(mark, 1)(cell)
    }
    case 'day':
      return readDay(inferDayOrder(values, { asked: target.dayOrder }), 'day', context.timeZoneOffsetMinutes)
  }
}

const hanOnly = /^[\p{Script=Han}·]+$/u

/** 王 + 小明 → 王小明; Lianna + Sinisbury → Lianna Sinisbury. */
export function composeName(familyName: string, givenName: string): string {
  const family = familyName.trim()
  const given = givenName.trim()
  if (!family || !given) return family || given
  return hanOnly.test(family) && hanOnly.test(given) ? family + given : `${given} ${family}`
}

interface Compiled {
  readonly columns: readonly CompiledColumn[]
  readonly money: readonly CompiledColumn[]
}

function compile(table: Table, mapping: TableMapping, context: ConversionContext): Compiled {
  const values = (index: number): Iterable<string> => ({
    *[Symbol.iterator]() {
      for (const row of table.rows) yield row.cells[index] ?? ''
    },
  })
  const targets = table.columns.map(
    (column): ColumnTarget =>
      Object.hasOwn(mapping.columns, column) ? (mapping.columns[column] ?? null) : null,
  )
  // A date column that leaves its order open takes it from the others of the same file.
  const dates = new Map<number, DayColumn>()
  targets.forEach((target, index) => {
    if (!target || 'custom' in target) return
    const kind = fieldOf(mapping.entity, target.field)?.kind
    if (kind === 'day' || kind === 'instant') {
      dates.set(index, inferDayOrder(values(index), { asked: target.dayOrder }))
    }
  })
  const decided = new Set(
    [...dates.values()].flatMap(({ order }) => (order === 'DMY' || order === 'MDY' ? [order] : [])),
  )
  const [hint] = decided
  for (const [index, column] of dates) {
    if (column.order === 'ambiguous' && decided.size === 1)
      dates.set(index, inferDayOrder(values(index), { hint }))
  }

  const columns = targets.flatMap((target, index): CompiledColumn[] => {
    const column = table.columns[index] ?? ''
    if (!target) return []
    if ('custom' in target) {
      const read = readCustom(target, values(index), context)
      return [{ index, column, field: target.custom, spec: null, target: null, custom: target, read }]
    }
    const spec = fieldOf(mapping.entity, target.field)
    if (!spec) return []
    const read = readerOf(spec, target, values(index), dates.get(index), context)
    return [{ index, column, field: target.field, spec, target, custom: null, read }]
  })
  return { columns, money: columns.filter(({ spec }) => spec?.kind === 'money') }
}

const basisKept = (basis: AmountBasis | undefined): 'span' | 'year' =>
  basis === 'year' || basis === 'month' ? 'year' : 'span'

/**
 * Turns the rows of a table into records by a mapping. Pure: what cannot be understood is refused with its line,
 * column and reason, and nothing is guessed cell by cell: orders of dates and decimal marks belong to columns.
 */
export function convertRows(table: Table, mapping: TableMapping, context: ConversionContext): Conversion {
  const { entity } = mapping
  const { columns, money } = compile(table, mapping, context)
  const records: ConvertedRecord[] = []
  const refused: RefusedCell[] = []
  const composesName =
    entity === 'person' && columns.some(({ field }) => field === 'family_name' || field === 'given_name')
  const mapped = new Set(columns.flatMap(({ field, spec }) => (spec ? [field] : [])))
  const needs = specOf(entity).needs
  const brokenLines = table.broken.map(({ line }) => line).sort((left, right) => left - right)
  let brokenBefore = 0

  table.rows.forEach((row, rowIndex) => {
    const values: Record<string, FieldValue> = {}
    const custom: Record<string, string | null> = {}
    let rowCurrency: string | null = null
    let badFields: Set<string> | null = null
    const refuse = (column: string | null, field: string, code: RefusalCode, value: string): void => {
      badFields = (badFields ?? new Set<string>()).add(field)
      refused.push({ line: row.line, column, field, code, value: value.slice(0, excerptLength) })
    }

    for (const compiled of columns) {
      const cell = row.cells[compiled.index] ?? ''
      const outcome = compiled.read(cell)
      if ('refused' in outcome) {
        refuse(compiled.column, compiled.field, outcome.refused, cell)
        continue
      }
      if (compiled.custom) {
        custom[compiled.field] = outcome.value === null ? null : String(outcome.value)
        continue
      }
      values[compiled.field] = outcome.value
      if (outcome.currency) rowCurrency ??= outcome.currency
    }

    if (composesName && !values.name) {
      const name = composeName(String(values.family_name ?? ''), String(values.given_name ?? ''))
      values.name = name === '' ? null : name
    }
    delete values.family_name
    delete values.given_name

    if (mapping.codePrefix !== undefined && !values.code) {
      while (brokenBefore < brokenLines.length && (brokenLines[brokenBefore] ?? 0) < row.line)
        brokenBefore += 1
      values.code = `${mapping.codePrefix}${rowIndex + 1 + brokenBefore}`
    }

    if (money.length > 0) {
      const named = values.currency
      const columnCurrency = money.find(({ target }) => target?.currency)?.target?.currency
      const currency = typeof named === 'string' ? named : (rowCurrency ?? columnCurrency ?? context.currency)
      for (const { field, column, index, target } of money) {
        const decimal = values[field]
        if (typeof decimal !== 'string') continue
        const minor = decimalToMinor(decimal, currency)
        if (minor === null) {
          refuse(column, field, 'number-too-large', row.cells[index] ?? '')
          continue
        }
        values[field] = minor
        if (entity === 'contract_line' && field === 'amount_minor')
          values.amount_basis = basisKept(target?.basis)
      }
      values.currency = currency
    }

    for (const group of needs) {
      const filled = group.some((field) => {
        const value = values[field]
        return typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined
      })
      // A cell of the group that was refused has been listed already.
      const listed = badFields !== null && group.some((name) => badFields?.has(name))
      if (filled || listed) continue
      const field = group.find((name) => mapped.has(name)) ?? group[0] ?? ''
      const column = columns.find((compiled) => compiled.field === field)
      refuse(column?.column ?? null, field, 'required-empty', column ? (row.cells[column.index] ?? '') : '')
    }

    if (badFields !== null) return
    records.push(
      columns.some((compiled) => compiled.custom)
        ? { line: row.line, values, custom }
        : { line: row.line, values },
    )
  })
  return { entity, records, refused }
}

/**
 * The comparable text of a record's key. Blanks around and width of characters do not make another key.
 * Null when every key field is empty.
 */
export function recordKey(
  values: Readonly<Record<string, FieldValue>>,
  keyFields: readonly string[],
): string | null {
  const parts = keyFields.map((field) => {
    const value = values[field]
    return value === null || value === undefined ? '' : String(value).normalize('NFKC').trim()
  })
  return parts.every((part) => part === '') ? null : JSON.stringify(parts)
}
