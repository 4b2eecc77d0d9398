import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshDir } from '../../support/fresh-dir.ts'
import { describeMissing, tools, toolsNeeded } from '../../faults/tools.ts'
import { filesLike, readText, root } from './repository.ts'

describe('the tools of the fault rows', () => {
  it('are read from the comment of a test', () => {
    expect(toolsNeeded('/** D4: disk full. @needs tmpfs, setpriv */\nimport x')).toEqual(['tmpfs', 'setpriv'])
    expect(toolsNeeded('/** D1: kill -9 */')).toEqual([])
  })

  it('are all known', () => {
    const named = filesLike('tests/faults/**/*.test.ts').flatMap((path) => toolsNeeded(readText(path)))
    expect(named.filter((name) => !tools[name])).toEqual([])
  })

  it('that are missing are named with the rows that need them and the command that installs them', () => {
    expect(describeMissing(new Map())).toBeNull()
    const text = describeMissing(new Map([['strace', ['tests/faults/d2.test.ts']]]))
    expect(text).toContain('needed by tests/faults/d2.test.ts')
    expect(text).toContain('apt-get install -y strace')
    expect(describeMissing(new Map([['sledgehammer', ['a']]]))).toContain('sledgehammer: unknown')
  })

  it('make the run fail before it starts when they are not on the path', () => {
    const folder = freshDir('faults')
    const faults = join(folder, 'tests/faults')
    mkdirSync(faults, { recursive: true })
    for (const name of ['run.ts', 'tools.ts']) cpSync(join(root, 'tests/faults', name), join(faults, name))
    writeFileSync(join(faults, 'd2.test.ts'), '/** D2: power loss. @needs strace */')
    const run = spawnSync(process.execPath, [join(faults, 'run.ts')], {
      cwd: folder,
      env: { ...process.env, PATH: '/nowhere' },
      encoding: 'utf8',
    })
    expect(run.stderr).toContain('needed by tests/faults/d2.test.ts')
    expect(run.stderr).toContain('install: apt-get install -y strace')
    expect(run.status).toBe(1)
  })
})
