import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallInput } from '../../shared/contract/index.ts'
import { newId } from '../../shared/kernel/index.ts'
import { anAccount, aNote } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom, testClock } from '../support/seeded.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const missing = newId(testClock(), seededRandom(99))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

const photo = (values: Partial<CallInput<'attachment.upload'>> = {}): CallInput<'attachment.upload'> => ({
  accountId: null,
  noteId: null,
  kind: 'image',
  name: '白板.jpg',
  mime: 'image/jpeg',
  durationMs: null,
  ...values,
})

async function attach(bytes: Uint8Array, values: Partial<CallInput<'attachment.upload'>> = {}) {
  const { ticket, attachmentId } = await core.call('attachment.upload', photo(values))
  const sent = await core.tickets.accept(ticket, inParts(bytes, 10_000))
  expect(sent).toBe('done')
  return (await core.call('attachment.finish', { attachmentId })).attachment
}

async function bytesBehind(id: string, range: { from: number; to: number | null } | null = null) {
  const { ticket } = await core.call('attachment.open', { id })
  const answer = core.tickets.take(ticket, range)
  if (answer.kind !== 'found') throw new Error(answer.kind)
  const parts: Uint8Array[] = []
  for await (const part of answer.chunks) parts.push(part)
  return { head: answer.head, bytes: Buffer.concat(parts) }
}

describe('VIS-5 photos, files, voice memos', () => {
  test('VIS-5 the bytes come back whole and in parts, and the note and the account list what it is', async () => {
    const accountId = await anAccount(core)
    const noteId = aNote(core, accountId)
    const bytes = seededRandom(5).bytes(200_001)
    const attachment = await attach(bytes, { noteId })
    expect(attachment).toMatchObject({
      noteId,
      accountId: null,
      kind: 'image',
      name: '白板.jpg',
      mime: 'image/jpeg',
      size: 200_001,
      sha256: sha256(bytes),
    })
    const whole = await bytesBehind(attachment.id)
    expect(whole.head).toMatchObject({ disposition: 'inline', size: 200_001, servesParts: true })
    expect(whole.bytes.equals(bytes)).toBe(true)
    const part = await bytesBehind(attachment.id, { from: 70_000, to: 70_010 })
    expect([...part.bytes]).toEqual([...bytes.subarray(70_000, 70_010)])

    const listed = { attachments: [attachment] }
    expect(await core.call('attachment.list', { noteId })).toEqual(listed)
    expect(await core.call('attachment.list', { accountId })).toEqual(listed)
    expect((await core.call('note.get', { id: noteId })).attachments).toEqual([attachment])
    expect((await core.call('account.get', { id: accountId })).counts.files).toBe(1)
    await core.restart()
    expect((await bytesBehind(attachment.id)).bytes.equals(bytes)).toBe(true)
  })

  test('VIS-5 nothing of it can be read on the disk, and the same bytes twice are kept once', async () => {
    const words = Buffer.from('报价不低于 28 万，先不给折扣'.repeat(50))
    const first = await attach(words, { kind: 'file', name: '底价.txt', mime: 'text/plain' })
    const second = await attach(words, { kind: 'file', name: '底价（副本）.txt', mime: 'text/plain' })
    expect(second.sha256).toBe(first.sha256)
    const files = readdirSync(core.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`))
    expect(files.filter((content) => content.subarray(0, 4).toString() === 'BTA1')).toHaveLength(1)
    expect(files.some((content) => content.includes('报价不低于'))).toBe(false)
    expect((await bytesBehind(first.id)).head.disposition).toBe('attachment')
  })

  test('VIS-5 adding and removing can be undone and redone; the bytes are still there', async () => {
    const noteId = aNote(core, null)
    const { ticket, attachmentId } = await core.call('attachment.upload', photo({ noteId }))
    await core.tickets.accept(ticket, inParts(Buffer.from('语音'), 2))
    await undoneAndRedone(core, () => core.call('attachment.finish', { attachmentId }))
    await undoneAndRedone(core, () => core.call('attachment.remove', { id: attachmentId }))
    expect(await core.call('attachment.list', { noteId })).toEqual({ attachments: [] })
    await core.call('history.undo', {})
    expect((await bytesBehind(attachmentId)).bytes.toString()).toBe('语音')
  })

  test('VIS-5 asked again whether it is there, the answer is the same and nothing is done twice', async () => {
    const { id } = await attach(Buffer.from('一'))
    const again = await core.call('attachment.finish', { attachmentId: id })
    expect(again).toMatchObject({ attachment: { id }, actionId: null })
    expect((await core.call('attachment.list', {})).attachments).toHaveLength(1)
  })

  test('VIS-5 an upload that breaks off, or that never comes, leaves nothing', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('半'))
      throw new Error('the cable')
    }
    const cut = await core.call('attachment.upload', photo())
    expect(await core.tickets.accept(cut.ticket, broken())).toBe('failed')
    expect(await core.ask('attachment.finish', { attachmentId: cut.attachmentId })).toMatchObject({
      ok: false,
      error: { code: 'upload_failed', data: { name: '白板.jpg' } },
    })
    const late = await core.call('attachment.upload', photo())
    core.clock.advance(24 * 3_600_000)
    core.tickets.sweep()
    expect(await core.ask('attachment.finish', { attachmentId: late.attachmentId })).toMatchObject({
      ok: false,
      error: { code: 'upload_failed' },
    })
    expect(await core.call('attachment.list', {})).toEqual({ attachments: [] })
  })

  test('VIS-5 what is larger than half a gigabyte is cut off', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      // One object of this length, never written: the length alone is too much.
      const claim = Object.defineProperty(new Uint8Array(1), 'byteLength', { value: 512 * 1024 * 1024 + 1 })
      yield await Promise.resolve(claim)
    }
    const { ticket, attachmentId } = await core.call('attachment.upload', photo({ kind: 'file' }))
    expect(await core.tickets.accept(ticket, endless())).toBe('too_large')
    expect(await core.ask('attachment.finish', { attachmentId })).toMatchObject({
      ok: false,
      error: { code: 'too_large' },
    })
  })

  test('VIS-5 refuses an account or note that is not there, and hides with the note what is in it', async () => {
    const refused = { ok: false, error: { code: 'not_found', data: { kind: 'note', id: missing } } }
    expect(await core.ask('attachment.upload', photo({ noteId: missing }))).toMatchObject(refused)
    expect(await core.ask('attachment.finish', { attachmentId: missing })).toMatchObject({
      error: { code: 'not_found' },
    })
    const noteId = aNote(core, null)
    const { ticket, attachmentId } = await core.call('attachment.upload', photo({ noteId }))
    await core.tickets.accept(ticket, inParts(Buffer.from('二'), 1))
    const kept = await attach(Buffer.from('三'), { noteId })
    await core.call('note.remove', { id: noteId })
    expect(await core.ask('attachment.finish', { attachmentId })).toMatchObject({
      error: { code: 'not_found', data: { kind: 'note' } },
    })
    expect(await core.call('attachment.list', {})).toEqual({ attachments: [] })
    await core.call('history.undo', {})
    expect(await core.call('attachment.list', {})).toEqual({ attachments: [kept] })
  })

  test('VIS-5 says so when the bytes have not arrived on this device', async () => {
    const { id } = await attach(Buffer.from('四'))
    for (const entry of readdirSync(core.dataDir, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)) rmSync(`${entry.parentPath}/${entry.name}`)
    expect(await core.ask('attachment.open', { id })).toMatchObject({
      error: { code: 'bytes_missing', data: { name: '白板.jpg' } },
    })
  })
})
