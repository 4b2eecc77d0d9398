import type { CallInput, CallOutput } from '../../../shared/contract/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { dataFile, ravenstackFiles } from '../../unit/exchange/support.ts'

export { ravenstackFiles }
export { Refusal } from '../../support/core.ts'

export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export const textFile = (name: string, text: string): ImportFile => ({
  name,
  bytes: Buffer.from(text, 'utf8'),
})

export const dataFiles = (folder: string, names: readonly string[]): ImportFile[] =>
  names.map((name) => ({ name, bytes: dataFile(`${folder}/${name}`) }))

export const ravenstack = (): ImportFile[] => dataFiles('ravenstack', ravenstackFiles)

/** Posts files as a host does, in pieces, and answers the stage they lie in. */
export async function stageFiles(core: TestCore, files: readonly ImportFile[]): Promise<string> {
  const { stageId, tickets } = await core.call('import.stage', {
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length })),
  })
  for (const [index, { bytes }] of files.entries()) {
    async function* pieces() {
      for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536)
    }
    const outcome = await core.tickets.accept(tickets[index] ?? '', pieces())
    if (outcome !== 'done') throw new Error(`upload ${outcome}`)
  }
  return stageId
}

export type RunChoices = Partial<Omit<CallInput<'import.run'>, 'stageId'>>

/** Imports files in one go, as the command line does. */
export async function importInto(
  core: TestCore,
  files: readonly ImportFile[],
  options: RunChoices = {},
): Promise<CallOutput<'import.run'>> {
  const stageId = await stageFiles(core, files)
  try {
    return await core.runJob('import.run', {
      stageId,
      choices: [],
      dryRun: false,
      acceptRefused: false,
      ...options,
    })
  } finally {
    await core.call('import.forget', { stageId })
  }
}

/** A core of its own for the length of one test. */
export async function withCore<Value>(work: (core: TestCore) => Promise<Value>): Promise<Value> {
  const core = await openTestCore()
  try {
    return await work(core)
  } finally {
    await core.stop()
  }
}

/** How many rows of a table are not in the bin. */
export const countOf = (core: TestCore, table: string): number =>
  core.store.read.rows<{ count: number }>(
    `SELECT count(*) AS count FROM "${table}" WHERE deleted_at IS NULL`,
  )[0]?.count ?? -1

/** `[rows, created, updated, unchanged, refused]` by file. */
export const outcomes = (result: CallOutput<'import.run'>): Record<string, number[]> =>
  Object.fromEntries(
    result.files.map(({ file, rows, created, updated, unchanged, refused }) => [
      file,
      [rows, created, updated, unchanged, refused],
    ]),
  )
