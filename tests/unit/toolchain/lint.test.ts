import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowedFiles, violations } from './planted.ts'
import { readText, root, runTool } from './repository.ts'

interface Diagnostic {
  readonly code: string
  readonly filename: string
  readonly message: string
}

/** `house(layers)` → `house/layers`, `eslint(no-var)` → `no-var`: the way the configuration names them. */
const ruleName = (code: string): string =>
  code
    .replace(/^(.*)\((.*)\)$/, '$1/$2')
    .replace(/^eslint\//, '')
    .replace(/^typescript-eslint\//, 'typescript/')
    .replace(/^eslint-plugin-/, '')
    .replace(/^react-hooks\//, 'react/')

/** The rules that the configuration switches on by name, wherever. Comments are what makes it JSON with comments. */
function namedRules(): readonly string[] {
  const text = readText('.oxlintrc.json').replace(/(^|\s)\/\/ .*$/gm, '')
  const config = JSON.parse(text) as {
    rules: Record<string, unknown>
    overrides: { rules: Record<string, unknown> }[]
  }
  const all = [config.rules, ...config.overrides.map(({ rules }) => rules)].flatMap((rules) =>
    Object.entries(rules),
  )
  return [...new Set(all.filter(([, setting]) => setting !== 'off').map(([name]) => name))].sort()
}

describe('lint', () => {
  it('finds nothing in the repository', () => {
    const { code, output } = runTool('oxlint/bin/oxlint', [])
    expect(output).toContain('Found 0 warnings and 0 errors')
    expect(code).toBe(0)
  })
})

describe('a planted violation', () => {
  let folder = ''
  let found: readonly Diagnostic[] = []

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bowtie-lint-'))
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    cpSync(join(root, 'tests/lint'), join(folder, 'tests/lint'), { recursive: true })
    for (const path of ['tsconfig.json', 'shared', 'electron', 'renderer', 'tests']) {
      const config = path.endsWith('.json') ? path : `${path}/tsconfig.json`
      mkdirSync(dirname(join(folder, config)), { recursive: true })
      cpSync(join(root, config), join(folder, config))
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    for (const { path, source } of [...violations, ...allowedFiles]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${source}\n`)
    }
    const { output } = runTool('oxlint/bin/oxlint', ['--format', 'json'], folder)
    found = (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(violations.map((violation) => [violation.rule, violation.path, violation] as const))(
    'of %s in %s is found',
    (rule, path, { says }) => {
      const here = found.filter(({ filename }) => filename.replaceAll('\\', '/') === path)
      expect(here.map(({ code }) => ruleName(code))).toContain(rule)
      if (says) expect(here.map(({ message }) => message).join('\n')).toMatch(says)
    },
  )

  it('is the only thing found: what is allowed stays quiet', () => {
    const quiet = new Set(allowedFiles.map(({ path }) => path))
    expect(found.filter(({ filename }) => quiet.has(filename.replaceAll('\\', '/')))).toEqual([])
  })

  it('stands here for every rule that the configuration names', () => {
    expect(namedRules().filter((rule) => !violations.some((violation) => violation.rule === rule))).toEqual(
      [],
    )
  })
})
