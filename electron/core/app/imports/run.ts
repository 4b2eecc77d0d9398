import type { CallOutput } from '../../../../shared/contract/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { type Answer, type CallContext, type JobControl, refuse } from '../context.ts'
import { readSettings } from '../settings.ts'
import { type Examination, examine, undecidedDates } from './examine.ts'
import { planTables } from './plan-tables.ts'
import { readStage, type TableChoice } from './read-stage.ts'
import { openRun, setRunState, writeIssue } from './report.ts'
import type { Stage } from './staging.ts'
import { planWriting } from './write-plan.ts'

type ImportResult = CallOutput<'import.run'>

export interface RunOptions {
  readonly choices: readonly TableChoice[]
  readonly dryRun: boolean
  readonly acceptRefused: boolean
}

const issuesPerStep = 5_000
/** Reports of runs that wrote nothing, kept with their stage for the list of problems. */
const keptReports = 8
const shownProblems = 20

export const importCurrency = (context: CallContext): string =>
  readSettings(context.store.read, context.timeZone).currency

const cancelled = () => refuse('cancelled', 'the import was cancelled; nothing was imported')

/** Reads, understands and compares; then, unless it is a dry run, writes as one action. */
export async function runImport(
  context: CallContext,
  stage: Stage,
  { choices, dryRun, acceptRefused }: RunOptions,
  job: JobControl,
): Promise<Answer<'import.run'>> {
  const content = await readStage(stage, choices, job)
  if (job.cancelled) return cancelled()
  const tables = planTables(content.tables, choices, importCurrency(context))
  if (tables.every(({ skip }) => skip) && content.unreadable.length === 0)
    return refuse('nothing_to_import', 'no table was chosen')
  const undecided = undecidedDates(tables)
  if (undecided.length > 0)
    return refuse(
      'date_order_needed',
      `day and month cannot be told apart in ${undecided.map(({ key, column, sample }) => `${key}: ${column} (${sample})`).join(', ')}`,
      { columns: undecided },
    )
  const examination = await examine(context, tables, content.unreadable, choices, job)
  if (examination === null) return cancelled()
  const { report } = examination
  const { summary } = report
  const importId = context.newId()
  const taken = summary.files.some(({ rows, refused }) => rows > refused)

  if (dryRun || (summary.refusedTotal > 0 && !acceptRefused) || !taken) {
    stage.reports.set(importId, report)
    for (const id of [...stage.reports.keys()].slice(0, -keptReports)) stage.reports.delete(id)
    if (dryRun) return ok({ importId, dryRun: true, ...copied(summary) })
    if (summary.refusedTotal > 0 && !(acceptRefused && !taken)) return refusedRows(importId, report)
    if (!taken) return refuse('nothing_to_import', 'no row of these files can be imported', { importId })
  }
  return writeAll(context, importId, examination, job)
}

const copied = ({ files, contradictions, refusedTotal }: Examination['report']['summary']) => ({
  files: [...files],
  contradictions: [...contradictions],
  refusedTotal,
})

function refusedRows(importId: string, { summary, problems }: Examination['report']) {
  const refused = problems.filter(({ kind }) => kind === 'refused')
  const first = refused
    .slice(0, shownProblems)
    .map(
      ({ file, line, column, code }) =>
        `${file}${line === null ? '' : `:${line}`}${column === null ? '' : ` ${column}`}: ${code}`,
    )
  const more = refused.length - first.length
  return refuse(
    'rows_refused',
    `${summary.refusedTotal} rows cannot be imported; nothing was imported\n${first.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`,
    {
      importId,
      refusedTotal: summary.refusedTotal,
      files: summary.files,
      problems: refused.slice(0, shownProblems),
    },
  )
}

/** The action of an import, while it is done or undone. */
export const actionOf = (
  read: ReadStore,
  importId: string,
): { readonly id: number; readonly state: string } | undefined =>
  read.rows<{ id: number; state: string }>('SELECT id, state FROM action WHERE import_id = ?', importId)[0]

/** Takes back what was written of an import that does not go to its end. */
export function takeBack(context: Pick<CallContext, 'store' | 'user'>, importId: string): void {
  const { store, user } = context
  const action = actionOf(store.read, importId)
  if (action?.state === 'done') store.undo(action.id, user)
  setRunState(store, importId, 'cancelled')
}

async function writeAll(
  context: CallContext,
  importId: string,
  { plan, mappings, report }: Examination,
  job: JobControl,
): Promise<Answer<'import.run'>> {
  const { store, user } = context
  const writing = planWriting(plan, mappings, context.today())
  const total = writing.rows + report.problems.length
  let done = 0
  openRun(store, importId, context.clock.now(), report.summary)
  try {
    for (const { run, rows } of writing.steps) {
      job.progress('writing', done, total)
      await job.breathe()
      const action = actionOf(store.read, importId)
      // Undone from elsewhere while it ran: what is missing must not be added to it.
      if (job.cancelled || (action !== undefined && action.state !== 'done')) {
        takeBack(context, importId)
        return cancelled()
      }
      store.change(
        {
          name: 'import.run',
          label: { count: writing.rows },
          user,
          importId,
          ...(action === undefined ? {} : { joinAction: action.id }),
        },
        run,
      )
      done += rows
    }
    for (let from = 0; from < report.problems.length; from += issuesPerStep) {
      job.progress('writing', done + from, total)
      await job.breathe()
      if (job.cancelled) {
        takeBack(context, importId)
        return cancelled()
      }
      store.local((write) => {
        for (const [index, problem] of report.problems.slice(from, from + issuesPerStep).entries())
          writeIssue(write, importId, from + index, problem)
      })
    }
  } catch (error) {
    // A full disk or a bug in the middle: nothing half done stays, and the error goes on.
    takeBack(context, importId)
    throw error
  }
  setRunState(store, importId, 'done')
  context.touch('imports')
  const result: ImportResult = { importId, dryRun: false, ...copied(report.summary) }
  return ok(result)
}
