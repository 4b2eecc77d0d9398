import { type Day, dayToNumber, isDay } from '../../../shared/kernel/day.ts'
import { type Money, minorToDecimal } from '../../../shared/kernel/money.ts'

export type ExportFormat = 'xlsx' | 'csv' | 'md' | 'json'

/**
 * `day` is ISO text, `instant` ms UTC, `money` minor units of the column's currency or a `Money` with its own. `json` is
 * the text of a JSON value: nested in JSON, text elsewhere.
 */
export type ExportType = 'text' | 'number' | 'day' | 'instant' | 'money' | 'boolean' | 'json'

export interface ExportColumn {
  /** Stable English name, used as the key in JSON. */
  readonly key: string
  /** What stands above the column, in the person's language. */
  readonly header: string
  readonly type: ExportType
  /** ISO 4217 code, for money columns of one currency. */
  readonly currency?: string | undefined
}

export type ExportValue = string | number | boolean | Money | null | undefined
/** Values by column key. */
export type ExportRow = Readonly<Record<string, ExportValue>>

export interface ExportMeta {
  /** Name of the sheet and title of the document. */
  readonly name: string
  /** Zone in which instants are written, minutes east of UTC, by instant where clocks change. JSON writes UTC. */
  readonly timeZoneOffsetMinutes: number | ((instant: number) => number)
  /** Chooses the font for Chinese characters. */
  readonly locale?: 'zh-CN' | 'zh-TW' | 'en' | undefined
}

export interface ExportTable {
  readonly columns: readonly ExportColumn[]
  readonly rows: AsyncIterable<ExportRow> | Iterable<ExportRow>
  readonly meta: ExportMeta
}

/** Something of the data that a format cannot hold, so that the person is told instead of finding out. */
export interface ExportLoss {
  /**
   * `lone-surrogate`: half a character, written as U+FFFD (CSV, Markdown; XLSX and JSON hold it).
   * `control-character`: NUL anywhere, or a vertical tab at a cell's edge, written as U+FFFD (Markdown).
   * `text-too-long`: a sheet's cell holds 32,767 characters; the rest is cut and marked with `…` (XLSX).
   */
  readonly kind: 'lone-surrogate' | 'control-character' | 'text-too-long'
  readonly column: string
  /** 1-based number among the rows written. */
  readonly row: number
}

export interface ExportOptions {
  readonly onLoss?: ((loss: ExportLoss) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** A value settled by its column's type: what each format then writes in its own way. */
export type SettledValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'instant'; readonly instant: number }
  | {
      readonly kind: 'money'
      readonly decimal: string
      readonly currency: string
      readonly ownCurrency: boolean
    }

const empty: SettledValue = { kind: 'empty' }

const isMoney = (value: ExportValue): value is Money => typeof value === 'object' && value !== null

/** Widest instant that a four-digit year can write. */
const isWritableInstant = (value: number): boolean =>
  value >= -62_135_596_800_000 && value < 253_402_300_800_000

/** A value that does not suit its column's type is written as text rather than lost. */
export function settle(value: ExportValue, column: ExportColumn): SettledValue {
  if (value === null || value === undefined) return empty
  if (isMoney(value)) {
    const ownCurrency = value.currency !== column.currency
    return {
      kind: 'money',
      decimal: minorToDecimal(value.minor, value.currency),
      currency: value.currency,
      ownCurrency,
    }
  }
  switch (column.type) {
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value }
      break
    case 'money':
      if (typeof value === 'number' && Number.isSafeInteger(value) && column.currency !== undefined) {
        const { currency } = column
        return { kind: 'money', decimal: minorToDecimal(value, currency), currency, ownCurrency: false }
      }
      break
    case 'boolean':
      if (typeof value === 'boolean') return { kind: 'boolean', value }
      break
    case 'day':
      if (typeof value === 'string' && isDay(value)) return { kind: 'day', day: value }
      break
    case 'instant':
      if (typeof value === 'number' && Number.isInteger(value) && isWritableInstant(value)) {
        return { kind: 'instant', instant: value }
      }
      break
    case 'text':
    case 'json':
      break
  }
  return value === '' ? empty : { kind: 'text', text: String(value) }
}

type Offset = ExportMeta['timeZoneOffsetMinutes']

const wallClock = (instant: number, offset: Offset): number =>
  instant + (typeof offset === 'number' ? offset : offset(instant)) * 60_000

/** `2026-11-21 15:30:00` in the zone given; milliseconds only where there are some. */
export function localInstantText(instant: number, offset: Offset): string {
  const text = new Date(wallClock(instant, offset)).toISOString()
  return `${text.slice(0, 10)} ${text.slice(11, text.endsWith('.000Z') ? 19 : 23)}`
}

const excelDayZero = 25_569
/** Serials before 1 March 1900 count a leap day that never was. */
const firstSureSerial = 61

/** Serial number of a spreadsheet, or null for days it cannot hold. */
export function daySerial(day: Day): number | null {
  const serial = dayToNumber(day) + excelDayZero
  return serial >= firstSureSerial ? serial : null
}

export function instantSerial(instant: number, offset: Offset): number | null {
  const serial = wallClock(instant, offset) / 86_400_000 + excelDayZero
  return serial >= firstSureSerial ? serial : null
}

export const throwIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new ExportCancelled()
}

/** Ends the stream of an export that the person cancelled. */
export class ExportCancelled extends Error {
  constructor() {
    super('export cancelled')
    this.name = 'ExportCancelled'
  }
}
