import { parseArgs } from 'node:util'
import { isDay } from '../../shared/kernel/index.ts'
import { UsageError } from './usage.ts'

export const commandNames = [
  'init',
  'import',
  'accounts',
  'account',
  'search',
  'note',
  'export',
  'metrics',
  'backup',
  'restore',
  'verify',
  'serve',
] as const
export type CommandName = (typeof commandNames)[number]

const options = {
  data: { type: 'string' },
  'key-file': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  'dry-run': { type: 'boolean' },
  'accept-refused': { type: 'boolean' },
  mapping: { type: 'string' },
  account: { type: 'string' },
  'import-id': { type: 'string' },
  file: { type: 'string' },
  title: { type: 'string' },
  what: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  limit: { type: 'string' },
  language: { type: 'string' },
} as const

type OptionName = keyof typeof options
type OptionValues = {
  readonly [Name in OptionName]?: (typeof options)[Name]['type'] extends 'boolean' ? boolean : string
}

export interface Arguments {
  readonly command: CommandName | 'help'
  readonly words: readonly string[]
  readonly values: OptionValues
}

/** Options that a command takes besides --data, --key-file, --json. */
const own: Readonly<Record<CommandName, readonly OptionName[]>> = {
  init: ['language'],
  import: ['dry-run', 'mapping', 'accept-refused'],
  accounts: [],
  account: [],
  search: ['limit'],
  note: ['account', 'file', 'title'],
  export: ['what', 'account', 'import-id', 'format', 'out', 'language'],
  metrics: ['from', 'to'],
  backup: [],
  restore: [],
  verify: [],
  serve: ['port', 'no-open'],
}

const isCommand = (word: string): word is CommandName => (commandNames as readonly string[]).includes(word)

/** Reads the command line; throws UsageError on anything it does not know. */
export function readArguments(argv: readonly string[]): Arguments {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  const [first, ...words] = parsed.positionals
  const values: OptionValues = { ...parsed.values }
  if (values.help === true || first === undefined || first === 'help') {
    if (first === undefined && values.help !== true) throw new UsageError('no command')
    return { command: 'help', words, values }
  }
  if (!isCommand(first)) throw new UsageError(`unknown command: ${first}`)
  const allowed = new Set<string>(['data', 'key-file', 'json', ...own[first]])
  for (const [name, value] of Object.entries(values)) {
    if (!allowed.has(name)) throw new UsageError(`${first} takes no --${name}`)
    // `--data "$NOT_SET"` must not end in the folder where the person happens to be.
    if (value === '' && name !== 'title') throw new UsageError(`--${name} is empty`)
  }
  return { command: first, words, values }
}

const parse = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })

/** An option that must be there. */
export function required(values: OptionValues, name: OptionName): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** One of a list of words. */
export function oneOf<const Word extends string>(value: string, words: readonly Word[], name: string): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new UsageError(`--${name} is one of ${words.join(', ')}`)
  return found
}

/** A day as `YYYY-MM-DD` that the calendar has. */
export function dayOf(values: OptionValues, name: OptionName): string {
  const value = required(values, name)
  if (!isDay(value)) throw new UsageError(`--${name} is a day of the calendar, YYYY-MM-DD, and not ${value}`)
  return value
}

/** Exactly so many words after the command. */
export function takeWords(args: Arguments, count: number, what: string): readonly string[] {
  if (args.words.length !== count) throw new UsageError(`${args.command} takes ${what}`)
  return args.words
}
