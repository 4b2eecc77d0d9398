import { useRef, useState } from 'react'
import { useFrame } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, IconButton, showToast } from '../../../ui/index.ts'
import { type AttachTo, attachFile } from './attach-file.ts'

/** Records until pressed again; the memo is kept with the note, encrypted, on this computer only. */
export function VoiceMemo({ to, name }: { readonly to: AttachTo; readonly name: string }) {
  const t = useT()
  const frame = useFrame()
  const recorder = useRef<MediaRecorder | null>(null)
  const [isRecording, setRecording] = useState(false)
  if (!frame.host.can('microphone')) return null
  const start = async (): Promise<void> => {
    const stream = await frame.host.microphone()
    if (stream === null) {
      showToast({ text: t('notes.voice.denied'), icon: 'mic' })
      return
    }
    const parts: Blob[] = []
    const made = new MediaRecorder(stream)
    const began = frame.clock.now()
    made.addEventListener('dataavailable', ({ data }) => parts.push(data))
    made.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop()
      const mime = (made.mimeType.split(';')[0] ?? '') || 'audio/webm'
      const file = new File(parts, `${name}.webm`, { type: mime })
      void attachFile(frame, frame.host.fromFile(file), to, { mime, durationMs: frame.clock.now() - began })
    })
    made.start(1_000)
    recorder.current = made
    setRecording(true)
  }
  const stop = (): void => {
    recorder.current?.stop()
    recorder.current = null
    setRecording(false)
  }
  return isRecording ? (
    <Button size="small" icon="mic" onPress={stop}>
      {t('notes.voice.stop')}
    </Button>
  ) : (
    <IconButton icon="mic" label={t('notes.voice.start')} onPress={() => void start()} />
  )
}
