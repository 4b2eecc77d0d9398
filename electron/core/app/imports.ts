import { fail, ok } from '../../../shared/kernel/index.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import { planTables, shownPlan } from './imports/plan-tables.ts'
import { readStage } from './imports/read-stage.ts'
import { isRun, listRuns, pageOfReport, pageOfStored } from './imports/report.ts'
import { importCurrency, runImport } from './imports/run.ts'
import { Staging } from './imports/staging.ts'
import { undoImport } from './imports/undo.ts'

type ImportCall =
  | 'import.stage'
  | 'import.plan'
  | 'import.run'
  | 'import.forget'
  | 'import.list'
  | 'import.problems'
  | 'import.undo'

const stageGone = () => refuse('stage_gone', 'the files were forgotten or have lain for a day')

/** IOX-1. The files on their way in are held here, one set per core. */
export const importsHandlers = (staging = new Staging()) =>
  ({
    'import.stage': (context, { files }) => {
      if (context.store.mode === 'readonly')
        return refuse('read_only', 'this workspace is open for reading only')
      const { stage, tickets } = staging.open(context, files)
      return ok({ stageId: stage.id, tickets })
    },

    'import.plan': async (context, { stageId, choices }, job) => {
      const stage = staging.get(context, stageId)
      if (stage === null) return notFound('import_stage', stageId)
      const content = await readStage(stage, choices, job)
      if (job.cancelled) return refuse('cancelled', 'cancelled')
      const tables = planTables(content.tables, choices, importCurrency(context))
      return ok({
        tables: tables.map(shownPlan),
        unreadable: content.unreadable.map((file) => ({ ...file, data: { ...file.data } })),
      })
    },

    'import.run': async (context, { stageId, ...options }, job) => {
      const stage = staging.get(context, stageId)
      return stage === null ? fail(stageGone().error) : runImport(context, stage, options, job)
    },

    'import.forget': (context, { stageId }) => {
      staging.forget(context, stageId)
      return ok({})
    },

    'import.list': ({ store }) => ok({ imports: listRuns(store.read) }),

    'import.problems': ({ store }, { importId, kind, limit, offset }) => {
      const report = staging.report(importId)
      if (report !== null) return ok(pageOfReport(report, kind, limit, offset))
      if (!isRun(store.read, importId)) return notFound('import', importId)
      return ok(pageOfStored(store.read, importId, kind, limit, offset))
    },

    'import.undo': async (context, { importId }, job) => {
      job.progress('undoing', 0, null)
      await job.breathe()
      return undoImport(context, importId)
    },
  }) satisfies Handlers<ImportCall>
