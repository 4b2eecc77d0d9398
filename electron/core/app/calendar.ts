import { visitKinds } from '../../../shared/contract/index.ts'
import type { ImportStep } from '../../../shared/domain/calendar/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { composeCalendar } from './calendar/export.ts'
import { readPlan } from './calendar/read.ts'
import { type Handlers, notFound } from './context.ts'
import { spoolExport } from './exports/spool.ts'
import type { Staging } from './imports/staging.ts'

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield new TextEncoder().encode(text)
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^zh.*(?:hant|tw|hk|mo)/i, '拜訪'],
  [/^zh/i, '拜访'],
]
const nameIn = (language: string): string => names.find(([tag]) => tag.test(language))?.[1] ?? 'Visits'

/** What a step writes: only what the file says, and of a visit that is there only what changed. */
function fieldsOf({ event, title, changes }: ImportStep, isNew: boolean) {
  const says = (field: ImportStep['changes'][number]): boolean => isNew || changes.includes(field)
  return {
    ...(says('title') ? { title } : {}),
    ...(says('start') ? { plannedStart: event.start } : {}),
    ...(says('end') ? { plannedEnd: event.end } : {}),
    ...(says('place') ? { place: event.place } : {}),
    ...(says('agenda') ? { agenda: event.description } : {}),
  }
}

/** IOX-2: visits to calendars and back. Files come in by the staging of imports. */
export const calendarHandlers = (staging: Staging) =>
  ({
    'calendar.export': async (context, { visitIds, language }) => {
      const { text, ...made } = composeCalendar(context, visitIds, nameIn(language))
      const { size, source } = await spoolExport(context.dataDir, context, bytesOf(text))
      return ok({
        ...made,
        ticket: context.tickets.openDownload({ name: made.name, mime: made.mime, size, source }),
        bytes: size,
      })
    },

    'calendar.preview': async (context, { stageId }) => {
      const plan = await readPlan(context, staging.get(context, stageId))
      if (!plan.ok) return plan
      const { steps, refused, nameOf } = plan.value
      return ok({
        refused: [...refused],
        steps: steps.map(({ event, action, reason, visitId, accountId, title, changes }) => ({
          uid: event.uid,
          action,
          reason,
          visitId,
          accountId,
          accountName: accountId === null ? null : (nameOf.get(accountId) ?? null),
          title,
          start: event.start,
          end: event.end,
          place: event.place,
          changes: [...changes],
        })),
      })
    },

    'calendar.import': async (context, { stageId, accounts, cancelledReason }) => {
      const plan = await readPlan(context, staging.get(context, stageId))
      if (!plan.ok) return plan
      const { steps, nameOf } = plan.value
      const chosen = new Map(Object.entries(accounts))
      let created = 0
      let updated = 0
      let cancelled = 0
      let leftOut = 0
      const outcome = context.change({ name: 'calendar.import', label: { count: steps.length } }, (write) => {
        for (const step of steps) {
          const { event, action, visitId } = step
          if (action === 'update' && visitId !== null) {
            if (write.update('visit', visitId, fieldsOf(step, false))) updated += 1
          } else if (action === 'cancel' && visitId !== null) {
            if (write.update('visit', visitId, { cancelledReason: cancelledReason.trim() })) cancelled += 1
          } else if (action === 'create') {
            const accountId = chosen.has(event.uid) ? (chosen.get(event.uid) ?? null) : step.accountId
            if (accountId === null) {
              leftOut += 1
              continue
            }
            if (!nameOf.has(accountId)) return notFound('account', accountId)
            write.insert('visit', {
              accountId,
              plannedStart: event.start,
              ...fieldsOf(step, true),
              title: step.title === '' ? (nameOf.get(accountId) ?? event.uid) : step.title,
              kind: visitKinds.find((kind) => kind === event.kind) ?? 'visit',
              calendarUid: event.uid,
            })
            created += 1
          }
        }
        return ok({
          actionId: created + updated + cancelled === 0 ? null : write.actionId,
          created,
          updated,
          cancelled,
          leftOut,
        })
      })
      if (outcome.ok) staging.forget(context, stageId)
      return outcome
    },
  }) satisfies Handlers<'calendar.export' | 'calendar.preview' | 'calendar.import'>
