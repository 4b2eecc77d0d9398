import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadContent, type ReadOptions, readTables } from '../../../electron/core/exchange/index.ts'
import {
  type Conversion,
  type ConvertedTable,
  type MappingProposal,
  type ReadError,
  type Table,
  convertRows,
  proposeMappings,
} from '../../../shared/domain/exchange/index.ts'
import type { Result } from '../../../shared/kernel/result.ts'

const dataFolder = join(import.meta.dirname, '../../data')

export const dataFile = (path: string): Buffer => readFileSync(join(dataFolder, path))

export const ravenstackFiles = [
  'ravenstack_accounts.csv',
  'ravenstack_subscriptions.csv',
  'ravenstack_feature_usage.csv',
  'ravenstack_supports_ticket.csv',
  'ravenstack_churn_events.csv',
] as const

/** The naughty strings as their own file has them. */
export const naughtyStrings = JSON.parse(dataFile('naughty_strings/blns.json').toString('utf8')) as string[]

/** Counts of random tests: CI runs the given number, `FUZZ_RUNS=20` the nightly twentyfold. */
export const runs = (count: number): number =>
  Math.max(1, Math.round(count * Number(process.env.FUZZ_RUNS ?? '1')))

export const china = { currency: 'CNY', timeZoneOffsetMinutes: 480 } as const

export const read = (
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<Result<ReadContent, ReadError>> =>
  readTables({ name, bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : content }, options)

export async function readOk(
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<ReadContent> {
  const result = await read(name, content, options)
  if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.error)}`)
  return result.value
}

export async function readOne(
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<Table> {
  const { tables } = await readOk(name, content, options)
  const [table] = tables
  if (!table || tables.length !== 1) throw new Error(`${name} has ${tables.length} tables`)
  return table
}

export async function errorOf(
  name: string,
  content: string | Uint8Array,
  options?: ReadOptions,
): Promise<ReadError> {
  const result = await read(name, content, options)
  if (result.ok) throw new Error(`${name} was read`)
  return result.error
}

export interface ImportedTable extends ConvertedTable, Conversion {
  readonly table: Table
  readonly proposal: MappingProposal
}

/** Reads, proposes and converts files of the data folder without help, as a first import does. */
export async function importFiles(
  folder: string,
  names: readonly string[],
): Promise<readonly ImportedTable[]> {
  const tables: { file: string; table: Table }[] = []
  for (const file of names) {
    const content = await readOk(file, dataFile(`${folder}/${file}`))
    for (const table of content.tables) tables.push({ file, table })
  }
  const proposals = proposeMappings(tables.map(({ table }) => table))
  return tables.map(({ file, table }, index) => {
    const proposal = proposals[index]
    if (!proposal?.mapping) throw new Error(`${file}: no mapping proposed`)
    return {
      file,
      table,
      proposal,
      mapping: proposal.mapping,
      ...convertRows(table, proposal.mapping, china),
    }
  })
}

export const fieldsOf = (proposal: MappingProposal): Readonly<Record<string, string | null>> =>
  Object.fromEntries(proposal.columns.map(({ column, field }) => [column, field]))
