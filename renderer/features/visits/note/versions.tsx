import { useFrame, useQuery, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'

export interface VersionsProps {
  readonly noteId: string
  /** Puts an older text into the editor; the present one stays a version. */
  readonly onRestore: (body: string) => void
}

export function Versions({ noteId, onRestore }: VersionsProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { client, tellFailure } = useFrame()
  const revisions = useQuery('note.revisions', { noteId }).data?.revisions ?? []
  const restore = async (revId: string): Promise<void> => {
    const answer = await client.call('note.revision', { revId })
    if (answer.ok) onRestore(answer.value.body)
    else tellFailure(answer.error)
  }
  return (
    <ol className="plist tight">
      {revisions.map(({ revId, at, characters, isHead }) => (
        <li key={revId}>
          <p className="num">
            {format.shortDay(zone.dayOf(at))} {format.time(at, zone.offsetMinutes(at))}
          </p>
          <span className="muted t12 num">{t('notes.characters', { count: characters })}</span>
          {isHead ? (
            <span className="muted t12">{t('notes.versions.now')}</span>
          ) : (
            <Button size="small" kind="quiet" onPress={() => void restore(revId)}>
              {t('notes.versions.restore')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}
