import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Arguments } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { formatTable, type Output } from '../output.ts'
import { RefusedError, UsageError } from '../usage.ts'
import {
  type Choices,
  documentChoices,
  leftOutOf,
  mappingOf,
  readingChoices,
  readMapping,
} from './mapping.ts'

const readable = /\.(csv|tsv|txt|xlsx|xls|ods|json)$/i

/** Files named, and the readable files of folders named; licences and read-mes of a data set stay out. */
async function listFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const info = await stat(path).catch(() => null)
    if (info === null) throw new RefusedError('not_there', `${path} is not there; nothing was imported`)
    if (!info.isDirectory()) files.push(path)
    else {
      const names = (await readdir(path)).filter(
        (name) => readable.test(name) && !/^(readme|source|license)/i.test(name),
      )
      files.push(...names.sort().map((name) => join(path, name)))
    }
  }
  if (files.length === 0) throw new RefusedError('nothing_to_import', `no table in ${paths.join(', ')}`)
  return files
}

/** How every table will be read: what the mapping file says, and for the rest what is proposed. */
async function planImport(
  session: CoreSession,
  stageId: string,
  files: readonly string[],
  path: string | undefined,
) {
  const mapping = path === undefined ? null : await readMapping(path)
  const plan = (choices: Choices) => session.runJob('import.plan', { stageId, choices })
  if (path === undefined || mapping === null) return { choices: [], tables: (await plan([])).tables }
  if (mapping.kind === 'choices')
    return { choices: mapping.choices, tables: (await plan(mapping.choices)).tables }
  const reading = readingChoices(
    mapping.document,
    files.map((file) => basename(file)),
  )
  const choices = documentChoices(path, mapping.document, (await plan(reading)).tables, reading)
  return { choices, tables: (await plan(choices)).tables }
}

/** `import PATH…`: plan, then run. Refused rows stop it unless --accept-refused says that the rest is wanted. */
export async function runImport(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  if (args.words.length === 0) throw new UsageError('import takes PATH…')
  const files = await listFiles(args.words)
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  const { stageId, tickets } = await session.call('import.stage', {
    files: files.map((file, index) => ({ name: basename(file), size: sizes[index] ?? 0 })),
  })
  for (const [index, file] of files.entries()) {
    const outcome = await session.tickets.accept(tickets[index] ?? '', createReadStream(file))
    if (outcome !== 'done')
      throw new RefusedError(
        'unreadable',
        `${file} was not read to its end (${outcome}); nothing was imported`,
      )
  }
  try {
    const { choices, tables } = await planImport(session, stageId, files, args.values.mapping)
    const result = await session.runJob(
      'import.run',
      {
        stageId,
        choices,
        dryRun: args.values['dry-run'] === true,
        acceptRefused: args.values['accept-refused'] === true,
      },
      (job) =>
        output.remark(
          `${job.phase} ${job.doneCount}${job.totalCount === null ? '' : ` / ${job.totalCount}`}`,
        ),
    )
    const leftOut = leftOutOf(tables)
    output.result(
      {
        importId: result.importId,
        dryRun: result.dryRun,
        files: result.files,
        contradictions: result.contradictions,
        leftOut,
        mapping: mappingOf(tables, choices),
      },
      () =>
        formatTable([
          ['file', 'entity', 'rows', 'created', 'updated', 'unchanged', 'refused'],
          ...result.files.map((file) => [
            file.file,
            file.entity,
            ...[file.rows, file.created, file.updated, file.unchanged, file.refused].map(String),
          ]),
          ...(result.contradictions.length > 0
            ? [
                ['', ''],
                ['the data contradicts itself:', ''],
              ]
            : []),
          ...result.contradictions.map(({ kind, count }) => [`  ${kind}`, String(count)]),
          ...(leftOut.length > 0
            ? [
                ['', ''],
                ['columns that are left out:', ''],
              ]
            : []),
          ...leftOut.map(({ file, column, reason, unfit }) => [
            `  ${file}: ${column}`,
            unfit === undefined
              ? reason
              : `${reason}: "${unfit.value}" in line ${unfit.line} is no ${unfit.kind} for ${unfit.field}`,
          ]),
        ]),
    )
  } finally {
    await session.call('import.forget', { stageId })
  }
}
