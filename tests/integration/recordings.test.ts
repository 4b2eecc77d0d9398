import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId } from '../../shared/kernel/index.ts'
import { anAccount, aNote } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { seededRandom, testClock } from '../support/seeded.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

/** Nothing happens by time alone: the tests say when a page has gone. */
const never = 3_600_000
let core: TestCore
beforeEach(async () => {
  core = await openTestCore({ recordingWaits: { afterStartMs: 20, silentMs: never } })
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const ids = seededRandom(42)
const anId = (): string => newId(testClock(), ids)
const sound = (seed: number, length = 3_000): Buffer => Buffer.from(seededRandom(seed).bytes(length))

const send = (recordingId: string, noteId: string, n: number, bytes: Buffer, lengthMs = (n + 1) * 1_000) =>
  core.ask('recording.keep', {
    recordingId,
    noteId,
    name: '回访.webm',
    mime: 'audio/webm',
    beganAt: 1_000,
    n,
    lengthMs,
    bytes: bytes.toString('base64'),
  })

/** Keeps so many parts and answers what they are together. */
async function record(recordingId: string, noteId: string, count: number, seed = 1): Promise<Buffer> {
  const parts = Array.from({ length: count }, (_, n) => sound(seed + n))
  for (const [n, part] of parts.entries())
    expect(await send(recordingId, noteId, n, part)).toEqual({ ok: true, value: { next: n + 1 } })
  return Buffer.concat(parts)
}

async function bytesBehind(id: string): Promise<Buffer> {
  const { ticket } = await core.call('attachment.open', { id })
  const answer = core.tickets.take(ticket, null)
  if (answer.kind !== 'found') throw new Error(answer.kind)
  const parts: Uint8Array[] = []
  for await (const part of answer.chunks) parts.push(part)
  return Buffer.concat(parts)
}

const rowsIn = (table: 'recording' | 'recording_part'): number =>
  core.store.read.rows<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)[0]?.count ?? -1
const left = () => ({ recordings: rowsIn('recording'), parts: rowsIn('recording_part') })
const nothing = { recordings: 0, parts: 0 }

const files = (): Buffer[] =>
  readdirSync(core.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`))
const blobFiles = (): number =>
  files().filter((content) => content.subarray(0, 4).toString() === 'BTA1').length

const note = (id: string) => core.call('note.get', { id })
const whenCut = (noteId: string) =>
  vi.waitFor(async () => {
    const shown = await note(noteId)
    expect(shown.cutRecordings).toHaveLength(1)
    return shown
  })

describe('VIS-5 VIS-6 a voice memo while it is recorded', () => {
  test('VIS-5 ends as one attachment of its note and account, undone as one step; no part stays behind', async () => {
    const accountId = await anAccount(core)
    const noteId = aNote(core, accountId)
    const recordingId = anId()
    const bytes = await record(recordingId, noteId, 5)
    await undoneAndRedone(core, () => core.call('recording.finish', { recordingId, parts: 5 }))
    const { attachments, cutRecordings } = await note(noteId)
    expect(attachments).toMatchObject([
      {
        id: recordingId,
        accountId,
        noteId,
        kind: 'voice',
        name: '回访.webm',
        mime: 'audio/webm',
        durationMs: 5_000,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ])
    expect(cutRecordings).toEqual([])
    expect((await bytesBehind(recordingId)).equals(bytes)).toBe(true)
    expect([left(), blobFiles()]).toEqual([nothing, 1])
    // The answer was lost and it is asked again.
    expect(await core.call('recording.finish', { recordingId, parts: 5 })).toMatchObject({
      attachment: { id: recordingId },
      actionId: null,
    })
    expect((await note(noteId)).attachments).toHaveLength(1)
    expect(core.store.rebuild()).toMatchObject({ differences: [] })
  })

  test('VIS-6 parts are on the disk when they are answered, not in the log and not in clear text', async () => {
    const noteId = aNote(core, null)
    const before = core.store.digest()
    const actions = core.store.actions(10).length
    const words = Buffer.from('报价不低于 28 万，先不给折扣'.repeat(20))
    await send(anId(), noteId, 0, words)
    expect(core.store.digest()).toEqual(before)
    expect(core.store.actions(10).length).toBe(actions)
    expect(core.store.rebuild()).toMatchObject({ differences: [] })
    const all = files()
    expect(all.some((content) => content.includes('报价不低于'))).toBe(false)
    expect(all.some((content) => content.includes(words.toString('base64').slice(0, 60)))).toBe(false)
  })

  test('VIS-6 a part sent twice is kept once; a gap is asked for and filled', async () => {
    const noteId = aNote(core, null)
    const recordingId = anId()
    const [a, b, c] = [sound(1), sound(2), sound(3)]
    await send(recordingId, noteId, 0, a)
    expect(await send(recordingId, noteId, 0, a)).toMatchObject({ value: { next: 1 } })
    expect(await send(recordingId, noteId, 2, c)).toMatchObject({ value: { next: 1 } })
    expect(await core.ask('recording.finish', { recordingId, parts: 3 })).toMatchObject({
      error: { code: 'parts_missing', data: { next: 1 } },
    })
    await send(recordingId, noteId, 1, b)
    await send(recordingId, noteId, 2, c)
    await core.call('recording.finish', { recordingId, parts: 3 })
    expect((await bytesBehind(recordingId)).equals(Buffer.concat([a, b, c]))).toBe(true)
  })

  test('VIS-6 discarded, nothing of it is left; sent again after undo it is whole', async () => {
    const noteId = aNote(core, null)
    const recordingId = anId()
    await record(recordingId, noteId, 3)
    await core.call('recording.discard', { recordingId })
    expect([left(), blobFiles()]).toEqual([nothing, 0])
    expect(await core.ask('recording.finish', { recordingId, parts: 3 })).toMatchObject({
      error: { code: 'parts_missing', data: { next: 0 } },
    })
    await core.restart()
    expect((await note(noteId)).attachments).toEqual([])
    const bytes = await record(recordingId, noteId, 3)
    await core.call('recording.finish', { recordingId, parts: 3 })
    expect((await bytesBehind(recordingId)).equals(bytes)).toBe(true)
  })

  test('VIS-5 a note that is not there takes nothing; one in the bin keeps it until it comes back', async () => {
    expect(await send(anId(), anId(), 0, sound(1))).toMatchObject({ error: { code: 'not_found' } })
    const noteId = aNote(core, null)
    const recordingId = anId()
    await record(recordingId, noteId, 2)
    await core.call('note.remove', { id: noteId })
    await core.call('recording.finish', { recordingId, parts: 2 })
    expect(left()).toEqual(nothing)
    await core.call('history.restore', { kind: 'note', id: noteId })
    expect((await note(noteId)).attachments).toMatchObject([{ id: recordingId, durationMs: 2_000 }])
  })
})

describe('VIS-6 a voice memo that was cut off', () => {
  test('VIS-6 the next start makes an attachment of it and says when and how long, until it is acknowledged', async () => {
    const accountId = await anAccount(core)
    const noteId = aNote(core, accountId)
    const recordingId = anId()
    const bytes = await record(recordingId, noteId, 4)
    const interruptedAt = core.clock.now()
    core.clock.advance(600_000)
    await core.restart()
    const shown = await whenCut(noteId)
    expect(shown.cutRecordings).toEqual([{ attachmentId: recordingId, interruptedAt, lengthMs: 4_000 }])
    expect(shown.attachments).toMatchObject([
      { id: recordingId, accountId, kind: 'voice', durationMs: 4_000 },
    ])
    expect((await bytesBehind(recordingId)).equals(bytes)).toBe(true)
    expect([left(), blobFiles()]).toEqual([{ recordings: 1, parts: 0 }, 1])
    expect(await core.call('workspace.status', {})).toMatchObject({ recoveredRecordings: [noteId] })
    expect(core.store.actions(1)).toMatchObject([
      { name: 'recording.recover', label: { title: '回访.webm' } },
    ])

    // Still said after another start, and not made twice.
    await core.restart()
    await new Promise((later) => setTimeout(later, 60))
    expect(await note(noteId)).toMatchObject({
      cutRecordings: shown.cutRecordings,
      attachments: shown.attachments,
    })
    await core.call('recording.acknowledge', { recordingId })
    expect(await note(noteId)).toMatchObject({ cutRecordings: [], attachments: shown.attachments })
    expect(await core.call('workspace.status', {})).toMatchObject({ recoveredRecordings: [] })
    expect(left()).toEqual(nothing)
    expect(core.store.rebuild()).toMatchObject({ differences: [] })
  })

  test('VIS-6 taken back, it says nothing, and says it again when it is done again', async () => {
    const noteId = aNote(core, null)
    await record(anId(), noteId, 2)
    await core.restart()
    await whenCut(noteId)
    await core.call('history.undo', {})
    expect(await note(noteId)).toMatchObject({ cutRecordings: [], attachments: [] })
    expect(await core.call('workspace.status', {})).toMatchObject({ recoveredRecordings: [] })
    await core.call('history.redo', {})
    await whenCut(noteId)
  })

  test('VIS-6 a page that goes says so, and what it has sent is there at once; acknowledging ends no recording', async () => {
    const noteId = aNote(core, null)
    const recordingId = anId()
    await record(recordingId, noteId, 2)
    await core.call('recording.acknowledge', { recordingId })
    expect(left()).toEqual({ recordings: 1, parts: 2 })
    await core.call('recording.leave', { recordingId })
    expect((await note(noteId)).attachments).toHaveLength(1)
  })

  test('VIS-6 a page that says nothing for long is taken for gone', async () => {
    await core.stop()
    core = await openTestCore({ recordingWaits: { afterStartMs: 20, silentMs: 50 } })
    const noteId = aNote(core, null)
    await record(anId(), noteId, 2)
    const shown = await whenCut(noteId)
    expect(shown.attachments).toMatchObject([{ durationMs: 2_000 }])
  })

  test('VIS-6 one that goes on after all is sent anew and is one attachment, of its whole length', async () => {
    const noteId = aNote(core, null)
    const recordingId = anId()
    const parts = [1, 2, 3, 4].map((seed) => sound(seed))
    for (const n of [0, 1, 2]) await send(recordingId, noteId, n, parts[n] ?? sound(0))
    await core.restart()
    await whenCut(noteId)
    expect(await send(recordingId, noteId, 3, parts[3] ?? sound(0))).toMatchObject({ value: { next: 0 } })
    for (const [n, part] of parts.entries()) await send(recordingId, noteId, n, part)
    expect((await note(noteId)).cutRecordings).toEqual([])
    await core.call('recording.finish', { recordingId, parts: 4 })
    const { attachments, cutRecordings } = await note(noteId)
    expect(attachments).toMatchObject([{ id: recordingId, durationMs: 4_000 }])
    expect(cutRecordings).toEqual([])
    expect((await bytesBehind(recordingId)).equals(Buffer.concat(parts))).toBe(true)
    expect(left()).toEqual(nothing)
  })

  test('VIS-6 cut off again while it is sent anew, the longer sound stays', async () => {
    const noteId = aNote(core, null)
    const recordingId = anId()
    const bytes = await record(recordingId, noteId, 3)
    await core.call('recording.leave', { recordingId })
    await send(recordingId, noteId, 0, sound(1))
    await core.call('recording.leave', { recordingId })
    expect((await note(noteId)).attachments).toMatchObject([{ durationMs: 3_000 }])
    expect((await bytesBehind(recordingId)).equals(bytes)).toBe(true)
  })

  test('VIS-6 an attachment that is no sound of this note is never written over', async () => {
    const [noteId, other] = [aNote(core, null), aNote(core, null)]
    const recordingId = anId()
    const first = await record(recordingId, noteId, 2)
    await core.call('recording.finish', { recordingId, parts: 2 })
    const second = await record(recordingId, other, 3, 50)
    await core.call('recording.leave', { recordingId })
    expect((await bytesBehind(recordingId)).equals(first)).toBe(true)
    const shown = await note(other)
    expect(shown.attachments).toMatchObject([{ durationMs: 3_000 }])
    expect(shown.cutRecordings).toMatchObject([{ attachmentId: shown.attachments[0]?.id }])
    expect((await bytesBehind(shown.attachments[0]?.id ?? '')).equals(second)).toBe(true)
  })

  test('VIS-6 a note that is gone for good takes its recording with it; old words of it go after 30 days', async () => {
    const [noteId, kept] = [aNote(core, null), aNote(core, null)]
    await record(anId(), noteId, 2)
    const recordingId = anId()
    await record(recordingId, kept, 2)
    await core.call('recording.leave', { recordingId })
    await core.call('note.remove', { id: noteId })
    core.clock.advance(31 * 86_400_000)
    core.store.purgeBin(core.clock.now())
    await core.restart()
    await vi.waitFor(() => expect([left(), blobFiles()]).toEqual([nothing, 1]))
    expect((await note(kept)).attachments).toHaveLength(1)
  })
})
