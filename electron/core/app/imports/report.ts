import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { BrokenRow, Contradiction, RefusedCell } from '../../../../shared/domain/exchange/index.ts'
import type { LocalStore, ReadStore, Store } from '../../store/index.ts'
import type { UnreadableFile } from './read-stage.ts'

export type ImportProblem = CallOutput<'import.problems'>['problems'][number]
export type ImportSummary = Pick<CallOutput<'import.run'>, 'files' | 'contradictions' | 'refusedTotal'>

/** What an import found, whether it wrote anything or not. */
export interface ImportReport {
  readonly summary: ImportSummary
  readonly problems: readonly ImportProblem[]
}

/** Rows listed per kind of contradiction; the count is always the whole. */
export const listedContradictions = 20_000

const refused = (
  file: string,
  line: number | null,
  column: string | null,
  code: string,
  data: ImportProblem['data'],
): ImportProblem => ({ kind: 'refused', file, line, column, code, data })

export const unreadableProblem = ({ file, code, data }: UnreadableFile): ImportProblem =>
  refused(file, null, null, code, data)

export const brokenRowProblem = (file: string, { line, reason, excerpt }: BrokenRow): ImportProblem => {
  const { code, ...data } = reason
  return refused(file, line, null, code, { ...data, value: excerpt })
}

export const refusedCellProblem = (file: string, cell: RefusedCell): ImportProblem =>
  refused(file, cell.line, cell.column, cell.code, { field: cell.field, value: cell.value })

export const fileProblem = (file: string, code: string, data: ImportProblem['data'] = {}): ImportProblem =>
  refused(file, null, null, code, data)

/** A row that names a record which is nowhere and cannot be without it. */
export const unknownReferenceProblem = (
  file: string,
  line: number,
  column: string | null,
  code: 'unknown-account' | 'unknown-line' | 'ambiguous-name',
  field: string,
  value: string,
): ImportProblem => refused(file, line, column, code, { field, value })

export const contradictionProblems = (contradictions: readonly Contradiction[]): ImportProblem[] =>
  contradictions.flatMap(({ kind, rows }) =>
    rows.map(({ file, line, detail }) => ({
      kind: 'contradiction' as const,
      file,
      line,
      column: null,
      code: kind,
      data: { ...detail },
    })),
  )

interface IssueRow {
  readonly kind: string
  readonly file: string
  readonly line: number | null
  readonly column_name: string | null
  readonly code: string
  readonly data: string
}

export const writeIssue = (
  write: LocalStore,
  importId: string,
  position: number,
  problem: ImportProblem,
): void =>
  write.run({
    sql: 'INSERT INTO import_issue (import_id, position, kind, file, line, column_name, code, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    parameters: [
      importId,
      position,
      problem.kind,
      problem.file,
      problem.line,
      problem.column,
      problem.code,
      JSON.stringify(problem.data),
    ],
  })

const isWanted = (problem: ImportProblem, kind: string | undefined): boolean =>
  kind === undefined || problem.kind === kind || problem.code === kind

interface ProblemPage {
  readonly problems: ImportProblem[]
  readonly total: number
}

export function pageOfReport(
  { problems }: ImportReport,
  kind: string | undefined,
  limit: number,
  offset: number,
): ProblemPage {
  const wanted = problems.filter((problem) => isWanted(problem, kind))
  return { problems: wanted.slice(offset, offset + limit), total: wanted.length }
}

/** The problems of an import that was written, a page at a time. */
export function pageOfStored(
  read: ReadStore,
  importId: string,
  kind: string | undefined,
  limit: number,
  offset: number,
): ProblemPage {
  const where = `import_id = ? AND (? IS NULL OR kind = ? OR code = ?)`
  const wanted = [importId, kind ?? null, kind ?? null, kind ?? null]
  const rows = read.rows<IssueRow>(
    `SELECT kind, file, line, column_name, code, data FROM import_issue WHERE ${where} ORDER BY position LIMIT ? OFFSET ?`,
    ...wanted,
    limit,
    offset,
  )
  const total = read.rows<{ count: number }>(
    `SELECT count(*) AS count FROM import_issue WHERE ${where}`,
    ...wanted,
  )[0]?.count
  return {
    problems: rows.map(({ kind: problemKind, column_name: column, data, ...row }) => ({
      ...row,
      kind: problemKind === 'contradiction' ? 'contradiction' : 'refused',
      column,
      data: JSON.parse(data) as ImportProblem['data'],
    })),
    total: total ?? 0,
  }
}

interface RunRow {
  readonly id: string
  readonly at: number
  readonly state: 'running' | 'done' | 'cancelled' | 'undone'
  readonly summary: string
}

/** Every import that wrote something, the latest first. */
export const listRuns = (read: ReadStore): CallOutput<'import.list'>['imports'] =>
  read
    .rows<RunRow>('SELECT id, at, state, summary FROM import_run ORDER BY at DESC, rowid DESC')
    .map(({ id, at, state, summary }) => ({
      importId: id,
      dryRun: false,
      at,
      state,
      ...(JSON.parse(summary) as ImportSummary),
    }))

export const isRun = (read: ReadStore, importId: string): boolean =>
  read.rows('SELECT 1 FROM import_run WHERE id = ?', importId).length > 0

export function openRun(store: Store, importId: string, at: number, summary: ImportSummary): void {
  store.local((write) =>
    write.run({
      sql: "INSERT INTO import_run (id, at, state, sample, summary) VALUES (?, ?, 'running', 0, ?)",
      parameters: [importId, at, JSON.stringify(summary)],
    }),
  )
}

export function setRunState(store: Store, importId: string, state: RunRow['state']): void {
  store.local((write) =>
    write.run({ sql: 'UPDATE import_run SET state = ? WHERE id = ?', parameters: [state, importId] }),
  )
}
