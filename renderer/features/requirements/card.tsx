import type { DragEvent, FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { type Day, daysBetween } from '../../../shared/kernel/index.ts'
import { useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { classNames, Icon } from '../../ui/index.ts'
import { accountWords, cardNote, type Requirement, stakeWords } from './requirement.ts'
import { Six } from './six.tsx'

export interface CardProps {
  readonly requirement: Requirement
  readonly today: Day
  readonly isChosen: boolean
  readonly isTabStop: boolean
  readonly isDragged: boolean
  /** Place in its column, for screen readers: only what is in sight is drawn. */
  readonly position: number
  readonly total: number
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent) => void
  readonly onClick: () => void
  readonly onDoubleClick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onContextMenu: (event: MouseEvent) => void
  readonly onDragStart: (event: DragEvent) => void
  readonly onDragEnd: () => void
  readonly onPointerDown: () => void
  readonly onPointerUp: () => void
}

export function Card({
  requirement,
  today,
  isChosen,
  isTabStop,
  isDragged,
  position,
  total,
  ...handlers
}: CardProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { state, scope } = requirement
  const days = Math.max(0, daysBetween(zone.dayOf(requirement.stateSince), today))
  const note = cardNote(requirement, today, days, t)
  const stake = stakeWords(format, requirement.arrAtStake)
  // A date says more than an age where there is one; what is closed does not wait.
  const hasAge = state !== 'scheduled' && state !== 'told'
  return (
    <div
      role="option"
      aria-selected={isChosen}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={isTabStop ? 0 : -1}
      data-requirement={requirement.id}
      draggable
      className={classNames('kc', isChosen && 'sel', isDragged && 'is-dragged')}
      {...handlers}
    >
      <p className={classNames('kc-t', !hasAge && 'is-whole')} title={requirement.title}>
        {requirement.title}
      </p>
      {hasAge && (
        <span className="kc-d num" title={t('requirements.card.since', { count: days })}>
          {t('requirements.card.days', { count: days })}
        </span>
      )}
      <p className="kc-a">
        <span className="cut">{accountWords(t, requirement)}</span>
        {requirement.kind === 'bug' && (
          <span className="kc-s">
            {[
              t('loops.requirementKind.bug'),
              requirement.severity && t(`loops.bugSeverity.${requirement.severity}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
        {scope !== null && <span className="kc-s">{t(`requirements.scope.${scope}`)}</span>}
      </p>
      <div className="kc-f">
        <Six requirement={requirement} />
        <span className="sp" />
        {stake !== '' && (
          <span className="num cut" title={t('requirements.card.atStake', { amount: stake })}>
            {stake}
          </span>
        )}
      </div>
      {note !== null && (
        <p className={classNames('kc-x', note.isLate && 'dan')} title={note.text}>
          {note.isLate && <Icon name="clock" size={14} />}
          {note.text}
        </p>
      )}
    </div>
  )
}
