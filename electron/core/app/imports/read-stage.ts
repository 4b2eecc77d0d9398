import type { CallRequest } from '../../../../shared/contract/index.ts'
import type { ReadError, ReadGuess, Table } from '../../../../shared/domain/exchange/index.ts'
import { type ReadContent, readTables } from '../../exchange/index.ts'
import type { JobControl } from '../context.ts'
import type { Stage, StagedFile } from './staging.ts'

export type TableChoice = CallRequest<'import.plan'>['choices'][number]

/** A file as it was read under certain choices. */
export interface ReadFile {
  readonly options: string
  readonly content: ReadContent
}

/** A table of a staged file under the name that people and choices know it by. */
export interface StagedTable {
  /** `file`, or `file › sheet` where the file holds more than one table. */
  readonly key: string
  readonly file: string
  readonly sheet: string | null
  readonly guess: ReadGuess
  readonly table: Table
}

/** A file of which nothing can be imported. */
export interface UnreadableFile {
  readonly file: string
  readonly code: ReadError['code'] | 'upload-cut'
  readonly data: Readonly<Record<string, unknown>>
}

export interface StageContent {
  readonly tables: readonly StagedTable[]
  readonly unreadable: readonly UnreadableFile[]
}

const separator = ' › '

/** Tables with more cells than this are read again rather than kept. */
const keptCells = 2_000_000

const cellsOf = (content: ReadContent): number =>
  content.tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0)

/** What the person chose for the file as a whole: the first choice that says it for one of its tables. */
function readOptions(file: string, choices: readonly TableChoice[]) {
  const own = choices.filter(({ key }) => key === file || key.startsWith(`${file}${separator}`))
  const headerRow = own.find((choice) => choice.headerRow !== undefined)?.headerRow
  return {
    encoding: own.find((choice) => choice.encoding !== undefined)?.encoding,
    delimiter: own.find((choice) => choice.delimiter !== undefined)?.delimiter,
    // 0 stands for a table without a header.
    headerRow: headerRow === 0 ? null : headerRow,
  }
}

async function readFile(
  stage: Stage,
  file: StagedFile,
  choices: readonly TableChoice[],
  job: JobControl,
): Promise<ReadContent | UnreadableFile> {
  const failed = (code: UnreadableFile['code'], data: UnreadableFile['data'] = {}): UnreadableFile => ({
    file: file.name,
    code,
    data,
  })
  if (!file.ended && file.failure === null) return failed('upload-cut')
  await file.written
  if (file.failure !== null) return failed(file.failure)
  if (file.sha256 === null) return failed('upload-cut')
  const options = readOptions(file.name, choices)
  const optionsText = JSON.stringify(options)
  if (file.read?.options === optionsText) return file.read.content
  const abort = new AbortController()
  const content = await readTables(
    { name: file.name, bytes: stage.blobs.read(file.sha256) },
    {
      ...options,
      signal: abort.signal,
      onProgress: () => {
        if (job.cancelled) abort.abort()
      },
    },
  )
  if (!content.ok) {
    const { code, ...data } = content.error
    return failed(code, data)
  }
  file.read = cellsOf(content.value) > keptCells ? null : { options: optionsText, content: content.value }
  return content.value
}

/** Reads every file of the stage. A file that cannot be read is a value too. */
export async function readStage(
  stage: Stage,
  choices: readonly TableChoice[],
  job: JobControl,
): Promise<StageContent> {
  const tables: StagedTable[] = []
  const unreadable: UnreadableFile[] = []
  for (const [index, file] of stage.files.entries()) {
    job.progress('reading', index, stage.files.length)
    await job.breathe()
    if (job.cancelled) break
    const content = await readFile(stage, file, choices, job)
    if ('code' in content) {
      unreadable.push(content)
      continue
    }
    const isOne = content.tables.length === 1
    for (const table of content.tables)
      tables.push({
        key: isOne ? file.name : `${file.name}${separator}${table.name}`,
        file: file.name,
        sheet: content.guess.kind === 'workbook' || !isOne ? table.name : null,
        guess: content.guess,
        table,
      })
  }
  return { tables, unreadable }
}
