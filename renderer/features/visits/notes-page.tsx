import { useState } from 'react'
import {
  Content,
  Link,
  noAnswer,
  useCommands,
  useFrame,
  usePreload,
  useQuery,
  useZone,
} from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState, Icon, Tag } from '../../ui/index.ts'

const pageSize = 200

/** Every note, the latest first. */
export function NotesPage() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const frame = useFrame()
  const preload = usePreload()
  const [limit, setLimit] = useState(pageSize)
  const { data, error, refetch } = useQuery('note.list', { limit }, { keepPrevious: true })
  const create = (): void => void frame.commands.run('note.create', frame)
  useCommands([
    {
      id: 'notes.new',
      titleKey: 'notes.command.create',
      group: 'record',
      shortcut: 'N',
      isInPalette: false,
      run: create,
    },
  ])
  if (error !== undefined || data === undefined) return noAnswer(error, refetch)
  return (
    <Content>
      <div className="pagehead">
        <div className="grow">
          <h1>{t('app.rail.notes')}</h1>
          <p className="muted t13">{t('notes.count', { count: data.total })}</p>
        </div>
        <Link className="btn" to="/visits">
          <Icon name="calendar" />
          {t('notes.visits.title')}
        </Link>
        <Button kind="primary" icon="plus" shortcut="N" onPress={create}>
          {t('notes.command.create')}
        </Button>
      </div>
      {data.notes.length === 0 ? (
        <EmptyState
          kind="first"
          title={t('notes.empty')}
          actions={
            <Button kind="primary" onPress={create}>
              {t('notes.command.create')}
            </Button>
          }
        >
          {t('notes.emptyWhy')}
        </EmptyState>
      ) : (
        <ul className="page note-list" aria-label={t('notes.list')}>
          {data.notes.map((note) => (
            <li key={note.id} className="note-row" onMouseEnter={() => preload('note.get', { id: note.id })}>
              <span className="num muted nw">{format.shortDay(zone.dayOf(note.happenedAt))}</span>
              <span className="grow cut">
                <Link className="note-link" to={`/notes/${note.id}`}>
                  {note.title || t('notes.untitled')}
                </Link>{' '}
                <span className="td-a">{note.accountName ?? ''}</span>
                <span className="muted">{note.excerpt}</span>
              </span>
              {note.hasDraft && <Tag>{t('notes.draft')}</Tag>}
              {note.headCount > 1 && <Tag>{t('notes.twoTexts')}</Tag>}
              <span className="muted t12 num nw">{t('notes.characters', { count: note.characters })}</span>
            </li>
          ))}
        </ul>
      )}
      {data.total > data.notes.length && limit < 1_000 && (
        <Button onPress={() => setLimit((now) => Math.min(1_000, now + pageSize))}>{t('notes.more')}</Button>
      )}
    </Content>
  )
}
