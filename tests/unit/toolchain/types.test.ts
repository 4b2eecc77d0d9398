import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { root, runTool } from './repository.ts'

const environments = ['shared', 'electron', 'renderer', 'tests'] as const
type Environment = (typeof environments)[number]

const compile = (project: string) =>
  runTool('typescript/bin/tsc', ['--project', project, '--pretty', 'false'])

interface Planted {
  readonly environment: Environment
  readonly what: string
  readonly source: string
  /** What the compiler must say; null where it must stay quiet. */
  readonly says: RegExp | null
}

const unknownName = (name: string): RegExp => new RegExp(`error TS\\d+: Cannot find .*'${name}'`)
const readsFile = `import { readFileSync } from 'node:fs'\nexport const read = readFileSync`

const planted: readonly Planted[] = [
  {
    environment: 'shared',
    what: 'Node',
    source: 'export const at = process.cwd()',
    says: unknownName('process'),
  },
  { environment: 'shared', what: 'modules of Node', source: readsFile, says: unknownName('node:fs') },
  {
    environment: 'shared',
    what: 'the page',
    source: 'export const a = document.title',
    says: unknownName('document'),
  },
  {
    environment: 'shared',
    what: 'timers',
    source: 'setTimeout(() => {}, 1)\nexport {}',
    says: unknownName('setTimeout'),
  },
  {
    environment: 'shared',
    what: 'arithmetic',
    source: 'export const half = (value: number) => value / 2',
    says: null,
  },
  {
    environment: 'shared',
    what: 'an index that may miss',
    source: 'export const first = (all: readonly string[]): string => all[0]',
    says: /TS2322/,
  },
  {
    environment: 'shared',
    what: 'syntax that cannot be stripped',
    source: 'export enum Kind {\n  One,\n}',
    says: /TS1294/,
  },
  {
    environment: 'shared',
    what: 'a parameter without a type',
    source: 'export const name = (value) => value',
    says: /TS7006/,
  },
  {
    environment: 'renderer',
    what: 'Node',
    source: 'export const at = process.cwd()',
    says: unknownName('process'),
  },
  { environment: 'renderer', what: 'modules of Node', source: readsFile, says: unknownName('node:fs') },
  { environment: 'renderer', what: 'the page', source: 'export const a = document.title', says: null },
  {
    environment: 'electron',
    what: 'the page',
    source: 'export const a = document.title',
    says: unknownName('document'),
  },
  { environment: 'electron', what: 'Node', source: 'export const at = process.cwd()', says: null },
]

/**
 * Compiles planted files together with everything that the environment really holds: a type that some real file
 * drags in would otherwise stay unseen. Returns what the compiler says of each planted file.
 */
function compilePlanted(environment: Environment): readonly (readonly [Planted, string])[] {
  mkdirSync(join(root, 'reports'), { recursive: true })
  const folder = mkdtempSync(join(root, 'reports/planted-'))
  try {
    const here = planted.filter((one) => one.environment === environment)
    for (const [index, { source }] of here.entries())
      writeFileSync(join(folder, `planted-${index}.ts`), `${source}\n`)
    const top = `../../${environment}`
    const config = {
      extends: `${top}/tsconfig.json`,
      include: [`${top}/**/*.ts`, `${top}/**/*.tsx`, './*.ts'],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const lines = compile(folder).output.split('\n')
    return here.map((one, index) => [
      one,
      lines.filter((line) => line.includes(`planted-${index}.ts`)).join('\n'),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('types', () => {
  it.each(environments)('of %s are right', (environment) => {
    const { code, output } = compile(environment)
    expect(output).toBe('')
    expect(code).toBe(0)
  })
})

describe('an environment', () => {
  const said = new Map<Planted, string>()

  beforeAll(() => {
    for (const environment of new Set(planted.map((one) => one.environment))) {
      for (const [one, text] of compilePlanted(environment)) said.set(one, text)
    }
  })

  it.each(planted.filter(({ says }) => says !== null))('$environment refuses $what', (one) => {
    expect(said.get(one)).toMatch(one.says ?? '')
  })

  it.each(planted.filter(({ says }) => says === null))('$environment takes $what', (one) => {
    expect(said.get(one)).toBe('')
  })
})
