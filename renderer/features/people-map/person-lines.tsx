import { useState } from 'react'
import { type InfluenceStrength, influenceStrengths } from '../../../shared/domain/people/index.ts'
import { InlineText } from '../../app/records/inline-text.tsx'
import { useT } from '../../i18n/index.ts'
import { Button, ComboBox, IconButton, SectionHead, SegmentedControl, Select } from '../../ui/index.ts'
import { type MapPerson, type PeopleMap, superiorsAmong } from './map-data.ts'
import { useLineWrites } from './use-line-writes.ts'

export interface PersonLinesProps {
  readonly person: MapPerson
  readonly map: PeopleMap
  readonly accountId: string
  /** Shows another person; without it names are only words. */
  readonly onGo?: (personId: string) => void
}

/** PPL-2: all lines of a person, to be drawn, changed and removed without a mouse. Each change is written at once. */
export function PersonLines({ person, map, accountId, onGo }: PersonLinesProps) {
  const t = useT()
  const lines = useLineWrites(accountId)
  const [refusal, setRefusal] = useState<string | null>(null)
  const superiors = superiorsAmong(map.people)
  const nameOf = (id: string): string => map.people.find((each) => each.id === id)?.name ?? ''
  const others = map.people.filter(({ id }) => id !== person.id)
  const reports = others.filter(({ id }) => superiors.get(id) === person.id)
  const nameCell = (id: string) =>
    onGo === undefined ? (
      <b>{nameOf(id)}</b>
    ) : (
      <button type="button" className="pm-link" onClick={() => onGo(id)}>
        {nameOf(id)}
      </button>
    )
  const choices = others.map(({ id, name, title, leftOn }) => ({
    id,
    label: name,
    meta: leftOn === null ? (title ?? '') : t('account.person.leftOn', { day: leftOn }),
  }))
  const setSuperior = async (personId: string, superiorId: string | null): Promise<void> =>
    setRefusal(await lines.setSuperior(personId, superiorId))
  return (
    <>
      <section className="pm-lines">
        <SectionHead title={t('map.lines.reporting')} line="line" level={3} />
        <Select
          label={t('account.person.reportsTo')}
          choices={[{ id: '', label: t('account.form.nobody') }, ...choices]}
          value={superiors.get(person.id) ?? ''}
          onChange={(id) => void setSuperior(person.id, id === '' ? null : id)}
          error={refusal ?? undefined}
        />
        <ul className="pm-list" aria-label={t('map.lines.reports')}>
          {reports.map(({ id, name }) => (
            <li key={id}>
              <span className="grow">{nameCell(id)}</span>
              <IconButton
                icon="close"
                size="small"
                label={t('map.lines.noReport', { name })}
                onPress={() => void setSuperior(id, null)}
              />
            </li>
          ))}
        </ul>
        <ComboBox
          key={`report ${reports.length}`}
          label={t('map.lines.addReport')}
          choices={choices.filter(({ id }) => superiors.get(id) !== person.id)}
          value={null}
          onChange={(id) => {
            if (id !== null) void setSuperior(id, person.id)
          }}
        />
      </section>
      <section className="pm-lines">
        <SectionHead title={t('map.lines.influence')} line="line" level={3} />
        {(['out', 'in'] as const).map((way) => {
          const shown = map.influences.filter((line) =>
            way === 'out' ? line.fromId === person.id : line.toId === person.id,
          )
          if (shown.length === 0) return null
          return (
            <div key={way}>
              <p className="t12 muted">{t(`map.lines.${way}`, { name: person.name })}</p>
              <ul className="pm-list" aria-label={t(`map.lines.${way}`, { name: person.name })}>
                {shown.map((line) => {
                  const otherId = way === 'out' ? line.toId : line.fromId
                  return (
                    <li key={line.id}>
                      <span className="grow">
                        {nameCell(otherId)}
                        <InlineText
                          label={t('map.lines.remark', { name: nameOf(otherId) })}
                          value={line.remark}
                          onSave={async (remark) => (await lines.saveInfluence({ ...line, remark })) !== null}
                          className="t12"
                        />
                      </span>
                      <Select
                        label={t('map.lines.strengthOf', { name: nameOf(otherId) })}
                        hideLabel
                        width={104}
                        choices={influenceStrengths.map((id) => ({ id, label: t(`map.strength.${id}`) }))}
                        value={line.strength}
                        onChange={(strength) => void lines.saveInfluence({ ...line, strength })}
                      />
                      <IconButton
                        icon="close"
                        size="small"
                        label={t('map.lines.removeInfluence', { name: nameOf(otherId) })}
                        onPress={() => void lines.removeInfluence(line.id)}
                      />
                    </li>
                  )
                })}
              </ul>
            </div>
          )
        })}
        <NewInfluence
          key={map.influences.length}
          choices={choices}
          onAdd={(otherId, way, strength) =>
            void lines.saveInfluence({
              fromId: way === 'out' ? person.id : otherId,
              toId: way === 'out' ? otherId : person.id,
              strength,
              remark: null,
            })
          }
        />
      </section>
    </>
  )
}

type Way = 'out' | 'in'

function NewInfluence({
  choices,
  onAdd,
}: {
  readonly choices: readonly { readonly id: string; readonly label: string; readonly meta: string }[]
  readonly onAdd: (otherId: string, way: Way, strength: InfluenceStrength) => void
}) {
  const t = useT()
  const [otherId, setOtherId] = useState<string | null>(null)
  const [way, setWay] = useState<Way>('out')
  const [strength, setStrength] = useState<InfluenceStrength>('mid')
  return (
    <div className="pm-new">
      <SegmentedControl
        label={t('map.lines.way')}
        size="small"
        segments={(['out', 'in'] as const).map((id) => ({ id, label: t(`map.lines.way_${id}`) }))}
        value={way}
        onChange={setWay}
      />
      <div className="pm-new-2">
        <ComboBox label={t('map.lines.with')} choices={choices} value={otherId} onChange={setOtherId} />
        <Select
          label={t('map.lines.strength')}
          width={104}
          choices={influenceStrengths.map((id) => ({ id, label: t(`map.strength.${id}`) }))}
          value={strength}
          onChange={setStrength}
        />
      </div>
      <Button
        size="small"
        icon="plus"
        {...(otherId === null ? { disabledReason: t('map.lines.chooseFirst') } : {})}
        onPress={() => {
          if (otherId !== null) onAdd(otherId, way, strength)
        }}
      >
        {t('map.lines.add')}
      </Button>
    </div>
  )
}
