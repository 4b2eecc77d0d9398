import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useFrame } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { IconButton, showToast } from '../../../ui/index.ts'
import { type AttachTo, attachFile } from './attach-file.ts'
import { measureLevel } from './voice-level.ts'

/** How often length and level on screen are brought up to date. */
const lookEveryMs = 200

/** `1:07`. */
const lengthText = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/**
 * Records until pressed again; the memo is kept with the note, encrypted, on this computer only. Whoever leaves the note
 * ends the recording, and what was said is kept.
 */
export function VoiceMemo({ to, name }: { readonly to: AttachTo; readonly name: string }) {
  const t = useT()
  const frame = useFrame()
  const recorder = useRef<MediaRecorder | null>(null)
  const isGone = useRef(false)
  const [running, setRunning] = useState<{ readonly began: number; readonly level: () => number } | null>(
    null,
  )
  const [shown, setShown] = useState({ length: 0, level: 0 })

  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      recorder.current?.stop()
    }
  }, [])
  useEffect(() => {
    if (running === null) return
    const timer = setInterval(
      () => setShown({ length: frame.clock.now() - running.began, level: running.level() }),
      lookEveryMs,
    )
    return () => clearInterval(timer)
  }, [running, frame])

  if (!frame.host.can('microphone')) return null
  const start = async (): Promise<void> => {
    const stream = await frame.host.microphone()
    if (stream === null) {
      showToast({ text: t('notes.voice.denied'), icon: 'mic' })
      return
    }
    const endTracks = (): void => {
      for (const track of stream.getTracks()) track.stop()
    }
    // Permission was given when nobody was there any more.
    if (isGone.current) {
      endTracks()
      return
    }
    const level = measureLevel(stream)
    const parts: Blob[] = []
    const made = new MediaRecorder(stream)
    const began = frame.clock.now()
    made.addEventListener('dataavailable', ({ data }) => parts.push(data))
    // Also when the microphone was unplugged.
    made.addEventListener('stop', () => {
      endTracks()
      level.stop()
      recorder.current = null
      if (!isGone.current) setRunning(null)
      const mime = (made.mimeType.split(';')[0] ?? '') || 'audio/webm'
      const file = new File(parts, `${name}.webm`, { type: mime })
      void attachFile(frame, frame.host.fromFile(file), to, { mime, durationMs: frame.clock.now() - began })
    })
    made.start(1_000)
    recorder.current = made
    setShown({ length: 0, level: 0 })
    setRunning({ began, level: level.read })
  }
  const isRecording = running !== null
  return (
    <span className="memo">
      {isRecording && (
        <span className="memo-now">
          <i className="memo-level" style={{ '--level': shown.level } as CSSProperties} aria-hidden="true" />
          <span className="memo-length" role="timer" aria-label={t('notes.voice.length')}>
            {lengthText(shown.length)}
          </span>
          <span className="muted t12 nw">{t('notes.voice.kept')}</span>
        </span>
      )}
      {/* One button in both states: the focus stays on it, and the next press stops. */}
      <IconButton
        icon={isRecording ? 'stop' : 'mic'}
        label={t(isRecording ? 'notes.voice.stop' : 'notes.voice.start')}
        onPress={() => (isRecording ? recorder.current?.stop() : void start())}
      />
    </span>
  )
}
