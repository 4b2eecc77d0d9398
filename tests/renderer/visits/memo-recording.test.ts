import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createClient } from '../../../renderer/app/client.ts'
import {
  type Kept,
  MemoRecording,
  type MemoState,
} from '../../../renderer/features/visits/note/memo-recording.ts'
import { toBase64 } from '../../../renderer/features/visits/note/to-base64.ts'
import { longestRecordingPart } from '../../../shared/domain/recordings/index.ts'
import { newId } from '../../../shared/kernel/index.ts'
import { createMemoryPorts } from '../../../shared/rpc/memory-port.ts'
import { createReplaceablePort } from '../../../shared/rpc/replaceable-port.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { seededRandom, testClock } from '../../support/seeded.ts'

const blob = (text: string): Blob => new Blob([text])

/** A recording whose core is this side of the test: every part and what is answered to it. */
function stage(answer: (n: number, sent: number) => Kept | Promise<Kept>) {
  const clock = testClock()
  const sent: { n: number; text: string; lengthMs: number }[] = []
  const states: MemoState[] = []
  const timers: { callback: () => void; milliseconds: number }[] = []
  let finishes = 0
  const recording = new MemoRecording({
    clock,
    timers: {
      set: (callback, milliseconds) => timers.push({ callback, milliseconds }),
      clear: () => timers.splice(0),
    },
    keep({ n, bytes, lengthMs }) {
      sent.push({ n, text: Buffer.from(bytes, 'base64').toString(), lengthMs })
      return Promise.resolve(answer(n, sent.length))
    },
    finish() {
      finishes += 1
      return Promise.resolve({ ok: true })
    },
    discard: () => Promise.resolve(true),
    onState: (state) => states.push(state),
  })
  return { clock, recording, sent, states, timers, finishes: () => finishes }
}

describe('VIS-6 the parts of a recording on their way', () => {
  test('VIS-6 go one by one and in order, each with the length until then', async () => {
    let underWay = 0
    const { clock, recording, sent } = stage(async (n) => {
      underWay += 1
      expect(underWay).toBe(1)
      await Promise.resolve()
      underWay -= 1
      return { ok: true, next: n + 1 }
    })
    for (const text of ['一', '二', '三']) {
      clock.advance(1_000)
      recording.add(blob(text))
    }
    await recording.end()
    expect(sent).toEqual([
      { n: 0, text: '一', lengthMs: 1_000 },
      { n: 1, text: '二', lengthMs: 2_000 },
      { n: 2, text: '三', lengthMs: 3_000 },
    ])
    expect(recording.state).toEqual({ phase: 'kept', trouble: null })
  })

  test('VIS-6 are cut where the recorder gives much at once, and nothing is sent of nothing', async () => {
    const { recording, sent, finishes } = stage((n) => ({ ok: true, next: n + 1 }))
    recording.add(blob(''))
    recording.add(blob('x'.repeat(longestRecordingPart * 2 + 1)))
    await recording.end()
    expect(sent.map(({ text }) => text.length)).toEqual([longestRecordingPart, longestRecordingPart, 1])
    expect(finishes()).toBe(1)
  })

  test('VIS-6 refused, they stay and are tried again after 1, 3, 5 seconds until they are taken', async () => {
    let isFull = true
    const { recording, sent, states, timers } = stage((n) =>
      isFull ? { ok: false, code: 'disk_full', next: null } : { ok: true, next: n + 1 },
    )
    recording.add(blob('一'))
    await vi.waitFor(() => expect(states.at(-1)).toEqual({ phase: 'recording', trouble: 'disk_full' }))
    const waits: number[] = []
    while (waits.length < 5) {
      const [timer] = timers
      if (timer === undefined) throw new Error('it gave up')
      waits.push(timer.milliseconds)
      const tries = sent.length
      timer.callback()
      await vi.waitFor(() => expect([sent.length, timers.length]).toEqual([tries + 1, 1]))
    }
    expect(waits).toEqual([1_000, 3_000, 5_000, 5_000, 5_000])
    isFull = false
    await recording.end()
    expect(states.at(-1)).toEqual({ phase: 'kept', trouble: null })
    expect(new Set(sent.map(({ text }) => text))).toEqual(new Set(['一']))
  })

  test('VIS-6 a core that lost them is given all of them again', async () => {
    const held: string[] = []
    const { recording, sent } = stage((n, count) => {
      if (count === 3) held.length = 0
      if (n === held.length) held.push(String(n))
      return { ok: true, next: held.length }
    })
    for (const text of ['一', '二', '三', '四']) recording.add(blob(text))
    await recording.end()
    expect(held).toEqual(['0', '1', '2', '3'])
    expect(sent.map(({ n }) => n)).toEqual([0, 1, 2, 0, 1, 2, 3])
    expect(recording.state.phase).toBe('kept')
  })

  test('VIS-6 a core that wants what it was just given is not asked in a loop', async () => {
    const { recording, sent, timers } = stage((n) => ({ ok: true, next: n }))
    recording.add(blob('一'))
    await recording.flush()
    expect(sent.length).toBeLessThanOrEqual(2)
    expect(timers).toHaveLength(1)
    expect(recording.state.trouble).toBe('parts_missing')
  })

  test('VIS-6 a clock that is set back makes no part shorter than the one before', async () => {
    const { clock, recording, sent } = stage((n) => ({ ok: true, next: n + 1 }))
    clock.advance(5_000)
    recording.add(blob('一'))
    await recording.flush()
    clock.advance(-60_000)
    recording.add(blob('二'))
    await recording.flush()
    expect(sent.map(({ lengthMs }) => lengthMs)).toEqual([5_000, 5_000])
  })

  test('VIS-5 any bytes come through as base64', () => {
    for (const length of [0, 1, 2, 3, 8_189, 8_190, 8_191, 30_000]) {
      const bytes = seededRandom(length + 1).bytes(length)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }
  })
})

describe('VIS-6 over a real core', () => {
  /** A client whose connection the test cuts. */
  async function connected() {
    const core: TestCore = await openTestCore()
    const link = createReplaceablePort()
    link.attach(closable(core))
    const client = createClient({ port: link.port, clock: core.clock, random: seededRandom(7) })
    onTestFinished(async () => {
      client.stop()
      await core.stop()
    })
    const { id: noteId } = await core.call('note.create', { accountId: null, title: '回访' })
    const recordingId = newId(core.clock, seededRandom(8))
    const place = { recordingId, noteId, name: '回访.webm', mime: 'audio/webm', beganAt: core.clock.now() }
    const recording = new MemoRecording({
      clock: core.clock,
      timers: {
        set: (callback, ms) => setTimeout(callback, ms),
        clear: (timer) => clearTimeout(timer as never),
      },
      async keep(part) {
        const answer = await client.call('recording.keep', { ...place, ...part })
        return answer.ok
          ? { ok: true, next: answer.value.next }
          : { ok: false, code: answer.error.code, next: null }
      },
      async finish(parts) {
        const answer = await client.call('recording.finish', { recordingId, parts })
        return answer.ok ? { ok: true } : { ok: false, code: answer.error.code, next: null }
      },
      discard: async () => (await client.call('recording.discard', { recordingId })).ok,
      onState: () => {},
    })
    client.onLink((isUp) => recording.linked(isUp))
    return { core, link, recording, noteId }
  }

  function closable(core: TestCore) {
    const [near, far] = createMemoryPorts()
    const inner = core.openPort()
    inner.onText((text) => far.post(text))
    far.onText((text) => inner.post(text))
    return { ...near, close: () => {} }
  }
  const parts = (core: TestCore): number =>
    core.store.read.rows<{ count: number }>('SELECT count(*) AS count FROM recording_part')[0]?.count ?? -1

  test('VIS-6 a lost connection: the parts wait here, it is said, and all go on when it is back', async () => {
    const { core, link, recording, noteId } = await connected()
    recording.add(blob('一'))
    await vi.waitFor(() => expect(parts(core)).toBe(1))
    link.detach()
    expect(recording.state.trouble).toBe('disconnected')
    for (const text of ['二', '三', '四']) {
      core.clock.advance(1_000)
      recording.add(blob(text))
    }
    const ended = recording.end()
    await new Promise((later) => setTimeout(later, 30))
    expect(parts(core)).toBe(1)
    link.attach(closable(core))
    await ended
    expect(recording.state).toEqual({ phase: 'kept', trouble: null })
    expect((await core.call('note.get', { id: noteId })).attachments).toMatchObject([
      { size: Buffer.byteLength('一二三四'), durationMs: 3_000 },
    ])
    expect(parts(core)).toBe(0)
  })
})
