import { type CSSProperties, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useFrame } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { IconButton, showToast } from '../../../ui/index.ts'
import { type Memo, memosOf } from './memos.ts'
import { startMemo } from './start-memo.ts'

/** How often length and level on screen are brought up to date. */
const lookEveryMs = 200

/** `1:07`. */
const lengthText = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What keeps the recording from the disk, by the code of the refusal. */
const troubleKey = (code: string) =>
  code === 'disk_full'
    ? 'notes.voice.full'
    : code === 'read_only'
      ? 'notes.voice.readOnly'
      : 'notes.voice.waiting'

/**
 * Records until pressed again; what is said goes to this computer's store as it comes, encrypted. Whoever leaves the note
 * ends the recording, and what was said is kept.
 */
export function VoiceMemo({ noteId, name }: { readonly noteId: string; readonly name: string }) {
  const t = useT()
  const frame = useFrame()
  const memos = memosOf(frame.client)
  const here = useSyncExternalStore(memos.subscribe, memos.list).filter(({ memo }) => memo.noteId === noteId)
  const running = here.find(({ state }) => state.phase === 'recording')?.memo ?? null
  const trouble = here.find(({ state }) => state.trouble !== null)?.state.trouble ?? null
  const started = useRef<Memo | null>(null)
  const isGone = useRef(false)
  const isAsking = useRef(false)
  const mainButton = useRef<HTMLButtonElement>(null)
  const [shown, setShown] = useState({ length: 0, level: 0 })

  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      started.current?.stop()
    }
  }, [])
  useEffect(() => {
    if (running === null) return
    const look = (): void => setShown({ length: running.recording.lengthMs, level: running.level() })
    look()
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [running])

  if (!frame.host.can('microphone')) return null
  const start = async (): Promise<void> => {
    // Pressed again while the system asks for permission: the page could end only one of two recordings.
    if (isAsking.current) return
    isAsking.current = true
    const stream = await frame.host.microphone()
    isAsking.current = false
    if (stream === null) {
      showToast({ text: t('notes.voice.denied'), icon: 'mic' })
      return
    }
    // Permission was given when nobody was there any more.
    if (isGone.current) {
      for (const track of stream.getTracks()) track.stop()
      return
    }
    started.current = startMemo(frame, stream, {
      noteId,
      name,
      onDiscarded: (bringBack) =>
        showToast({
          text: t('notes.voice.discarded'),
          icon: 'trash',
          action: { label: t('common.action.undo'), onPress: bringBack },
        }),
    })
  }
  return (
    <span className="memo">
      {running !== null && (
        <span className="memo-now">
          <i className="memo-level" style={{ '--level': shown.level } as CSSProperties} aria-hidden="true" />
          <span className="memo-length" role="timer" aria-label={t('notes.voice.length')}>
            {lengthText(shown.length)}
          </span>
          {trouble === null && <span className="muted t12 nw">{t('notes.voice.kept')}</span>}
        </span>
      )}
      {trouble !== null && (
        <span className="dan t12" role="alert">
          {t(troubleKey(trouble))}
        </span>
      )}
      {running !== null && (
        <IconButton
          icon="close"
          label={t('notes.voice.discard')}
          onPress={() => {
            // This button goes with the recording.
            mainButton.current?.focus()
            running.discard()
          }}
        />
      )}
      {/* One button in both states, in the same place: focus and pointer stay on it, and the next press stops. */}
      <IconButton
        ref={mainButton}
        icon={running !== null ? 'stop' : 'mic'}
        label={t(running !== null ? 'notes.voice.stop' : 'notes.voice.start')}
        onPress={() => (running !== null ? running.stop() : void start())}
      />
    </span>
  )
}
