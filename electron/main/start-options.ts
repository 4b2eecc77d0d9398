import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { type FolderQuestion, type Folders, platformFolders } from '../host/folders.ts'

/** The value of `--data DIR` or `--data=DIR`; null where it is not given. */
export function dataArgument(argv: readonly string[]): string | null {
  const joined = argv.find((text) => text.startsWith('--data='))
  if (joined !== undefined) return joined.slice('--data='.length) || null
  const at = argv.indexOf('--data')
  return at < 0 ? null : (argv[at + 1] ?? null)
}

/**
 * Where this start keeps things. Another data folder gets a profile of its own, so that the single-instance lock
 * and the window's place belong to the folder that is open.
 */
export function startFolders(question: FolderQuestion & { readonly argv: readonly string[] }): Folders {
  const standard = platformFolders(question)
  const chosen = dataArgument(question.argv)
  if (chosen === null) return standard
  const data = resolve(chosen)
  const mark = createHash('sha256').update(data).digest('hex').slice(0, 16)
  return { data, machine: join(standard.machine, 'folders', mark) }
}
