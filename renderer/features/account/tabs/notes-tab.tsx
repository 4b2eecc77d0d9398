import { Link, useFrame, useQuery, useZone } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, SectionHead } from '../../../ui/index.ts'
import { listLimit } from '../account-reads.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'

/** Notes and visits of the account. */
export function NotesTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const zone = useZone()
  const frame = useFrame()
  const notes = useQuery('note.list', { accountId, limit: listLimit })
  const visits = useQuery('visit.list', { accountId, limit: listLimit })
  const newNote = () => void frame.commands.run('account.newNote', frame)
  const plan = () => void frame.dialogs.open('visit.plan', { accountId })
  return (
    <div className="col c3-col">
      <Loaded query={notes}>
        {(data) => (
          <section>
            <SectionHead title={t('account.note.notes')} count={data.total} />
            {data.notes.length === 0 ? (
              <Nothing
                text={t('account.note.none')}
                action={{ label: t('account.command.newNote'), icon: 'note', onPress: newNote }}
              />
            ) : (
              <ul className="plist ruled">
                {data.notes.map((note) => (
                  <li key={note.id}>
                    <span className="num muted">{zone.dayOf(note.happenedAt)}</span>
                    <p className="cut">
                      <Link to={`/notes/${note.id}`}>{note.title || t('account.note.untitled')}</Link>{' '}
                      <span className="muted">{note.excerpt}</span>
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
      </Loaded>
      <Loaded query={visits}>
        {(data) => (
          <section>
            <SectionHead
              title={t('account.note.visits')}
              count={data.visits.length}
              actions={
                <Button size="small" icon="calendar" onPress={plan}>
                  {t('account.command.planVisit')}
                </Button>
              }
            />
            {data.visits.length === 0 ? (
              <Nothing text={t('account.note.noVisits')} />
            ) : (
              <ul className="plist ruled">
                {data.visits.map((visit) => (
                  <li key={visit.id}>
                    <span className="num muted">{zone.dayOf(visit.checkedInAt ?? visit.plannedStart)}</span>
                    <p>
                      <RecordButton onPress={() => void frame.dialogs.open('visit.plan', { id: visit.id })}>
                        {visit.title}
                      </RecordButton>{' '}
                      <span className="muted">{visit.place}</span>
                    </p>
                    <span className="muted t12">{t(`account.visitState.${visit.state}`)}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
      </Loaded>
    </div>
  )
}
