import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesLike, readText, root } from './repository.ts'

const { scripts } = JSON.parse(readText('package.json')) as { scripts: Readonly<Record<string, string>> }

/** `npm run -s bowtie`, `npm test`, `npm start`: the scripts that a text tells people to run. */
const scriptsNamedIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/\bnpm (?:(?:run|run-script)(?: (?:-s|--silent))? ([\w:-]+)|(test|start)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    ),
  ),
]

describe('commands', () => {
  it('named in the README and the docs exist', () => {
    const texts = filesLike('README.md', 'docs/**/*.md', '.ci/run')
    expect(texts).toContain('README.md')
    const missing = texts.flatMap((path) =>
      scriptsNamedIn(readText(path))
        .filter((name) => !(name in scripts))
        .map((name) => `${path}: npm run ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('of the README are the two promised ones, and CI runs the same', () => {
    const readme = readText('README.md')
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
    expect(readText('.ci/run')).toMatch(/^\s*(?:if )?npm ci && npm test\b/m)
  })

  it.each(['start', 'test', 'test:faults', 'verify', 'dev', 'bench', 'package', 'bowtie', 'build'])(
    'has %s, and the file it runs exists',
    (name) => {
      const files = [...(scripts[name] ?? '').matchAll(/\bnode ([\w./-]+\.ts)/g)].map(
        ([, path]) => path ?? '',
      )
      expect(scripts[name]).toBeTruthy()
      expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
    },
  )

  it('finds the names in a text', () => {
    expect(
      scriptsNamedIn('`npm ci && npm test`, npm run -s bowtie -- init, npm run test:faults; npm install'),
    ).toEqual(['test', 'bowtie', 'test:faults'])
  })

  it('.ci/run can be run', () => {
    expect(() => accessSync(join(root, '.ci/run'), constants.X_OK)).not.toThrow()
  })
})
