import type { CallOutput } from '../../../../shared/contract/index.ts'
import { useFrame, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Callout } from '../../../ui/index.ts'

type Cut = CallOutput<'note.get'>['cutRecordings'][number]

/** VIS-6: voice memos of this note that a crash cut off: until when they ran and how much of them is here. */
export function CutRecordings({ cut }: { readonly cut: readonly Cut[] }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const frame = useFrame()
  const timeOf = (at: number): string => {
    const day = zone.dayOf(at)
    const time = format.time(at, zone.offsetMinutes(at))
    return day === zone.dayOf(frame.clock.now()) ? time : `${format.shortDay(day)} ${time}`
  }
  const lengthOf = (milliseconds: number): string => {
    const all = Math.round(milliseconds / 1_000)
    const [minutes, seconds] = [Math.floor(all / 60), all % 60]
    return minutes === 0
      ? t('notes.voice.cutSeconds', { seconds })
      : t('notes.voice.cutMinutes', { minutes, seconds })
  }
  return (
    <>
      {cut.map(({ attachmentId, interruptedAt, lengthMs }) => (
        <Callout key={attachmentId} tone="info" icon="mic" className="note-cut">
          <p role="status">
            {t('notes.voice.cut', { time: timeOf(interruptedAt), length: lengthOf(lengthMs) })}
          </p>
          <Button
            size="small"
            onPress={() =>
              void frame.write('recording.acknowledge', { recordingId: attachmentId }, { undo: 'silent' })
            }
          >
            {t('notes.voice.cutSeen')}
          </Button>
        </Callout>
      ))}
    </>
  )
}
