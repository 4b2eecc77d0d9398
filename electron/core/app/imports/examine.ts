import {
  type Contradiction,
  type ConvertedRecord,
  convertRows,
  findContradictions,
  type TableMapping,
} from '../../../../shared/domain/exchange/index.ts'
import { zoneOffsetMinutes } from '../../../../shared/kernel/index.ts'
import type { CallContext, JobControl } from '../context.ts'
import { type MergePlan, mergeTables } from './merge-tables.ts'
import type { PlannedTable } from './plan-tables.ts'
import type { TableChoice, UnreadableFile } from './read-stage.ts'
import {
  brokenRowProblem,
  contradictionProblems,
  fileProblem,
  type ImportProblem,
  type ImportReport,
  listedContradictions,
  refusedCellProblem,
  unreadableProblem,
} from './report.ts'
import { readKnownRecords } from './store-lookups.ts'

interface Converted {
  readonly planned: PlannedTable
  readonly mapping: TableMapping
  readonly records: readonly ConvertedRecord[]
  readonly refusedRows: number
}

/** An import understood as a whole: what it would write and what is wrong with the files. */
export interface Examination {
  readonly plan: MergePlan
  readonly mappings: readonly TableMapping[]
  readonly report: ImportReport
}

/** Rows refused by the cells they were refused for: a row with three bad cells is one row. */
const rowCount = (cells: readonly { readonly line: number }[]): number =>
  new Set(cells.map(({ line }) => line)).size

/** Why a table cannot be taken at all; null when it can. */
function tableProblem({ key, entity, missing, mapping }: PlannedTable): ImportProblem | null {
  if (entity === null) return fileProblem(key, 'no-entity')
  if (missing.length > 0)
    return fileProblem(key, 'missing-column', { entity, fields: missing.map((group) => group[0]) })
  return mapping === null ? fileProblem(key, 'mapping-unsound', { entity }) : null
}

/** Tables with dates that can be read in two ways, and nobody has said which. */
export const undecidedDates = (
  tables: readonly PlannedTable[],
): { readonly key: string; readonly column: string; readonly sample: string }[] =>
  tables.flatMap(({ key, dates, skip }) =>
    skip
      ? []
      : dates.flatMap(({ column, order, sample }) =>
          order === 'ambiguous' ? [{ key, column, sample }] : [],
        ),
  )

/**
 * Converts all rows, finds what contradicts itself, and matches them with the store. Writes nothing.
 * Null when the person cancelled.
 */
export async function examine(
  context: CallContext,
  tables: readonly PlannedTable[],
  unreadable: readonly UnreadableFile[],
  choices: readonly TableChoice[],
  job: JobControl,
): Promise<Examination | null> {
  const timeZoneOffsetMinutes = zoneOffsetMinutes(context.clock.now(), context.timeZone)
  const problems: ImportProblem[] = unreadable
    .filter(({ file }) => !choices.some((choice) => choice.key === file && choice.skip === true))
    .map(unreadableProblem)
  let refusedTotal = problems.length
  const converted: Converted[] = []
  const untaken: ImportReport['summary']['files'] = []
  const taken = tables.filter(({ skip }) => !skip)
  for (const [index, planned] of taken.entries()) {
    job.progress('understanding', index, taken.length)
    await job.breathe()
    if (job.cancelled) return null
    const { key, table, mapping, currency } = planned
    const problem = tableProblem(planned)
    if (problem !== null || mapping === null) {
      if (problem !== null) problems.push(problem)
      const rows = table.rows.length + table.broken.length
      refusedTotal += Math.max(1, rows)
      untaken.push({
        file: key,
        entity: planned.entity ?? '',
        rows,
        created: 0,
        updated: 0,
        unchanged: 0,
        refused: rows,
      })
      continue
    }
    const { records, refused } = convertRows(table, mapping, { currency, timeZoneOffsetMinutes })
    problems.push(
      ...table.broken.map((row) => brokenRowProblem(key, row)),
      ...refused.map((cell) => refusedCellProblem(key, cell)),
    )
    converted.push({ planned, mapping, records, refusedRows: table.broken.length + rowCount(refused) })
  }

  const known = readKnownRecords(context.store.read)
  await job.breathe()
  const contradictions = findContradictions(
    converted.map(({ planned, mapping, records }) => ({ file: planned.key, mapping, records })),
    known,
    { sampleSize: listedContradictions, timeZoneOffsetMinutes },
  )
  const plan = await mergeTables(
    converted.map(({ planned, mapping, records }) => ({
      file: planned.key,
      mapping,
      currency: planned.currency,
      records,
    })),
    { read: context.store.read, known, today: context.today(), newId: context.newId },
    job,
  )
  if (plan === null) return null
  problems.push(...plan.problems)
  const all = withLoops(contradictions, plan)
  problems.push(...contradictionProblems(all))

  const files = converted.map(({ planned, mapping, refusedRows }, index) => {
    const counts = plan.counts[index] ?? { created: 0, updated: 0, unchanged: 0, refused: 0 }
    const refused = refusedRows + counts.refused
    refusedTotal += refused
    const { table } = planned
    return {
      file: planned.key,
      entity: mapping.entity,
      rows: table.rows.length + table.broken.length,
      created: counts.created,
      updated: counts.updated,
      unchanged: counts.unchanged,
      refused,
    }
  })
  return {
    plan,
    mappings: converted.map(({ mapping }) => mapping),
    report: {
      summary: {
        files: [...files, ...untaken],
        contradictions: all.map(({ kind, count }) => ({ kind, count })),
        refusedTotal,
      },
      problems,
    },
  }
}

/** Circles that close only with parents the store holds already are known when rows are matched. */
function withLoops(
  contradictions: readonly Contradiction[],
  { parentLoops }: MergePlan,
): readonly Contradiction[] {
  if (parentLoops.length === 0 || contradictions.some(({ kind }) => kind === 'parent-loop'))
    return contradictions
  return [...contradictions, { kind: 'parent-loop', count: parentLoops.length, rows: parentLoops }]
}
