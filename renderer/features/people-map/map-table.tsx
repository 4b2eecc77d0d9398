import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { classNames, MenuButton, type MenuEntry, TableHead } from '../../ui/index.ts'
import { type Influence, type MapPerson, type PeopleMap, superiorsAmong } from './map-data.ts'
import { AttitudeMark, InfluenceMark, RoleShape } from './role-mark.tsx'
import { useGoneWords } from './words.ts'

export interface MapTableProps {
  /** Whoever is shown, in the order of the list. */
  readonly people: readonly MapPerson[]
  readonly influences: PeopleMap['influences']
  readonly label: string
  readonly chosenId?: string | null
  readonly onChoose?: (personId: string) => void
  readonly menuOf?: (person: MapPerson) => readonly MenuEntry[]
}

/** PPL-2: everything the map shows, in rows: also the lines. Without `onChoose` for paper. */
export function MapTable({ people, influences, label, chosenId, onChoose, menuOf }: MapTableProps) {
  const t = useT()
  const goneWords = useGoneWords()
  const superiors = superiorsAmong(people)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const weighing = (lines: readonly Influence[], other: (line: Influence) => string): ReactNode =>
    lines.map((line) => (
      <span key={line.id} className="pm-with">
        {names.get(other(line))} <span className="muted">{t(`map.strength.${line.strength}`)}</span>
        {line.remark !== null && <span className="muted t12"> {line.remark}</span>}
      </span>
    ))
  const among = influences.filter(({ fromId, toId }) => names.has(fromId) && names.has(toId))
  return (
    <table className="tbl mini pm-table" aria-label={label}>
      <TableHead
        columns={[
          t('account.person.name'),
          t('account.person.title'),
          t('account.person.role'),
          t('account.person.influence'),
          t('account.person.attitude'),
          t('account.person.reportsTo'),
          t('map.table.out'),
          t('map.table.in'),
          t('account.person.lastMet'),
          menuOf !== undefined && { unseen: t('account.table.actions') },
        ]}
      />
      <tbody>
        {people.map((person) => {
          const gone = goneWords(person)
          const superior = superiors.get(person.id)
          return (
            <tr
              key={person.id}
              className={classNames(gone !== null && 'muted', person.id === chosenId && 'sel')}
            >
              <td className="nw">
                {onChoose ? (
                  <button
                    type="button"
                    className="pm-link"
                    {...(person.id === chosenId ? { 'aria-current': true } : {})}
                    onClick={() => onChoose(person.id)}
                  >
                    {person.name}
                  </button>
                ) : (
                  <b>{person.name}</b>
                )}
                {gone !== null && <span className="t12 pm-gone">{gone}</span>}
              </td>
              <td>{[person.title, person.department].filter((text) => text !== null).join(' · ')}</td>
              <td className="nw">
                <span className="pm-cell">
                  <RoleShape role={person.role} />
                  {t(`account.role.${person.role}`)}
                </span>
              </td>
              <td className="nw">
                <InfluenceMark influence={person.influence} />
              </td>
              <td className="nw">
                <AttitudeMark attitude={person.attitude} />
              </td>
              <td className="nw">{superior === undefined ? null : names.get(superior)}</td>
              <td>
                {weighing(
                  among.filter(({ fromId }) => fromId === person.id),
                  ({ toId }) => toId,
                )}
              </td>
              <td>
                {weighing(
                  among.filter(({ toId }) => toId === person.id),
                  ({ fromId }) => fromId,
                )}
              </td>
              <td className="num nw">{person.lastMetOn ?? t('account.met.never')}</td>
              {menuOf && (
                <td className="r">
                  <MenuButton
                    size="small"
                    label={t('account.person.actions', { name: person.name })}
                    entries={menuOf(person)}
                  />
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
