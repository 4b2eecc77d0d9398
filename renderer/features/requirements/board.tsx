import {
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { z } from 'zod'
import { type RequirementState, requirementStates } from '../../../shared/domain/requirement/index.ts'
import { createPersistedStore, useCommands, useSettings, useToday } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import {
  announce,
  ContextMenu,
  isImeKey,
  isSingleKeyCommand,
  type MenuEntry,
  type MenuPoint,
  pointBelow,
} from '../../ui/index.ts'
import { BoardColumn, FoldedColumn } from './board-column.tsx'
import { boardOrder, refusalWords, type Requirement } from './requirement.ts'
import { useMove, useMoveEntries } from './use-moves.ts'

/** Whether the column of what is told stands open. */
const boardState = createPersistedStore<{ readonly isToldOpen: boolean }>({
  name: 'requirements.board',
  version: 1,
  initial: { isToldOpen: false },
  schema: z.object({ isToldOpen: z.boolean() }),
})

export interface BoardProps {
  readonly requirements: readonly Requirement[]
  readonly chosenId: string | null
  readonly onChoose: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onPeek: (id: string) => void
  readonly menuOf: (requirement: Requirement) => readonly MenuEntry[]
}

/**
 * REQ-8: a column per state. One tab stop; arrows go through the cards, Shift+arrows move the card to the next column
 * that it may go to, M opens all moves, and the mouse drags. Columns that a card may not go to say why.
 */
export function Board({ requirements, chosenId, onChoose, onOpen, onPeek, menuOf }: BoardProps) {
  const t = useT()
  const today = useToday()
  const { singleKeys } = useSettings()
  const isToldOpen = boardState((state) => state.isToldOpen)
  const move = useMove()
  const moveEntries = useMoveEntries()
  const root = useRef<HTMLDivElement>(null)
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const [menu, setMenu] = useState<{
    readonly point: MenuPoint
    readonly label: string
    readonly entries: readonly MenuEntry[]
  } | null>(null)
  /** The card with the focus. A card that moves is another element then; the focus goes along. */
  const focusedId = useRef<string | null>(null)
  const isPressed = useRef(false)

  const columns = useMemo(() => {
    const byState = new Map<RequirementState, Requirement[]>(requirementStates.map((state) => [state, []]))
    for (const requirement of requirements) byState.get(requirement.state)?.push(requirement)
    return requirementStates.map((state) => ({
      state,
      cards: (byState.get(state) ?? []).sort(boardOrder(state)),
    }))
  }, [requirements])
  const shown = columns.filter(({ state }) => state !== 'told' || isToldOpen)
  const find = useCallback((id: string | null) => requirements.find((each) => each.id === id), [requirements])
  const chosen = find(chosenId)
  const isChosenShown = chosen !== undefined && (chosen.state !== 'told' || isToldOpen)
  const tabStopId = isChosenShown
    ? chosen.id
    : (shown.find(({ cards }) => cards.length > 0)?.cards[0]?.id ?? null)
  const dragged = find(draggedId)

  const cardOf = useCallback(
    (id: string) => root.current?.querySelector<HTMLElement>(`[data-requirement="${id}"]`) ?? null,
    [],
  )
  const focusElement = useCallback(
    (id: string): void => {
      const card = cardOf(id)
      card?.focus()
      // Cards drawn for the first time are measured after they took the focus, and push this one on.
      requestAnimationFrame(() => card?.scrollIntoView({ block: 'nearest' }))
    },
    [cardOf],
  )
  useLayoutEffect(() => {
    const { activeElement } = document
    if (focusedId.current === null || (activeElement !== null && activeElement !== document.body)) return
    focusElement(focusedId.current)
  })

  const focusCard = (id: string): void => {
    onChoose(id)
    focusedId.current = id
    // Out of sight until the column knows that it is chosen: then it is drawn, and takes the focus.
    requestAnimationFrame(() => focusElement(id))
  }
  const tellRefusal = (to: RequirementState, why: string): void =>
    announce(t('requirements.move.refusedAt', { state: t(`loops.requirementState.${to}`), why }), 'assertive')
  const moveTo = async (requirement: Requirement, to: RequirementState): Promise<void> => {
    const refusal = refusalWords(t, requirement, to)
    if (refusal !== null) {
      tellRefusal(to, refusal)
      return
    }
    if (!(await move(requirement, to))) return
    focusedId.current = requirement.id
    // The dialog gives the focus back within a frame; the card in its new column takes it after that.
    requestAnimationFrame(() => requestAnimationFrame(() => focusElement(requirement.id)))
  }
  const openMenu = (requirement: Requirement, point: MenuPoint): void => {
    onChoose(requirement.id)
    setMenu({ point, label: requirement.title, entries: menuOf(requirement) })
  }
  const openMoves = (requirement: Requirement): void => {
    const card = cardOf(requirement.id)
    if (card === null) return
    setMenu({
      point: pointBelow(card),
      label: t('requirements.move.menu', { title: requirement.title }),
      entries: moveEntries(requirement, (which, to) => void moveTo(which, to)),
    })
  }
  useCommands([
    {
      id: 'requirement.moveTo',
      titleKey: 'requirements.command.move',
      icon: 'right',
      group: 'record',
      shortcut: 'M',
      when: () => isChosenShown,
      run: () => {
        if (chosen !== undefined) openMoves(chosen)
      },
    },
  ])

  const neighbour = (requirement: Requirement, key: string): string | undefined => {
    const columnAt = shown.findIndex(({ state }) => state === requirement.state)
    const cards = shown[columnAt]?.cards ?? []
    const at = cards.findIndex(({ id }) => id === requirement.id)
    switch (key) {
      case 'ArrowDown':
      case 'j':
        return cards[at + 1]?.id
      case 'ArrowUp':
      case 'k':
        return cards[at - 1]?.id
      case 'Home':
        return cards[0]?.id
      case 'End':
        return cards.at(-1)?.id
      case 'ArrowRight':
        return nearest(shown.slice(columnAt + 1), at)
      case 'ArrowLeft':
        return nearest(shown.slice(0, columnAt).reverse(), at)
      default:
        return undefined
    }
  }
  const stepTo = (requirement: Requirement, forwards: boolean): void => {
    const at = requirementStates.indexOf(requirement.state)
    const side = forwards ? requirementStates.slice(at + 1) : requirementStates.slice(0, at).reverse()
    const to = side.find((state) => refusalWords(t, requirement, state) === null)
    const [next] = side
    if (to !== undefined) void moveTo(requirement, to)
    else if (next !== undefined) tellRefusal(next, refusalWords(t, requirement, next) ?? '')
  }
  const onKeyDown = (event: KeyboardEvent, requirement: Requirement): void => {
    if (isImeKey(event)) return
    const { key } = event
    const isPlain = isSingleKeyCommand(event)
    if ((key === 'ArrowRight' || key === 'ArrowLeft') && event.shiftKey && isPlain) {
      event.preventDefault()
      stepTo(requirement, key === 'ArrowRight')
    } else if (
      key === 'ContextMenu' ||
      (key === 'F10' && event.shiftKey) ||
      (key === 'j' && (event.ctrlKey || event.metaKey))
    ) {
      event.preventDefault()
      openMenu(requirement, pointBelow(event.currentTarget))
    } else if (isPlain && key === 'Enter') {
      event.preventDefault()
      onOpen(requirement.id)
    } else if (isPlain && key === ' ') {
      event.preventDefault()
      onPeek(requirement.id)
    } else if (isPlain && !event.shiftKey && (singleKeys || (key !== 'j' && key !== 'k'))) {
      const next = neighbour(requirement, key)
      if (next === undefined) return
      event.preventDefault()
      focusCard(next)
    }
  }

  return (
    <div ref={root} className="kb">
      {shown.map(({ state, cards }) => (
        <BoardColumn
          key={state}
          state={state}
          cards={cards}
          today={today}
          chosenId={chosenId}
          tabStopId={tabStopId}
          dragged={dragged ?? null}
          {...(state === 'told' ? { onFold: () => boardState.setState({ isToldOpen: false }) } : {})}
          onDrop={() => {
            setDraggedId(null)
            if (dragged !== undefined) void moveTo(dragged, state)
          }}
          handlersOf={(requirement) => ({
            onFocus: () => {
              focusedId.current = requirement.id
              // A press may begin a drag: what choosing opens beside the board would move the columns under it.
              if (requirement.id !== chosenId && !isPressed.current) onChoose(requirement.id)
            },
            onPointerDown: () => {
              isPressed.current = true
            },
            onPointerUp: () => {
              isPressed.current = false
            },
            onBlur: (event: FocusEvent) => {
              if (event.relatedTarget !== null) focusedId.current = null
            },
            onClick: () => onChoose(requirement.id),
            onDoubleClick: () => onOpen(requirement.id),
            onKeyDown: (event) => onKeyDown(event, requirement),
            onContextMenu: (event) => {
              event.preventDefault()
              openMenu(requirement, { x: event.clientX, y: event.clientY })
            },
            onDragStart: (event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', `${requirement.code} ${requirement.title}`)
              setDraggedId(requirement.id)
            },
            onDragEnd: () => {
              isPressed.current = false
              setDraggedId(null)
            },
          })}
        />
      ))}
      {!isToldOpen && (
        <FoldedColumn
          state="told"
          count={columns.find(({ state }) => state === 'told')?.cards.length ?? 0}
          dragged={dragged ?? null}
          onUnfold={() => boardState.setState({ isToldOpen: true })}
          onDrop={() => {
            setDraggedId(null)
            if (dragged !== undefined) void moveTo(dragged, 'told')
          }}
        />
      )}
      <ContextMenu
        label={menu?.label ?? ''}
        point={menu?.point ?? null}
        entries={menu?.entries ?? []}
        onClose={() => setMenu(null)}
      />
    </div>
  )
}

/** The card at the same height in the next column that has any. */
const nearest = (
  columns: readonly { readonly cards: readonly Requirement[] }[],
  at: number,
): string | undefined => {
  const cards = columns.find((column) => column.cards.length > 0)?.cards ?? []
  return cards[Math.min(Math.max(at, 0), cards.length - 1)]?.id
}
