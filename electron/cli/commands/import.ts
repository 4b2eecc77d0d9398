import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { tableChoice } from '../../../shared/contract/index.ts'
import type { Arguments } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { formatTable, type Output } from '../output.ts'
import { RefusedError, UsageError } from '../usage.ts'

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

async function readChoices(file: string | undefined) {
  if (file === undefined) return []
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new RefusedError(
      'bad_mapping',
      `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  const parsed = tableChoice.array().safeParse(value)
  if (!parsed.success)
    throw new RefusedError(
      'bad_mapping',
      `${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    )
  return parsed.data
}

/** `import PATH…`: plan, then run. Refused rows stop it unless --accept-refused says that the rest is wanted. */
export async function runImport(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  if (args.words.length === 0) throw new UsageError('import takes PATH…')
  const files = await listFiles(args.words)
  const choices = await readChoices(args.values.mapping)
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
    output.result(
      {
        importId: result.importId,
        dryRun: result.dryRun,
        files: result.files,
        contradictions: result.contradictions,
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
        ]),
    )
  } finally {
    await session.call('import.forget', { stageId })
  }
}
