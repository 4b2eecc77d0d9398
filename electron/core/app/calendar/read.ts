import {
  type ImportStep,
  planImport,
  type PlannedVisit,
  readCalendar,
  type RefusedEvent,
} from '../../../../shared/domain/calendar/index.ts'
import { visitState } from '../../../../shared/domain/visit/index.ts'
import { type CallContext, refuse } from '../context.ts'
import type { Stage } from '../imports/staging.ts'
import { readSettings } from '../settings.ts'
import { calendarUid } from './export.ts'

/** A calendar of a life of visits is far below this. */
const largestFile = 8 * 1024 * 1024

export interface CalendarPlan {
  readonly steps: readonly ImportStep[]
  readonly refused: readonly RefusedEvent[]
}

async function textOf(stage: Stage): Promise<string | null> {
  const [file] = stage.files
  if (file === undefined) return ''
  await file.written
  if (file.failure === 'too-large') return null
  if (file.sha256 === null) return ''
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stage.blobs.read(file.sha256)) {
    size += part.length
    if (size > largestFile) return null
    parts.push(part)
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(parts))
}

/** What the staged file would do to the visits that are there now. */
export async function readPlan(context: CallContext, stage: Stage | null) {
  if (stage === null) return refuse('stage_gone', 'the file was forgotten or has lain for a day')
  const text = await textOf(stage)
  if (text === null) return refuse('too_large', 'a calendar of more than 8 MB', { maxBytes: largestFile })
  const { read } = context.store
  const { timeZone } = readSettings(read, context.timeZone)
  const calendar = readCalendar(text, timeZone)
  if (!calendar.ok)
    return calendar.error.code === 'broken_calendar'
      ? refuse('broken_calendar', 'the file breaks off or is nested wrongly', { line: calendar.error.line })
      : refuse('not_a_calendar', 'not an iCalendar file')
  const accounts = read
    .rows<{ id: string; name: string; short_name: string | null }>(
      'SELECT id, name, short_name FROM account WHERE deleted_at IS NULL ORDER BY id',
    )
    .map(({ id, name, short_name }) => ({ id, names: short_name === null ? [name] : [name, short_name] }))
  const plan: CalendarPlan = {
    steps: planImport(calendar.value.events, readVisits(context), accounts),
    refused: calendar.value.refused,
  }
  return {
    ok: true as const,
    value: { ...plan, nameOf: new Map(accounts.map(({ id, names: [name] }) => [id, name])) },
  }
}

function readVisits({ store }: CallContext): PlannedVisit[] {
  return store.read
    .rows<{
      id: string
      account_id: string
      calendar_uid: string | null
      title: string
      planned_start: number
      planned_end: number | null
      place: string | null
      agenda: string | null
      checked_in_at: number | null
      checked_out_at: number | null
      cancelled_reason: string | null
    }>(
      `SELECT v.id, v.account_id, v.calendar_uid, v.title, v.planned_start, v.planned_end, v.place, v.agenda,
         v.checked_in_at, v.checked_out_at, v.cancelled_reason
       FROM visit v JOIN account a ON a.id = v.account_id WHERE v.deleted_at IS NULL AND a.deleted_at IS NULL`,
    )
    .map((row) => {
      const state = visitState({
        checkedInAt: row.checked_in_at,
        checkedOutAt: row.checked_out_at,
        cancelledReason: row.cancelled_reason,
      })
      return {
        id: row.id,
        uid: calendarUid({ id: row.id, calendarUid: row.calendar_uid }),
        accountId: row.account_id,
        title: row.title,
        start: row.planned_start,
        end: row.planned_end,
        place: row.place,
        agenda: row.agenda,
        isOver: state !== 'planned',
        isCancelled: state === 'cancelled',
      }
    })
}
