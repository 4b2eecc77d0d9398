import type { CellObject } from 'xlsx'

const dayMs = 86_400_000
const two = (value: number): string => String(value).padStart(2, '0')

const timeText = (ms: number): string => {
  const seconds = Math.floor(ms / 1000)
  const fraction = ms % 1000
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return fraction === 0 ? time : `${time}.${String(fraction).padStart(3, '0')}`
}

/**
 * A serial number with a date format as ISO text. Spreadsheets count from 1900 with a 29 February that never was,
 * or, in old Mac files, from 1904.
 */
export function serialToText(serial: number, from1904: boolean): string {
  if (serial < 0 || serial >= 2_958_466) return String(serial)
  if (serial < 1 && !from1904) return timeText(Math.round(serial * dayMs) % dayMs)
  const days = from1904 ? serial + 1462 : serial
  const unix = days - 25_569 + (days < 60 ? 1 : 0)
  const date = new Date(Math.round(unix * dayMs))
  const day = date.toISOString().slice(0, 10)
  const ms = date.getTime() - Math.floor(date.getTime() / dayMs) * dayMs
  return ms === 0 ? day : `${day} ${timeText(ms)}`
}

/** 15 significant digits, as the spreadsheet shows it: 0.1+0.2 is 0.3. */
const numberText = (value: number): string => {
  const rounded = Number(value.toPrecision(15))
  return Number.isFinite(rounded) ? plainNumber(rounded) : ''
}

/** Without an exponent, so that long ids kept as numbers stay readable. */
const plainNumber = (value: number): string =>
  Math.abs(value) >= 1e21 || (value !== 0 && Math.abs(value) < 1e-6)
    ? String(value)
    : value.toLocaleString('en-US', {
        useGrouping: false,
        maximumFractionDigits: 20,
        maximumSignificantDigits: 15,
      })

/** What a cell holds, as text: stored values only. Formulas, links and comments are not looked at. */
export function cellText(
  cell: CellObject | undefined,
  from1904: boolean,
  isDateFormat: (format: string) => boolean,
): string {
  if (!cell) return ''
  switch (cell.t) {
    case 's':
      return typeof cell.v === 'string' ? cell.v : String(cell.v ?? '')
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'n': {
      if (typeof cell.v !== 'number') return ''
      const format = typeof cell.z === 'string' ? cell.z : ''
      if (format !== '' && isDateFormat(format)) {
        return /\[[hms]+\]/i.test(format) ? durationText(cell.v) : serialToText(cell.v, from1904)
      }
      return numberText(cell.v)
    }
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString() : String(cell.v ?? '')
    case 'e':
      return typeof cell.w === 'string' ? cell.w : '#N/A'
    case 'z':
      return ''
  }
}

/** Elapsed time such as `[h]:mm` may pass 24 hours. */
const durationText = (days: number): string => {
  const seconds = Math.round(days * 86_400)
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
