import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createKeyFileSecrets } from '../../../electron/loopback/key-file.ts'
import { openWorkspace, type Secrets, type Workspace } from '../../../electron/core/store/index.ts'
import { createRecoveryCode, readRecoveryCode } from '../../../electron/core/store/recovery-code.ts'
import { freshDir } from '../../support/fresh-dir.ts'
import { seededRandom, testClock } from '../../support/seeded.ts'

const random = seededRandom(5)
const clock = testClock(Date.UTC(2026, 9, 12), 1)

function keychain(changes: Partial<Secrets> = {}, backend = 'gnome_libsecret'): Secrets {
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
  return {
    describe: () => Promise.resolve({ kind: 'keychain', backend }),
    wrap: (bytes) => Promise.resolve(Buffer.from(flip(bytes)).toString('base64')),
    unwrap: (text) => Promise.resolve(new Uint8Array(flip(Buffer.from(text, 'base64')))),
    ...changes,
  }
}

describe('the recovery code', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const code = fc.nat().map((seed) => createRecoveryCode(seededRandom(seed)))

  test('SAF-1: is read however it was typed', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(readRecoveryCode(made)).toBe(made)
        expect(readRecoveryCode(made.toLowerCase().replaceAll('-', ' '))).toBe(made)
        expect(readRecoveryCode(made.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ''))).toBe(
          made,
        )
        const wide = made.replace(/[0-9A-Z]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0))
        expect(readRecoveryCode(`　${wide}　`)).toBe(made)
      }),
    )
  })

  test('SAF-1: every single wrong character and every swap of neighbours is told', () => {
    fc.assert(
      fc.property(code, (made) => {
        const plain = made.replaceAll('-', '')
        for (let place = 0; place < plain.length; place += 1) {
          for (const other of alphabet)
            if (other !== plain[place])
              expect(readRecoveryCode(plain.slice(0, place) + other + plain.slice(place + 1))).toBeNull()
          const swapped =
            plain.slice(0, place) + (plain[place + 1] ?? '') + (plain[place] ?? '') + plain.slice(place + 2)
          if (swapped !== plain) expect(readRecoveryCode(swapped)).toBeNull()
        }
        expect(readRecoveryCode(plain.slice(1))).toBeNull()
        expect(readRecoveryCode(`${plain}0`)).toBeNull()
      }),
      { numRuns: 20 },
    )
    expect(readRecoveryCode('')).toBeNull()
    expect(readRecoveryCode('U'.repeat(28))).toBeNull()
  })
})

describe('when the keychain fails, the recovery code opens the same data', () => {
  const template = freshDir('keys')
  let recoveryCode = ''
  let digest = ''

  beforeAll(async () => {
    const state = await openWorkspace({ dataDir: template, clock, random, secrets: keychain() })
    if (state.state !== 'fresh') throw new Error(state.state)
    const made = await state.create()
    recoveryCode = made.recoveryCode
    made.workspace.store.change({ name: 'account.create', user: 'u' }, (write) =>
      write.insert('account', { name: '智云', ka: false, stage: 'new', trial: false, churnedFlag: false }),
    )
    digest = made.workspace.store.digest()
    made.workspace.close()
  })

  const copyOf = (): string => {
    const dir = freshDir('keys')
    cpSync(template, dir, { recursive: true })
    return dir
  }

  /** The same person on another machine. */
  const elsewhere = keychain({}, 'kwallet6')

  const cases: readonly {
    readonly name: string
    readonly reason: string
    readonly secrets?: Secrets
    readonly harm?: (dir: string) => void
  }[] = [
    {
      name: '1 the keychain throws when asked to unwrap',
      reason: 'keychain-failed',
      secrets: keychain({ unwrap: () => Promise.reject(new Error('locked')) }),
    },
    {
      name: '2 the keychain throws when asked what it is',
      reason: 'keychain-failed',
      secrets: keychain({ describe: () => Promise.reject(new Error('no D-Bus')) }),
    },
    {
      name: '3 the keychain has nothing',
      reason: 'keychain-failed',
      secrets: keychain({ unwrap: () => Promise.resolve(null) }),
    },
    {
      name: '4 the keychain gives 32 bytes of garbage',
      reason: 'wrong-key',
      secrets: keychain({ unwrap: () => Promise.resolve(new Uint8Array(32).fill(7)) }),
    },
    {
      name: '5 the keychain gives too few bytes',
      reason: 'wrong-key',
      secrets: keychain({ unwrap: () => Promise.resolve(new Uint8Array(3)) }),
    },
    { name: '6 another backend', reason: 'backend-changed', secrets: keychain({}, 'kwallet6') },
    { name: '7 the backend that is none', reason: 'no-keychain', secrets: keychain({}, 'basic_text') },
    {
      name: '8 no keychain any more',
      reason: 'no-keychain',
      secrets: keychain({ describe: () => Promise.resolve({ kind: 'none', backend: 'none' }) }),
    },
    {
      name: '9 keys.json cut in half',
      reason: 'keys-damaged',
      secrets: elsewhere,
      harm: (dir) => truncateSync(join(dir, 'keys.json'), 200),
    },
    {
      name: '10 keys.json empty',
      reason: 'keys-damaged',
      secrets: elsewhere,
      harm: (dir) => truncateSync(join(dir, 'keys.json'), 0),
    },
    {
      name: '11 keys.json gone',
      reason: 'keys-missing',
      secrets: elsewhere,
      harm: (dir) => rmSync(join(dir, 'keys.json')),
    },
    {
      name: '12 keys.json and its versions gone, the copy beside the backups left',
      reason: 'keys-missing',
      secrets: elsewhere,
      harm: (dir) => {
        rmSync(join(dir, 'keys.json'))
        rmSync(join(dir, 'keys'), { recursive: true })
      },
    },
  ]

  for (const each of cases)
    test(`SAF-1: ${each.name}`, async () => {
      const dir = copyOf()
      each.harm?.(dir)
      const secrets = each.secrets ?? keychain()
      const state = await openWorkspace({ dataDir: dir, clock, random, secrets })
      if (state.state !== 'needs-key') throw new Error(state.state)
      expect(state.reason).toBe(each.reason)
      expect(await state.unlock('7K2M')).toEqual({ ok: false, error: 'mistyped' })
      expect(await state.unlock(createRecoveryCode(seededRandom(99)))).toEqual({
        ok: false,
        error: 'wrong-code',
      })
      const unlocked = await state.unlock(recoveryCode.toLowerCase())
      if (!unlocked.ok || unlocked.value.state !== 'open') throw new Error(JSON.stringify(unlocked))
      expect(unlocked.value.workspace.store.digest()).toBe(digest)
      unlocked.value.workspace.close()
      // A keychain that works keeps the key again from now on; one that does not is never trusted.
      const works = each.harm !== undefined || each.reason === 'backend-changed'
      const next = await openWorkspace({ dataDir: dir, clock, random, secrets })
      expect(next.state).toBe(works ? 'open' : 'needs-key')
      if (next.state === 'open') next.workspace.close()
    })

  test('SAF-1: a damaged keys.json is mended from the kept version where the keychain still opens it', async () => {
    const dir = copyOf()
    truncateSync(join(dir, 'keys.json'), 100)
    const state = await openWorkspace({ dataDir: dir, clock, random, secrets: keychain() })
    if (state.state !== 'open') throw new Error(state.state)
    expect(state.workspace.store.digest()).toBe(digest)
    state.workspace.close()
    expect(readFileSync(join(dir, 'keys.json'), 'utf8')).toBe(
      readFileSync(join(template, 'keys.json'), 'utf8'),
    )
  })

  test('SAF-1: each keychain that was let in once keeps its own way in; none takes another one away', async () => {
    const dir = copyOf()
    const ways = [
      keychain(),
      keychain({}, 'kwallet6'),
      createKeyFileSecrets(join(freshDir('key'), 'one.key'), random),
      // A second key file is told apart from the first by what it opens alone.
      createKeyFileSecrets(join(freshDir('key'), 'two.key'), random),
    ]
    for (const secrets of ways.slice(1)) {
      const state = await openWorkspace({ dataDir: dir, clock, random, secrets })
      if (state.state !== 'needs-key') throw new Error(state.state)
      const unlocked = await state.unlock(recoveryCode)
      if (!unlocked.ok || unlocked.value.state !== 'open') throw new Error(JSON.stringify(unlocked))
      unlocked.value.workspace.close()
    }
    for (const secrets of ways) {
      const state = await openWorkspace({ dataDir: dir, clock, random, secrets })
      if (state.state !== 'open') throw new Error(state.state)
      expect(state.workspace.store.digest()).toBe(digest)
      expect(state.workspace.keyKind).toBe((await secrets.describe()).kind)
      state.workspace.close()
    }
    // One that was never let in still asks.
    const stranger = createKeyFileSecrets(join(freshDir('key'), 'three.key'), random)
    expect(await openWorkspace({ dataDir: dir, clock, random, secrets: stranger })).toMatchObject({
      state: 'needs-key',
      reason: 'keychain-failed',
    })
  })

  test('SAF-1: the file of a version that knew one keychain opens as before', async () => {
    const dir = copyOf()
    const { otherMachines, ...before } = JSON.parse(readFileSync(join(dir, 'keys.json'), 'utf8')) as Record<
      string,
      unknown
    >
    expect(otherMachines).toEqual([])
    writeFileSync(join(dir, 'keys.json'), JSON.stringify(before))
    const state = await openWorkspace({ dataDir: dir, clock, random, secrets: keychain() })
    if (state.state !== 'open') throw new Error(state.state)
    state.workspace.close()
  })

  test('SAF-1: a guess at the code costs scrypt with 2^18', () => {
    expect(JSON.parse(readFileSync(join(template, 'keys.json'), 'utf8'))).toMatchObject({
      recovery: { kdf: 'scrypt', cost: 262_144, blockSize: 8, parallel: 1 },
    })
  })

  test('SAF-1: keys that are nowhere are said to be lost, and nothing is made anew', async () => {
    const dir = copyOf()
    rmSync(join(dir, 'keys.json'))
    rmSync(join(dir, 'keys'), { recursive: true })
    rmSync(join(dir, 'backups'), { recursive: true })
    const before = readFileSync(join(dir, 'bowtie.db'))
    const state = await openWorkspace({ dataDir: dir, clock, random, secrets: keychain() })
    expect(state).toMatchObject({ state: 'damaged', problem: { kind: 'keys-lost' } })
    expect(readFileSync(join(dir, 'bowtie.db'))).toEqual(before)
    if (state.state === 'damaged') expect(await state.restore('x')).toMatchObject({ ok: false })
  })

  test('SAF-1: the code counts once typed back; a new one replaces the old when it is confirmed', async () => {
    const dir = copyOf()
    const open = async (): Promise<Workspace> => {
      const state = await openWorkspace({ dataDir: dir, clock, random, secrets: keychain() })
      if (state.state !== 'open') throw new Error(state.state)
      return state.workspace
    }
    /** With a keychain that was not let in yet. */
    const unlock = async (code: string, backend = 'kwallet6'): Promise<boolean> => {
      const state = await openWorkspace({ dataDir: dir, clock, random, secrets: keychain({}, backend) })
      if (state.state !== 'needs-key') throw new Error(state.state)
      const outcome = await state.unlock(code)
      if (outcome.ok && outcome.value.state === 'open') outcome.value.workspace.close()
      return outcome.ok
    }
    const workspace = await open()
    expect(workspace.recoveryConfirmed).toBe(false)
    expect(await workspace.confirmRecovery('abcd')).toEqual({ ok: false, error: 'mistyped' })
    expect(await workspace.confirmRecovery(createRecoveryCode(seededRandom(1)))).toEqual({
      ok: false,
      error: 'wrong-code',
    })
    expect(await workspace.confirmRecovery(recoveryCode)).toEqual({ ok: true, value: null })
    expect(workspace.recoveryConfirmed).toBe(true)
    const next = await workspace.newRecoveryCode()
    expect(workspace.recoveryConfirmed).toBe(false)
    // Shown and perhaps never written down: the one in the drawer still opens.
    expect(await unlock(recoveryCode, 'kwallet5')).toBe(true)
    expect(await workspace.confirmRecovery(next)).toEqual({ ok: true, value: null })
    workspace.close()
    expect((await open().then((each) => (each.close(), each))).recoveryConfirmed).toBe(true)
    // Also from the older versions that are kept, the old code opens nothing any more.
    truncateSync(join(dir, 'keys.json'), 10)
    expect(await unlock(recoveryCode)).toBe(false)
    expect(await unlock(next)).toBe(true)
  })

  test('SAF-1: who was let in, or made a new code, meanwhile is not written over', async () => {
    const dir = copyOf()
    const open = (secrets: Secrets) => openWorkspace({ dataDir: dir, clock, random, secrets })
    const [first, second] = [keychain(), keychain({}, 'kwallet6')]
    // Asked for the code while the window runs, answered after it has made and confirmed another one.
    const waiting = await open(second)
    const window = await open(first)
    if (waiting.state !== 'needs-key' || window.state !== 'open') throw new Error(window.state)
    const { workspace } = window
    const next = await workspace.newRecoveryCode()
    expect(await workspace.confirmRecovery(next)).toEqual({ ok: true, value: null })
    expect(await waiting.unlock(recoveryCode)).toEqual({ ok: false, error: 'wrong-code' })
    const unlocked = await waiting.unlock(next)
    if (!unlocked.ok || unlocked.value.state !== 'readonly') throw new Error(JSON.stringify(unlocked))
    unlocked.value.workspace.close()
    // The window, which does not know of it, writes the file once more.
    const last = await workspace.newRecoveryCode()
    expect(await workspace.confirmRecovery(last)).toEqual({ ok: true, value: null })
    workspace.close()
    for (const secrets of [first, second]) {
      const state = await open(secrets)
      if (state.state !== 'open') throw new Error(state.state)
      expect(state.workspace.recoveryConfirmed).toBe(true)
      state.workspace.close()
    }
  })

  test('SAF-1: the data key stands nowhere in the open, and keys.json says nothing of it', async () => {
    const dir = freshDir('keys')
    let dataKey = ''
    const secrets = keychain({
      wrap: (bytes) => {
        dataKey = Buffer.from(bytes).toString('hex')
        return Promise.resolve('wrapped')
      },
      unwrap: () => Promise.resolve(new Uint8Array(Buffer.from(dataKey, 'hex'))),
    })
    const state = await openWorkspace({ dataDir: dir, clock, random, secrets })
    if (state.state !== 'fresh') throw new Error(state.state)
    const { workspace, recoveryCode: code } = await state.create()
    workspace.backups.create('manual')
    workspace.close()
    const raw = Buffer.from(dataKey, 'hex')
    const forms = [
      raw,
      Buffer.from(dataKey),
      Buffer.from(raw.toString('base64')),
      Buffer.from(code),
      Buffer.from(code.replaceAll('-', '')),
    ]
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      for (const form of forms) expect(bytes.includes(form), entry.name).toBe(false)
    }
    writeFileSync(join(dir, 'proof'), raw)
    appendFileSync(join(dir, 'proof'), 'the search finds it where it is')
    expect(readFileSync(join(dir, 'proof')).includes(raw)).toBe(true)
  })
})
