import { cleanFileName, ok } from '../../../shared/kernel/index.ts'
import { ExportCancelled, type ExportLoss } from '../exchange/index.ts'
import { type CallContext, type Handlers, notFound, refuse } from './context.ts'
import { composeExport, countRows } from './exports/compose.ts'
import type { ExportRequest } from './exports/prepare.ts'
import { spoolExport } from './exports/spool.ts'

/** The refusal for a request that names nothing, or something that is not there. */
function missingSubject(
  { store }: CallContext,
  { what, accountId, importId }: Pick<ExportRequest, 'what' | 'accountId' | 'importId'>,
) {
  if (what === 'account' && accountId === undefined)
    return refuse('invalid_input', 'an account is named by accountId', {
      issues: [{ path: ['accountId'], code: 'missing' }],
    })
  if (what === 'import_problems' && importId === undefined)
    return refuse('invalid_input', 'an import is named by importId', {
      issues: [{ path: ['importId'], code: 'missing' }],
    })
  if (accountId !== undefined && store.read.record('account', accountId) === undefined)
    return notFound('account', accountId)
  return null
}

export const exportsHandlers = {
  /** IOX-2. */
  'export.run': async (context, request, job) => {
    const missing = missingSubject(context, request)
    if (missing !== null) return missing
    const losses = new Map<ExportLoss['kind'], number>()
    const cancel = new AbortController()
    let rows = 0
    const composed = composeExport(context, job, request, () => {
      rows += 1
      if (job.cancelled) cancel.abort()
      job.progress('writing', rows, composed.expected)
    })
    job.progress('writing', 0, composed.expected)
    const bytes = composed.bytes({
      signal: cancel.signal,
      onLoss: ({ kind }) => losses.set(kind, (losses.get(kind) ?? 0) + 1),
    })
    try {
      const { size, source } = await spoolExport(context.dataDir, context, bytes)
      const name = `${cleanFileName(composed.title)}.${composed.ending}`
      const { mime } = composed
      return ok({
        ticket: context.tickets.openDownload({ name, mime, size, source }),
        name,
        mime,
        rows,
        bytes: size,
        losses: [...losses].map(([kind, count]) => ({ kind, count })),
      })
    } catch (error) {
      if (wasCancelled(error)) return refuse('cancelled', 'the export was cancelled; nothing was written')
      throw error
    }
  },

  'export.preview': (context, request) =>
    missingSubject(context, request) ?? ok({ rows: countRows(context, request) }),
} satisfies Handlers<'export.run' | 'export.preview'>

/** The store wraps what goes wrong while it writes. */
const wasCancelled = (error: unknown): boolean =>
  error instanceof ExportCancelled || (error instanceof Error && error.cause instanceof ExportCancelled)
