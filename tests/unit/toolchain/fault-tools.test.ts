import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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
    const needy = filesLike('tests/faults/**/*.test.ts').find((path) =>
      toolsNeeded(readText(path)).includes('strace'),
    )
    expect(needy, 'a fault row that needs strace').toBeDefined()
    const run = spawnSync(process.execPath, [join(root, 'tests/faults/run.ts'), needy ?? ''], {
      cwd: root,
      env: { ...process.env, PATH: '/nowhere' },
      encoding: 'utf8',
    })
    expect(run.stderr).toContain('apt-get install -y strace')
    expect(run.status).toBe(1)
  })
})
