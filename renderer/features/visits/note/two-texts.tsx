import type { CallOutput } from '../../../../shared/contract/index.ts'
import { useFrame, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Callout } from '../../../ui/index.ts'

type Note = CallOutput<'note.get'>

export interface TwoTextsProps {
  readonly note: Note
  readonly onKept: (body: string, revId: string) => void
}

/** Two windows or devices wrote over the same words: both texts, nothing chosen silently (interface.md 12). */
export function TwoTexts({ note, onKept }: TwoTextsProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { write } = useFrame()
  const keep = async (body: string): Promise<void> => {
    const result = await write(
      'note.saveRevision',
      { noteId: note.id, body, parents: note.heads.map(({ revId }) => revId) },
      { undo: 'silent' },
    )
    if (result.ok) onKept(result.value.body, result.value.revId)
  }
  return (
    <Callout tone="caution" icon="scale" className="note-two">
      <span className="h">{t('notes.two.title')}</span>
      <p>{t('notes.two.why')}</p>
      <div className="note-heads">
        {note.heads.map((head) => (
          <div key={head.revId}>
            <p className="t12 muted">
              {head.author} · {format.shortDay(zone.dayOf(head.at))}{' '}
              {format.time(head.at, zone.offsetMinutes(head.at))}
            </p>
            <pre>{head.body}</pre>
            <Button size="small" onPress={() => void keep(head.body)}>
              {t('notes.two.keepThis')}
            </Button>
          </div>
        ))}
      </div>
      <Button
        size="small"
        kind="primary"
        onPress={() => void keep(note.heads.map(({ body }) => body).join('\n\n'))}
      >
        {t('notes.two.keepBoth')}
      </Button>
    </Callout>
  )
}
