import { newId } from '../../../../shared/kernel/index.ts'
import type { Frame } from '../../../app/index.ts'
import { MemoRecording, type MemoState } from './memo-recording.ts'
import { type Memo, memosOf } from './memos.ts'
import { measureLevel } from './voice-level.ts'

/** As much as a crash may take. */
const partMs = 1_000
/** A window that goes waits this long for what the recorder still holds. */
const lastPartMs = 500

const timers = {
  set: (callback: () => void, milliseconds: number) => window.setTimeout(callback, milliseconds),
  clear: (handle: unknown) => window.clearTimeout(handle as number | undefined),
}

export interface MemoOf {
  readonly noteId: string
  /** Of the attachment. */
  readonly name: string
  /** It was discarded; `bringBack` takes that back. */
  onDiscarded(bringBack: () => void): void
}

/** The refusal as the recording takes it: what is wanted instead is no trouble. */
const refused = ({ code, data }: { readonly code: string; readonly data?: unknown }) => {
  const next = code === 'parts_missing' ? (data as { next?: unknown } | undefined)?.next : undefined
  return { ok: false, code, next: typeof next === 'number' ? next : null } as const
}

/** Records what a microphone hears until `stop`. Everything it gives goes to the core as it comes. */
export function startMemo(frame: Frame, stream: MediaStream, { noteId, name, onDiscarded }: MemoOf): Memo {
  const { client, clock } = frame
  const memos = memosOf(client)
  const recordingId = newId(clock, frame.random)
  const beganAt = clock.now()
  const recorder = new MediaRecorder(stream)
  const level = measureLevel(stream)
  const silent = { undo: 'silent', failure: 'silent' } as const

  const recording = new MemoRecording({
    clock,
    timers,
    async keep(part) {
      const mime = (recorder.mimeType.split(';')[0] ?? '') || 'audio/webm'
      const answer = await frame.write(
        'recording.keep',
        { recordingId, noteId, name: `${name}.webm`, mime, beganAt, ...part },
        silent,
      )
      return answer.ok ? { ok: true, next: answer.value.next } : refused(answer.error)
    },
    async finish(parts) {
      const answer = await frame.write('recording.finish', { recordingId, parts }, { failure: 'silent' })
      return answer.ok ? { ok: true } : refused(answer.error)
    },
    async discard() {
      return (await frame.write('recording.discard', { recordingId }, silent)).ok
    },
    onState: (state) => show(state),
  })

  const turnOff = (): void => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const memo: Memo = {
    noteId,
    recording,
    level: level.read,
    stop: turnOff,
    discard() {
      void recording.discard()
      turnOff()
      onDiscarded(() => void recording.restore())
    },
  }
  const show = ({ phase }: MemoState): void => {
    if (phase === 'kept' || phase === 'discarded') {
      memos.remove(memo)
      unwatch()
    } else {
      memos.show(memo)
      watch()
    }
  }

  let offs: (() => void)[] = []
  const watch = (): void => {
    if (offs.length > 0) return
    // Posted before the page is gone, as long as nothing waits in between.
    const leave = (): void => void client.call('recording.leave', { recordingId })
    window.addEventListener('pagehide', leave)
    offs = [
      () => window.removeEventListener('pagehide', leave),
      client.onLink((isUp) => recording.linked(isUp)),
      frame.onFlush(async () => {
        if (recorder.state === 'recording') await askForPart(recorder)
        await recording.flush()
      }),
    ]
  }
  const unwatch = (): void => {
    for (const off of offs) off()
    offs = []
  }

  recorder.addEventListener('dataavailable', ({ data }) => recording.add(data))
  // Also when the microphone was unplugged.
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop()
    level.stop()
    if (recording.state.phase === 'recording') void recording.end()
  })
  recorder.start(partMs)
  show(recording.state)
  return memo
}

/** What the recorder holds now, handed over; or the wait for it is over. */
function askForPart(recorder: MediaRecorder): Promise<unknown> {
  const part = new Promise((given) => recorder.addEventListener('dataavailable', given, { once: true }))
  recorder.requestData()
  return Promise.race([part, new Promise((over) => window.setTimeout(over, lastPartMs))])
}
