import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Application, startApplication } from './substitute/application.ts'
import { askCore, callCore, journalOf, quit } from './support/desktop.ts'

/** SAF-1 on what ships: the built main process over Electron's asynchronous safeStorage. */

let application: Application
afterEach(() => application.kill())

interface Made {
  readonly folder: string
  readonly recoveryCode: string
  readonly noteId: string
}

async function makeWorkspace(env: Record<string, string> = {}): Promise<Made> {
  application = await startApplication({ env })
  const { recoveryCode } = await callCore<{ recoveryCode: string }>(application, 'workspace.create', {
    workspaceName: '华南',
    userName: '陆闻笙',
    language: 'zh-CN',
  })
  const { id } = await callCore<{ id: string }>(application, 'note.create', {
    accountId: null,
    title: '钥匙丢了也要在',
  })
  await quit(application)
  return { folder: application.folder, recoveryCode, noteId: id }
}

const status = (): Promise<{ state: string; keyKind?: string }> =>
  callCore(application, 'workspace.status', {})

test('SAF-1: a keychain that works opens the store by itself', async () => {
  const { folder, noteId } = await makeWorkspace()
  application = await startApplication({ folder })
  expect(await status()).toMatchObject({ state: 'open', keyKind: 'keychain' })
  expect(await callCore(application, 'note.get', { id: noteId })).toMatchObject({ title: '钥匙丢了也要在' })
  expect(await journalOf(application, 'safeStorage.decrypt')).toHaveLength(1)
  const kept = readFileSync(join(folder, 'data/bowtie/keys.json'), 'utf8')
  expect(kept).toContain('gnome_libsecret')
})

const troubles = [
  ['throws', { SUBSTITUTE_KEYCHAIN: 'throws' }],
  ['gives back garbage', { SUBSTITUTE_KEYCHAIN: 'garbage' }],
  ['is not there', { SUBSTITUTE_KEYCHAIN: 'unavailable' }],
  ['would only obscure (basic_text)', { SUBSTITUTE_BACKEND: 'basic_text' }],
  ['does not know its backend', { SUBSTITUTE_BACKEND: 'unknown' }],
] as const

test.each(troubles)(
  'SAF-1: a keychain that %s asks for the recovery code, which opens the same data',
  async (_what, env) => {
    const { folder, recoveryCode, noteId } = await makeWorkspace()
    application = await startApplication({ folder, env: { ...env } })
    expect(await status()).toMatchObject({ state: 'needs_recovery_code' })
    // Nothing is made anew meanwhile, and nothing can be read.
    expect(await askCore(application, 'note.get', { id: noteId })).toMatchObject({
      ok: false,
      error: { code: 'not_open' },
    })
    const again = { workspaceName: 'x', userName: 'x', language: 'zh-CN' }
    expect((await askCore(application, 'workspace.create', again)).ok).toBe(false)
    expect((await askCore(application, 'workspace.unlock', { code: 'x'.repeat(30) })).ok).toBe(false)

    expect(await callCore(application, 'workspace.unlock', { code: recoveryCode })).toMatchObject({
      state: 'open',
    })
    expect(await callCore(application, 'note.get', { id: noteId })).toMatchObject({ title: '钥匙丢了也要在' })
  },
)

test('SAF-1: where only basic_text is to be had, no key is wrapped with it and the code is asked for each time', async () => {
  const { folder, recoveryCode } = await makeWorkspace({ SUBSTITUTE_BACKEND: 'basic_text' })
  expect(readFileSync(join(folder, 'data/bowtie/keys.json'), 'utf8')).not.toContain('sealed')
  application = await startApplication({ folder, env: { SUBSTITUTE_BACKEND: 'basic_text' } })
  expect(await status()).toMatchObject({ state: 'needs_recovery_code' })
  expect(await callCore(application, 'workspace.unlock', { code: recoveryCode })).toMatchObject({
    state: 'open',
    keyKind: 'none',
  })
  expect(await journalOf(application, 'safeStorage.encrypt', 'safeStorage.decrypt')).toEqual([])
})

test('SAF-1: after the code the keychain of today is used again', async () => {
  const { folder, recoveryCode } = await makeWorkspace()
  application = await startApplication({ folder, env: { SUBSTITUTE_BACKEND: 'kwallet6' } })
  expect(await status()).toMatchObject({ state: 'needs_recovery_code' })
  await callCore(application, 'workspace.unlock', { code: recoveryCode })
  await quit(application)
  application = await startApplication({ folder, env: { SUBSTITUTE_BACKEND: 'kwallet6' } })
  expect(await status()).toMatchObject({ state: 'open', keyKind: 'keychain' })
})
