import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshDir, runBowtie, startHost } from '../support/host.ts'

/** One workspace for the commands that only read it or add to it. */
const home = freshDir()
const data = join(home, 'data')
const key = join(home, 'key')
const where = ['--data', data, '--key-file', key]
let recoveryCode = ''
const accountName = '岚汀重工'

interface Failure {
  readonly error: { readonly code: string; readonly message: string }
}

/** `--json` prints one document on one line, and nothing else. */
async function json<Answer>(...args: string[]): Promise<Answer> {
  const result = await runBowtie([...args, '--json'])
  expect(result.stdout.split('\n'), result.stderr).toHaveLength(2)
  expect(result.stderr).toBe('')
  expect(result.code).toBe(0)
  return result.json() as Answer
}

beforeAll(async () => {
  ;({ recoveryCode } = await json<{ recoveryCode: string }>('init', ...where))
  const csv = join(home, 'accounts.csv')
  writeFileSync(csv, '客户编号,客户名称,城市\nK-1,岚汀重工,宁波\nK-2,奔流物流,上海\n')
  await json('import', csv, ...where)
})

describe('the command line, as processes', () => {
  test('SAF-1 init prints the recovery code once, makes the key with mode 0600, and does not run twice', async () => {
    expect(recoveryCode).toMatch(/^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}$/)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const again = await runBowtie(['init', ...where, '--json'])
    expect(again.code).toBe(1)
    expect(again.json()).toMatchObject({ error: { code: 'already_exists' } })
    expect(again.stdout).not.toContain(recoveryCode)
  })

  test('ACC-1 accounts and account, by name, code and id, for people and for scripts', async () => {
    const { accounts } = await json<{ accounts: { id: string; name: string; city: string }[] }>(
      'accounts',
      ...where,
    )
    expect(accounts.map(({ name }) => name).toSorted()).toEqual(['奔流物流', accountName].toSorted())
    const id = accounts.find(({ name }) => name === accountName)?.id ?? ''
    for (const word of [accountName, 'K-1', id])
      expect(await json('account', word, ...where)).toMatchObject({
        account: { id, city: '宁波' },
        notes: [],
      })
    const text = await runBowtie(['accounts', ...where])
    expect(text.code).toBe(0)
    expect(text.stdout).toMatch(/岚汀重工 +K-1/)
    const none = await runBowtie(['account', '没有这家', ...where])
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toContain('not_found')
  })

  test('VIS-4 VIS-8 a note from standard input and from a file is found by two characters', async () => {
    const words = '三个工厂的产能要放在一张图上看。'
    const piped = await runBowtie(
      ['note', 'add', '--account', accountName, '--file', '-', ...where, '--json'],
      {
        input: words,
      },
    )
    expect(piped.code, piped.stderr).toBe(0)
    const { noteId } = piped.json() as { noteId: string }
    const file = join(home, 'note.md')
    writeFileSync(file, '旺季没有再靠加班顶。')
    const second = await json<{ noteId: string }>('note', 'add', '--account', 'K-1', '--file', file, ...where)
    expect(second.noteId).not.toBe(noteId)
    const { hits } = await json<{ hits: { kind: string; id: string; title: string; snippet: string }[] }>(
      'search',
      '产能',
      ...where,
    )
    expect(hits).toMatchObject([{ kind: 'note', id: noteId }])
    expect(hits[0]?.snippet).toContain('产能')
    expect(await json('search', '无人说过', ...where)).toMatchObject({ hits: [] })

    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0xd8]))
    const bytes = await runBowtie(['note', 'add', '--account', 'K-1', '--file', file, ...where, '--json'])
    expect(bytes.code).toBe(1)
    expect((bytes.json() as Failure).error.code).toBe('not_utf8')
  })

  test('IOX-2 export writes whole files of mode 0600, each table its own CSV, and says which', async () => {
    const out = join(home, 'out')
    for (const format of ['xlsx', 'csv', 'md', 'json'])
      for (const what of ['accounts', 'notes', 'all']) {
        const { files } = await json<{ files: { file: string; rows: number }[] }>(
          'export',
          '--what',
          what,
          '--format',
          format,
          '--out',
          out,
          ...where,
        )
        expect(files.length).toBeGreaterThan(0)
        for (const { file } of files) {
          expect(file.endsWith(`.${format}`)).toBe(true)
          expect(statSync(file).mode & 0o777).toBe(0o600)
        }
        if (what === 'all' && format !== 'xlsx')
          expect(files.map(({ file }) => readFileSync(file, 'utf8')).join()).toContain(accountName)
      }
    expect(readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([])
    const { files } = await json<{ files: { file: string }[] }>(
      'export',
      '--what',
      'account',
      '--account',
      'K-1',
      '--format',
      'md',
      '--language',
      'en',
      '--out',
      out,
      ...where,
    )
    const text = readFileSync(files[0]?.file ?? '', 'utf8')
    expect(text).toContain(`# ${accountName}`)
    expect(text).toContain('- City: 宁波')
    expect(text).not.toContain('奔流物流')
    const blocked = await runBowtie([
      'export',
      '--what',
      'notes',
      '--format',
      'md',
      '--out',
      join(key, 'below-a-file'),
      ...where,
      '--json',
    ])
    expect(blocked.code).toBe(1)
    expect((blocked.json() as Failure).error.code).toBe('not_written')
  })

  test('SAF-2 backup, verify and restore: what came after the backup is gone again, the rest is whole', async () => {
    const own = join(freshDir(), 'data')
    const mine = ['--data', own, '--key-file', key]
    await json('init', ...mine)
    const csv = join(home, 'one.csv')
    writeFileSync(csv, '客户名称\n先来的\n')
    await json('import', csv, ...mine)
    const { file } = await json<{ file: string }>('backup', ...mine)
    writeFileSync(csv, '客户名称\n后来的\n')
    await json('import', csv, ...mine)
    expect(await json('restore', file, ...mine)).toMatchObject({ restored: file, state: 'open' })
    const { accounts } = await json<{ accounts: { name: string }[] }>('accounts', ...mine)
    expect(accounts.map(({ name }) => name)).toEqual(['先来的'])
    expect(await json('verify', ...mine)).toMatchObject({ ok: true, accounts: 1 })
    const missing = await runBowtie(['restore', 'no-such-backup', ...mine, '--json'])
    expect(missing.code).toBe(1)
    expect((missing.json() as Failure).error.code).toBe('backup_unreadable')
  })

  test('REV-1 metrics answers for a span, and refuses what is no day', async () => {
    expect(await json('metrics', '--from', '2025-01-01', '--to', '2025-12-31', ...where)).toEqual({
      figures: [],
    })
    const wrong = await runBowtie([
      'metrics',
      '--from',
      '2025-02-30',
      '--to',
      '2025-12-31',
      ...where,
      '--json',
    ])
    expect(wrong.code).toBe(1)
    expect((wrong.json() as Failure).error.code).toBe('invalid_input')
  })

  test('serve prints one line with its address, serves, and ends when asked', async () => {
    const host = await startHost({ dataDir: data, keyFile: key })
    expect(new URL(host.url).hostname).toBe('127.0.0.1')
    expect(await host.stop()).toBe(0)
  })
})

describe('keys of the command line', () => {
  test('SAF-1 BOWTIE_KEY_FILE names the key, --key-file wins over it, and a wide mode is narrowed', async () => {
    chmodSync(key, 0o644)
    const byName = await runBowtie(['accounts', '--data', data, '--json'], { env: { BOWTIE_KEY_FILE: key } })
    expect(byName.code, byName.stderr).toBe(0)
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const both = await runBowtie(['accounts', ...where, '--json'], {
      env: { BOWTIE_KEY_FILE: join(home, 'another') },
    })
    expect(both.code).toBe(0)
    expect(existsSync(join(home, 'another'))).toBe(false)
  })

  test('SAF-1 without the key and without a terminal it is refused and makes no new key', async () => {
    const lost = join(home, 'lost')
    const refused = await runBowtie(['accounts', '--data', data, '--key-file', lost, '--json'])
    expect(refused.code).toBe(1)
    expect((refused.json() as Failure).error.code).toBe('needs_recovery_code')
    expect(existsSync(lost)).toBe(false)
  })

  test('SAF-1 in a terminal it asks for the recovery code, on standard error, and goes on', async () => {
    // Standard input says that it is a terminal; everything else is the real process.
    const terminal = `--import=data:text/javascript,${encodeURIComponent("Object.defineProperty(process.stdin,'isTTY',{value:true})")}`
    const own = join(freshDir(), 'data')
    const first = await json<{ recoveryCode: string }>(
      'init',
      '--data',
      own,
      '--key-file',
      join(home, 'first'),
    )
    const asked = await runBowtie(['accounts', '--data', own, '--key-file', join(home, 'second'), '--json'], {
      env: { NODE_OPTIONS: terminal },
      input: `${first.recoveryCode}\n`,
    })
    expect(asked.code, asked.stderr).toBe(0)
    expect(asked.stderr).toContain('Recovery code: ')
    expect(asked.json()).toEqual({ accounts: [] })
    const wrong = await runBowtie(['accounts', '--data', own, '--key-file', join(home, 'third'), '--json'], {
      env: { NODE_OPTIONS: terminal },
      input: 'AAAA\n',
    })
    expect(wrong.code).toBe(1)
    expect((wrong.json() as Failure).error.code).toMatch(/code$/)
  })
})

describe('wrong usage', () => {
  test.each([
    [[]],
    [['fly']],
    [['accounts', '--fly']],
    [['accounts', 'too', 'many']],
    [['account']],
    [['search']],
    [['search', 'x', '--limit', '0']],
    [['note', '--account', 'x']],
    [['note', 'add', '--account', 'x']],
    [['import']],
    [['export', '--what', 'accounts', '--format', 'pdf', '--out', 'x']],
    [['export', '--what', 'nothing', '--format', 'csv', '--out', 'x']],
    [['export', '--what', 'accounts', '--account', 'x', '--format', 'csv', '--out', 'x']],
    [['metrics', '--from', '2025-01-01']],
    [['restore']],
    [['serve', '--port', 'many']],
    [['init', '--language', 'fr']],
  ])('%j ends with 2, tells the usage on standard error and prints nothing', async (args) => {
    const needsNew = args[0] === 'init'
    const result = await runBowtie([
      ...args,
      ...(args.length === 0 ? [] : ['--data', needsNew ? join(freshDir(), 'data') : data, '--key-file', key]),
    ])
    expect(result.code, result.stderr).toBe(2)
    expect(result.stdout).toBe('')
    expect(result.stderr).toContain('Exit codes: 0 done, 1 refused with a reason, 2 wrong usage.')
  })

  test('help prints the usage and ends with 0; a folder without a workspace is refused and stays as it was', async () => {
    const help = await runBowtie(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('bowtie serve')
    const empty = join(freshDir(), 'nothing-here')
    const refused = await runBowtie(['verify', '--data', empty, '--key-file', key, '--json'])
    expect(refused.code).toBe(1)
    expect((refused.json() as Failure).error.code).toBe('no_workspace')
    expect(existsSync(empty)).toBe(false)
  })
})
