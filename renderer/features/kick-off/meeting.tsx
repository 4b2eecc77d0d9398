import { kickOffSides } from '../../../shared/contract/index.ts'
import { useFrame, useQuery } from '../../app/index.ts'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { InlineDay } from '../../app/records/inline-day.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { RecordButton } from '../../app/records/record-button.tsx'
import { useT } from '../../i18n/index.ts'
import { DescriptionList, IconButton, MenuButton, type MenuEntry, SectionHead } from '../../ui/index.ts'
import type { KickOff, KickOffPatch } from './kick-off.ts'

interface MeetingProps {
  readonly kickOff: KickOff
  readonly onSet: (patch: KickOffPatch) => Promise<boolean>
}

/** When and where, and who is there of both sides. */
export function Meeting({ kickOff, onSet }: MeetingProps) {
  const t = useT()
  const { id, plannedOn, heldOn, place } = kickOff
  const dayOf = (field: 'plannedOn' | 'heldOn', value: string | null) => ({
    term: t(`kickoff.field.${field}`),
    value: (
      <span className="row">
        <InlineDay
          label={t(`kickoff.field.${field}`)}
          value={value}
          onSave={(day) => onSet({ [field]: day })}
        />
        {id !== null && (
          <FieldHistory kind="kick_off" id={id} field={field} label={t(`kickoff.field.${field}`)} />
        )}
      </span>
    ),
  })
  return (
    <section>
      <SectionHead title={t('kickoff.meeting')} />
      <div className="ko-meet">
        <DescriptionList
          isText
          items={[
            dayOf('plannedOn', plannedOn),
            dayOf('heldOn', heldOn),
            {
              term: t('kickoff.field.place'),
              value: (
                <InlineText
                  label={t('kickoff.field.place')}
                  value={place}
                  onSave={(text) => onSet({ place: text })}
                />
              ),
            },
          ]}
        />
        {kickOffSides.map((side) => (
          <Participants key={side} kickOff={kickOff} side={side} />
        ))}
      </div>
    </section>
  )
}

function Participants({
  kickOff,
  side,
}: {
  readonly kickOff: KickOff
  readonly side: (typeof kickOffSides)[number]
}) {
  const t = useT()
  const { dialogs, write } = useFrame()
  const { accountId } = kickOff
  const people = useQuery('person.list', { accountId }, { isEnabled: side === 'theirs' })
  const here = kickOff.participants.filter((participant) => participant.side === side)
  const known = new Set(here.map(({ personId }) => personId))
  const offered = (people.data?.people ?? []).filter(({ id, leftOn }) => leftOn === null && !known.has(id))
  const other = (): void => void dialogs.open('kickOff.participant', { accountId, side })
  const entries: readonly MenuEntry[] = [
    ...offered.map((person) => ({
      id: person.id,
      label: person.name,
      ...(person.title === null ? {} : { meta: person.title }),
      onAction: () =>
        void write('kickOff.addParticipant', {
          accountId,
          side,
          personId: person.id,
          name: person.name,
          role: person.title,
        }),
    })),
    ...(offered.length === 0 ? [] : [{ type: 'divider' as const, id: 'divider' }]),
    { id: 'other', icon: 'plus' as const, label: t('kickoff.participant.other'), onAction: other },
  ]
  const title = t(`kickoff.participants.${side}`)
  return (
    <div role="group" aria-label={title}>
      <div className="row ko-who">
        <h3 className="t12 muted grow">{title}</h3>
        {side === 'theirs' ? (
          <MenuButton
            size="small"
            kind="quiet"
            icon="plus"
            label={t('kickoff.participant.addTo', { side: title })}
            entries={entries}
          />
        ) : (
          <IconButton
            size="small"
            icon="plus"
            label={t('kickoff.participant.addTo', { side: title })}
            onPress={other}
          />
        )}
      </div>
      {here.length === 0 ? (
        <p className="muted t13">{t('kickoff.participant.none')}</p>
      ) : (
        <ul className="ko-people">
          {here.map(({ id, name, role }) => (
            <li key={id} className="row">
              <span className="grow">
                <RecordButton
                  onPress={() => void dialogs.open('kickOff.participant', { id, accountId, side })}
                >
                  {name}
                </RecordButton>
                {role !== null && <span className="muted t12"> {role}</span>}
              </span>
              <IconButton
                size="small"
                icon="close"
                label={t('kickoff.participant.remove', { name })}
                onPress={() => void write('kickOff.removeParticipant', { id })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
