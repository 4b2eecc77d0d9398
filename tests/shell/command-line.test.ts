import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { forbidBackups } from '../support/unwritable-backups.ts'
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

  test('SAF-2 a backup that cannot be written says in words what is safe and what to do, and its code to scripts', async () => {
    const own = join(freshDir(), 'data')
    const mine = ['--data', own, '--key-file', key]
    await json('init', ...mine)
    forbidBackups(own)
    const told = await runBowtie(['backup', ...mine])
    expect([told.code, told.stdout]).toEqual([1, ''])
    expect(told.stderr).toContain(join(own, 'backups'))
    expect(told.stderr).toContain('the workspace and the backups made before are safe: let this user write')
    expect(told.stderr).not.toContain('SQLITE')
    const refused = await runBowtie(['backup', ...mine, '--json'])
    expect(refused.code).toBe(1)
    expect(refused.json()).toMatchObject({
      error: {
        code: 'backup_failed',
        data: { reason: 'folder', cause: expect.stringContaining('SQLITE_CANTOPEN') },
      },
    })
  })

  test('REV-1 metrics answers for a span, and refuses what is no day', async () => {
    expect(await json('metrics', '--from', '2025-01-01', '--to', '2025-12-31', ...where)).toEqual({
      figures: [],
    })
    for (const [from, to, said] of [
      ['2025-02-30', '2025-12-31', '2025-02-30'],
      ['2025-01-01', '31.12.2025', '31.12.2025'],
      ['2025-12-31', '2025-01-01', 'lies before'],
    ] as const) {
      const wrong = await runBowtie(['metrics', '--from', from, '--to', to, ...where, '--json'])
      expect(wrong.code).toBe(2)
      expect((wrong.json() as Failure).error.message).toContain(said)
    }
  })

  test('IOX-1 an import says which columns it leaves out and how it read the others, and reads them so again', async () => {
    const own = join(freshDir(), 'data')
    const mine = ['--data', own, '--key-file', key]
    await json('init', ...mine)
    const csv = join(freshDir(), 'customers.csv')
    writeFileSync(
      csv,
      '客户编号,客户名称,签约日期,备用,空的\nX-1,岚汀重工,2024-01-01,一,\nX-2,奔流物流,2024-13-45,二,\n',
    )
    const dry = await json<{ leftOut: unknown; mapping: unknown }>('import', csv, '--dry-run', ...mine)
    expect(dry.leftOut).toEqual([
      {
        file: 'customers.csv',
        column: '签约日期',
        reason: 'unfit-values',
        unfit: { field: 'signup_day', kind: 'day', value: '2024-13-45', line: 3, count: 1 },
      },
      { file: 'customers.csv', column: '备用', reason: 'no-match' },
    ])
    expect(dry.mapping).toEqual({
      version: 1,
      currency: 'CNY',
      tables: [
        {
          file: 'customers.csv',
          entity: 'account',
          columns: { 客户编号: 'code', 客户名称: 'name', 签约日期: null, 备用: null, 空的: null },
          keyFields: ['code'],
        },
      ],
    })
    const told = await runBowtie(['import', csv, '--dry-run', ...mine])
    expect(told.stdout).toMatch(
      /left out:\n +customers\.csv: 签约日期 +unfit-values: "2024-13-45" in line 3 is no day for signup_day\n/,
    )
    // The same document, with two columns put where the person wants them: the wrong day is told with its line.
    const file = join(home, 'mapping.json')
    const columns = { 客户编号: 'code', 客户名称: 'name', 签约日期: 'signup_day', 备用: { custom: '备用' } }
    writeFileSync(
      file,
      JSON.stringify({ version: 1, tables: [{ file: 'cust*.csv', entity: 'account', columns }] }),
    )
    const strict = await runBowtie(['import', csv, '--mapping', file, ...mine, '--json'])
    expect(strict.code).toBe(1)
    expect(strict.json()).toMatchObject({
      error: { code: 'rows_refused', data: { problems: [{ line: 3, column: '签约日期' }] } },
    })
    expect(await json('import', csv, '--mapping', file, '--accept-refused', ...mine)).toMatchObject({
      files: [{ created: 1, refused: 1 }],
      leftOut: [],
    })
    const { account } = await json<{ account: { signupDay: string; custom: Record<string, string> } }>(
      'account',
      'X-1',
      ...mine,
    )
    expect(account.signupDay).toBe('2024-01-01')
    expect(Object.values(account.custom)).toEqual(['一'])
  })

  test.each([
    ['no JSON', '{', /JSON/],
    ['an unknown field', { 客户名称: 'nam' }, /has no field "nam"; it has code, name/],
    ['an unknown column', { 客户名字: 'name' }, /has no column "客户名字"; it has 客户编号, 客户名称, 城市/],
    ['a file that is not imported', null, /no file that is imported is called other\.csv/],
  ])('IOX-1 a mapping file with %s is refused, and nothing is imported', async (_, what, reason) => {
    const csv = join(freshDir(), 'more.csv')
    writeFileSync(csv, '客户编号,客户名称,城市\nM-1,没有进来,宁波\n')
    const file = join(freshDir(), 'mapping.json')
    const table = { file: what === null ? 'other.csv' : 'more.csv', entity: 'account', columns: what ?? {} }
    writeFileSync(file, typeof what === 'string' ? what : JSON.stringify({ version: 1, tables: [table] }))
    const refused = await runBowtie(['import', csv, '--mapping', file, ...where, '--json'])
    expect(refused.code).toBe(1)
    expect((refused.json() as Failure).error).toMatchObject({
      code: 'bad_mapping',
      message: expect.stringMatching(reason),
    })
    expect((await runBowtie(['account', 'M-1', ...where])).code).toBe(1)
  })

  test('SAF-2 restore takes a copy by its path, and no own backup for a path that leads nowhere', async () => {
    const own = join(freshDir(), 'data')
    const mine = ['--data', own, '--key-file', key]
    await json('init', ...mine)
    const csv = join(home, 'stick.csv')
    writeFileSync(csv, '客户名称\n先来的\n')
    await json('import', csv, ...mine)
    const { file } = await json<{ file: string }>('backup', ...mine)
    const nowhere = await runBowtie(['restore', join(home, 'nowhere', file), ...mine])
    expect(nowhere.code).toBe(1)
    expect(nowhere.stderr).toContain('no such file')
    const stick = join(freshDir(), file)
    renameSync(join(own, 'backups', file), stick)
    writeFileSync(csv, '客户名称\n后来的\n')
    await json('import', csv, ...mine)
    expect(await json('restore', stick, ...mine)).toEqual({ restored: file, state: 'open' })
    const { accounts } = await json<{ accounts: { name: string }[] }>('accounts', ...mine)
    expect(accounts.map(({ name }) => name)).toEqual(['先来的'])
    const wrong = await runBowtie(['restore', csv, ...mine, '--json'])
    expect(wrong.code).toBe(1)
    expect((wrong.json() as Failure).error.code).toBe('wrong_key')
    expect(await json('verify', ...mine)).toMatchObject({ ok: true, accounts: 1 })
  })

  test('SAF-2 verify of a damaged file says ok: false with what is damaged and the backups, and ends with 1', async () => {
    const own = join(freshDir(), 'data')
    const mine = ['--data', own, '--key-file', key]
    await json('init', ...mine)
    const { file } = await json<{ file: string }>('backup', ...mine)
    const store = join(own, 'bowtie.db')
    const whole = readFileSync(store)
    for (const at of [100, Math.floor(whole.length / 2)]) {
      writeFileSync(store, Buffer.concat([whole.subarray(0, at), Buffer.alloc(64), whole.subarray(at + 64)]))
      const found = await runBowtie(['verify', ...mine, '--json'])
      expect(found.code).toBe(1)
      expect(found.json()).toMatchObject({
        ok: false,
        checks: [{ ok: false, detail: expect.stringMatching(/./) }],
        backups: [{ file }],
      })
      const told = await runBowtie(['verify', ...mine])
      expect(told.stdout).toContain(file)
    }
  })

  test('SAF-1 beside a Bowtie that is open it reads, and says who writes instead of writing', async () => {
    const host = await startHost({ dataDir: data, keyFile: key })
    try {
      const { accounts } = await json<{ accounts: unknown[] }>('accounts', ...where)
      expect(accounts).not.toEqual([])
      const refused = await runBowtie(
        ['note', 'add', '--account', 'K-1', '--file', '-', ...where, '--json'],
        { input: '一句话' },
      )
      expect(refused.code).toBe(1)
      expect((refused.json() as Failure).error).toMatchObject({
        code: 'read_only',
        message: expect.stringContaining('another Bowtie'),
      })
      const second = await runBowtie(['serve', '--port', new URL(host.url).port, ...where, '--json'])
      expect(second.code).toBe(1)
      expect(second.stderr).toBe('')
      expect((second.json() as Failure).error.code).toBe('port_in_use')
    } finally {
      await host.stop()
    }
  })

  test('VIS-3 a file without any text makes no note', async () => {
    for (const input of ['', ' \n\t\n']) {
      const refused = await runBowtie(
        ['note', 'add', '--account', 'K-1', '--file', '-', ...where, '--json'],
        { input },
      )
      expect(refused.code).toBe(1)
      expect((refused.json() as Failure).error.code).toBe('empty_note')
    }
  })

  test('SAF-1 init says why a place is none for a workspace, and leaves it as it was', async () => {
    const folder = freshDir()
    mkdirSync(join(folder, 'Dropbox'))
    writeFileSync(join(folder, 'file'), '')
    for (const [place, code] of [
      ['Dropbox/own', 'refused_folder'],
      ['file', 'not_a_folder'],
      ['file/below', 'not_a_folder'],
    ] as const) {
      const refused = await runBowtie(['init', '--data', join(folder, place), '--key-file', key, '--json'])
      expect(refused.code).toBe(1)
      expect((refused.json() as Failure).error.code).toBe(code)
      expect(existsSync(join(folder, 'Dropbox/own'))).toBe(false)
    }
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
    // Another folder than the person means must not become a workspace.
    [['init', 'my-folder']],
    [['init', '--language=']],
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

  test('with --json wrong usage and the help are one document too; an empty --data is no folder', async () => {
    const wrong = await runBowtie(['accounts', '--data=', '--key-file', key, '--json'])
    expect(wrong).toMatchObject({ code: 2, stderr: '' })
    expect(wrong.json()).toEqual({ error: { code: 'usage', message: '--data is empty' } })
    const help = await runBowtie(['help', '--json'])
    expect(help.code).toBe(0)
    expect(help.json()).toEqual({ usage: expect.stringContaining('bowtie serve') })
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
