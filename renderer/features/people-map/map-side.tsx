import { attitudes, influences, personRoles } from '../../../shared/contract/index.ts'
import { influenceStrengths } from '../../../shared/domain/people/index.ts'
import { PageSide, useFrame, useQuery } from '../../app/index.ts'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { PersonHistory } from '../../app/records/person-history.tsx'
import { ThinRelations } from '../../app/records/thin-relations.tsx'
import { type TranslationKey, useT } from '../../i18n/index.ts'
import { Button, MenuButton, type MenuEntry, SectionHead, Select } from '../../ui/index.ts'
import type { Chosen, Influence, MapPerson, PeopleMap } from './map-data.ts'
import { PersonLines } from './person-lines.tsx'
import { AttitudeMark, InfluenceMark, RoleShape } from './role-mark.tsx'
import { useLineWrites } from './use-line-writes.ts'
import { useGoneWords } from './words.ts'

export interface MapSideProps {
  readonly accountId: string
  readonly map: PeopleMap
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen | null) => void
  readonly menuOf: (person: MapPerson) => readonly MenuEntry[]
}

/** Beside the map: the chosen person or line, else how to read it and what is thin. */
export function MapSide({ accountId, map, chosen, onChoose, menuOf }: MapSideProps) {
  const t = useT()
  const person = chosen?.kind === 'person' ? map.people.find(({ id }) => id === chosen.id) : undefined
  const line = chosen?.kind === 'line' ? map.influences.find(({ id }) => id === chosen.id) : undefined
  return (
    <PageSide id="map" title={person?.name ?? t('map.side.title')} tab={t('map.side.tab')}>
      {person !== undefined ? (
        <ChosenPerson
          key={person.id}
          accountId={accountId}
          map={map}
          person={person}
          onChoose={onChoose}
          menuOf={menuOf}
        />
      ) : line !== undefined ? (
        <ChosenLine key={line.id} accountId={accountId} map={map} line={line} onChoose={onChoose} />
      ) : (
        <>
          <ThinRelations people={map.people} />
          <Legend />
        </>
      )}
    </PageSide>
  )
}

const stanceFields = ['role', 'influence', 'attitude'] as const
const choicesOf = { role: personRoles, influence: influences, attitude: attitudes } as const

function ChosenPerson({
  accountId,
  map,
  person,
  onChoose,
  menuOf,
}: Omit<MapSideProps, 'chosen'> & { readonly person: MapPerson }) {
  const t = useT()
  const { dialogs, write } = useFrame()
  const gone = useGoneWords()(person)
  const found = useQuery('person.get', { id: person.id })
  return (
    <>
      <section className="pm-who">
        <div className="row">
          <div className="grow">
            <h2 className="t16 w6">{person.name}</h2>
            <p className="muted t13">
              {[person.title, person.department].filter((text) => text !== null).join(' · ')}
            </p>
            {gone !== null && <p className="t12 cau">{gone}</p>}
          </div>
          <Button
            size="small"
            icon="edit"
            onPress={() => void dialogs.open('person.edit', { id: person.id })}
          >
            {t('common.action.edit')}
          </Button>
          <MenuButton
            size="small"
            label={t('account.person.actions', { name: person.name })}
            entries={menuOf(person)}
          />
        </div>
        {person.moved === null && (
          <div className="pm-stance">
            {stanceFields.map((field) => (
              <div key={field} className="row">
                <Select
                  label={t(`account.person.${field}`)}
                  className="grow"
                  choices={choicesOf[field].map((id) => ({
                    id,
                    label: t(`account.${field}.${id}` as TranslationKey),
                  }))}
                  value={person[field]}
                  onChange={(value) =>
                    void write('person.update', { id: person.id, patch: { [field]: value } })
                  }
                />
                <FieldHistory
                  kind="person"
                  id={person.id}
                  field={field}
                  label={t(`account.person.${field}`)}
                  wordOf={(value) =>
                    typeof value === 'string' ? t(`account.${field}.${value}` as TranslationKey) : ''
                  }
                />
              </div>
            ))}
          </div>
        )}
      </section>
      {found.data !== undefined && <PersonHistory events={found.data.events} />}
      <PersonLines
        person={person}
        map={map}
        accountId={accountId}
        onGo={(id) => onChoose({ kind: 'person', id })}
      />
    </>
  )
}

function ChosenLine({
  accountId,
  map,
  line,
  onChoose,
}: Pick<MapSideProps, 'accountId' | 'map' | 'onChoose'> & { readonly line: Influence }) {
  const t = useT()
  const lines = useLineWrites(accountId)
  const nameOf = (id: string): string => map.people.find((each) => each.id === id)?.name ?? ''
  const values = { from: nameOf(line.fromId), to: nameOf(line.toId) }
  return (
    <section className="pm-lines">
      <SectionHead title={t('map.line.title', values)} line="line" />
      <Select
        label={t('map.lines.strength')}
        choices={influenceStrengths.map((id) => ({ id, label: t(`map.strength.${id}`) }))}
        value={line.strength}
        onChange={(strength) => void lines.saveInfluence({ ...line, strength })}
      />
      <div>
        <p className="t12 muted">{t('account.person.remark')}</p>
        <InlineText
          label={t('account.person.remark')}
          value={line.remark}
          onSave={async (remark) => (await lines.saveInfluence({ ...line, remark })) !== null}
        />
      </div>
      <div className="row wrap">
        <Button
          size="small"
          icon="sync"
          onPress={() => void lines.saveInfluence({ ...line, fromId: line.toId, toId: line.fromId })}
        >
          {t('map.line.turn')}
        </Button>
        <Button
          size="small"
          icon="trash"
          onPress={() => {
            onChoose(null)
            void lines.removeInfluence(line.id)
          }}
        >
          {t('map.line.remove')}
        </Button>
      </div>
      {[line.fromId, line.toId].map((id) => (
        <button key={id} type="button" className="pm-link" onClick={() => onChoose({ kind: 'person', id })}>
          {nameOf(id)}
        </button>
      ))}
    </section>
  )
}

const legendRoles = personRoles
const legendAttitudes = attitudes

/** How to read it; also printed. */
export function Legend() {
  const t = useT()
  return (
    <section className="pm-legend" aria-label={t('map.legend.title')}>
      <SectionHead title={t('map.legend.title')} line="line" />
      <ul>
        {legendRoles.map((role) => (
          <li key={role}>
            <RoleShape role={role} />
            {t(`account.role.${role}`)}
          </li>
        ))}
      </ul>
      <ul>
        {legendAttitudes.map((attitude) => (
          <li key={attitude}>
            <AttitudeMark attitude={attitude} />
          </li>
        ))}
      </ul>
      <ul>
        {influences.map((influence) => (
          <li key={influence}>
            <InfluenceMark influence={influence} />
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <svg aria-hidden width="36" height="12">
            <path className="pm-report" d="M1,6H35" />
          </svg>
          {t('map.legend.report')}
        </li>
        <li>
          <svg aria-hidden width="36" height="12">
            <path className="pm-influence strong" d="M1,6H28" />
            <path className="pm-tip" d="M27,2 34,6 27,10z" />
          </svg>
          {t('map.legend.influence')}
        </li>
      </ul>
      <p className="t12 muted no-print">{t('map.legend.how')}</p>
    </section>
  )
}
