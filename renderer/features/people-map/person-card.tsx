import { useT } from '../../i18n/index.ts'
import { classNames } from '../../ui/index.ts'
import type { MapPerson } from './map-data.ts'
import { AttitudeMark, InfluenceMark, RoleShape } from './role-mark.tsx'
import { useGoneWords } from './words.ts'

export interface CardFaceProps {
  readonly person: MapPerson
  readonly isChosen?: boolean
  /** Heard, not seen. */
  readonly spoken?: string
}

/** What stands on a card, on screen and on paper. */
export function CardFace({ person, isChosen = false, spoken }: CardFaceProps) {
  const t = useT()
  const gone = useGoneWords()(person)
  return (
    <div className={classNames('pm-card', gone !== null && 'gone', isChosen && 'on')}>
      <div className="pm-1">
        <RoleShape role={person.role} />
        <b>{person.name}</b>
        <AttitudeMark attitude={person.attitude} />
      </div>
      <div className="pm-2">{gone ?? person.title ?? person.department}</div>
      <div className="pm-3">
        <span className="cut">{t(`account.role.${person.role}`)}</span>
        <span className="pm-inf-l">
          <span className="visually-hidden">{t('account.person.influence')}</span>
          <InfluenceMark influence={person.influence} />
        </span>
      </div>
      {spoken && <span className="visually-hidden">{spoken}</span>}
    </div>
  )
}
