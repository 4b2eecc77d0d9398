import { useVirtualizer } from '@tanstack/react-virtual'
import { type DragEvent, useId, useRef } from 'react'
import type { RequirementState } from '../../../shared/domain/requirement/index.ts'
import type { Day } from '../../../shared/kernel/index.ts'
import { useRestoredScroll } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { classNames, IconButton } from '../../ui/index.ts'
import { Card, type CardProps } from './card.tsx'
import { refusalWords, type Requirement } from './requirement.ts'

type CardHandlers = Pick<
  CardProps,
  | 'onFocus'
  | 'onBlur'
  | 'onClick'
  | 'onDoubleClick'
  | 'onKeyDown'
  | 'onContextMenu'
  | 'onDragStart'
  | 'onDragEnd'
  | 'onPointerDown'
  | 'onPointerUp'
>

export interface BoardColumnProps {
  readonly state: RequirementState
  readonly cards: readonly Requirement[]
  readonly today: Day
  readonly chosenId: string | null
  readonly tabStopId: string | null
  /** The card in the air. */
  readonly dragged: Requirement | null
  readonly onDrop: () => void
  readonly onFold?: () => void
  readonly handlersOf: (requirement: Requirement) => CardHandlers
}

/** With its foot and without; what is really drawn is measured. */
const cardHeight = 109
const gap = 6

interface DropTarget {
  /** Why it cannot be dropped here; null: it can, or nothing is in the air. */
  readonly refusal: string | null
  readonly isTarget: boolean
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
  }
}

function useDropTarget(dragged: Requirement | null, state: RequirementState, onDrop: () => void): DropTarget {
  const t = useT()
  const refusal = dragged === null || dragged.state === state ? null : refusalWords(t, dragged, state)
  const isTarget = dragged !== null && dragged.state !== state && refusal === null
  return {
    refusal,
    isTarget,
    handlers: {
      onDragOver: (event) => {
        if (!isTarget) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
      },
      onDrop: (event) => {
        if (!isTarget) return
        event.preventDefault()
        onDrop()
      },
    },
  }
}

export function BoardColumn({
  state,
  cards,
  today,
  chosenId,
  tabStopId,
  dragged,
  onDrop,
  onFold,
  handlersOf,
}: BoardColumnProps) {
  const t = useT()
  const format = useFormat()
  const headId = useId()
  const scroller = useRef<HTMLDivElement | null>(null)
  const restoreScroll = useRestoredScroll<HTMLDivElement>(`board.${state}`)
  const drop = useDropTarget(dragged, state, onDrop)
  const kept = cards.flatMap(({ id }, index) =>
    id === tabStopId || id === chosenId || id === dragged?.id ? [index] : [],
  )
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap,
    overscan: 6,
    measureElement: (element) => element.getBoundingClientRect().height || cardHeight,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const inSight = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
      return [...new Set([...inSight, ...kept])].sort((left, right) => left - right)
    },
  })
  const word = t(`loops.requirementState.${state}`)
  return (
    <section
      className={classNames('kcol', drop.isTarget && 'is-target', drop.refusal !== null && 'is-refused')}
      aria-labelledby={headId}
      {...drop.handlers}
    >
      <header>
        <h2 id={headId} title={word}>
          {word}
        </h2>
        <span className="n num">{format.count(cards.length)}</span>
        {onFold && (
          <>
            <span className="sp" />
            <IconButton
              icon="close"
              size="small"
              label={t('requirements.column.fold', { state: word })}
              onPress={onFold}
            />
          </>
        )}
        <p title={drop.refusal ?? t(`requirements.hint.${state}`)}>
          {drop.refusal ??
            (drop.isTarget ? t('requirements.column.dropHere') : t(`requirements.hint.${state}`))}
        </p>
      </header>
      <div
        ref={(element) => {
          scroller.current = element
          restoreScroll(element)
        }}
        className="kcol-s"
      >
        {cards.length === 0 ? (
          <p className="kmore">{t('requirements.column.empty')}</p>
        ) : (
          <div
            role="listbox"
            aria-label={t('requirements.column.label', { state: word, count: cards.length })}
            className="kcol-l"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map((item) => {
              const requirement = cards[item.index]
              if (requirement === undefined) return null
              return (
                <div
                  key={requirement.id}
                  role="presentation"
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className="kcol-i"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <Card
                    requirement={requirement}
                    today={today}
                    isChosen={requirement.id === chosenId}
                    isTabStop={requirement.id === tabStopId}
                    isDragged={requirement.id === dragged?.id}
                    position={item.index + 1}
                    total={cards.length}
                    {...handlersOf(requirement)}
                  />
                </div>
              )
            })}
          </div>
        )}
      </div>
    </section>
  )
}

export interface FoldedColumnProps {
  readonly state: RequirementState
  readonly count: number
  readonly dragged: Requirement | null
  readonly onUnfold: () => void
  readonly onDrop: () => void
}

/** A column that is folded to its name, and still takes what is dropped on it. */
export function FoldedColumn({ state, count, dragged, onUnfold, onDrop }: FoldedColumnProps) {
  const t = useT()
  const format = useFormat()
  const word = t(`loops.requirementState.${state}`)
  const drop = useDropTarget(dragged, state, onDrop)
  return (
    <button
      type="button"
      className={classNames('kcol thin', drop.isTarget && 'is-target', drop.refusal !== null && 'is-refused')}
      aria-expanded={false}
      aria-label={t('requirements.column.unfold', { state: word, count })}
      title={drop.refusal ?? undefined}
      onClick={onUnfold}
      {...drop.handlers}
    >
      <b>{word}</b> <span className="num">{format.count(count)}</span>
    </button>
  )
}
