import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/index.ts'
import { announce, Icon, isImeKey, Kbd, useComposition } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import { closeOverlay } from '../shell/overlays.ts'
import { PaletteActions } from './palette-actions.tsx'
import { PaletteOption } from './palette-option.tsx'
import { chosenRow, moveChoice, type PaletteRow } from './palette-rows.ts'
import { runRow } from './row-actions.ts'
import { usePaletteRows } from './use-palette-rows.ts'

export interface PaletteDialogProps {
  readonly mode: 'palette' | 'goTo'
}

/**
 * The APG combobox with a list below it, made by hand: React Aria's Autocomplete drops the chosen row after Backspace,
 * paste and undo and moves it while composing, but here Enter must always open the row that is seen to be chosen.
 */
export function PaletteDialog({ mode }: PaletteDialogProps) {
  const t = useT()
  const frame = useFrame()
  const listId = useId()
  const [draft, setDraft] = useState('')
  const [text, setText] = useState('')
  const [wantedKey, setWantedKey] = useState<string | null>(null)
  const [isShowingActions, setShowingActions] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const search = (committed: string): void => {
    setText(committed)
    setWantedKey(null)
  }
  const composition = useComposition(search)

  const groups = usePaletteRows(mode, text)
  const rows = groups.flatMap((group) => group.rows)
  const chosen = chosenRow(rows, wantedKey)
  const optionId = (key: string): string => `${listId}-${key}`

  const count = rows.filter(({ kind }) => kind !== 'search').length
  useEffect(() => {
    if (text !== '') announce(t('app.palette.count', { count }))
  }, [text, count, t])
  const chosenId = chosen === undefined ? null : optionId(chosen.key)
  useEffect(() => {
    if (chosenId !== null) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])

  const run = (row: PaletteRow, where: 'here' | 'newWindow'): void => {
    closeOverlay()
    runRow(frame, row, where)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event)) return
    const steps: Readonly<Record<string, Parameters<typeof moveChoice>[2]>> = {
      ArrowDown: 'next',
      ArrowUp: 'previous',
      PageDown: 'pageDown',
      PageUp: 'pageUp',
    }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setWantedKey(moveChoice(rows, chosen?.key, step))
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      run(chosen, event.ctrlKey || event.metaKey ? 'newWindow' : 'here')
    } else if (event.key === 'Tab' && chosen?.kind === 'record' && !event.shiftKey) {
      event.preventDefault()
      setShowingActions(true)
    }
  }

  return (
    <ModalOverlay
      className="scrim top"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) closeOverlay()
      }}
    >
      <Modal className="modal">
        <AriaDialog
          className="dialog pal"
          aria-label={mode === 'goTo' ? t('app.palette.goLabel') : t('app.palette.label')}
        >
          {isShowingActions && chosen !== undefined ? (
            <PaletteActions
              row={chosen}
              onDone={closeOverlay}
              onBack={() => {
                setShowingActions(false)
                requestAnimationFrame(() => input.current?.focus())
              }}
            />
          ) : (
            <>
              <div className="pal-in">
                <Icon name="search" />
                <input
                  ref={input}
                  autoFocus
                  value={draft}
                  role="combobox"
                  aria-label={t('app.palette.placeholder')}
                  aria-expanded={rows.length > 0}
                  aria-controls={listId}
                  aria-autocomplete="list"
                  {...(chosenId === null ? {} : { 'aria-activedescendant': chosenId })}
                  placeholder={
                    mode === 'goTo' ? t('app.palette.goPlaceholder') : t('app.palette.placeholder')
                  }
                  spellCheck={false}
                  autoComplete="off"
                  onChange={(event) => {
                    setDraft(event.target.value)
                    if (!composition.isComposing()) search(event.target.value)
                  }}
                  onKeyDown={onKeyDown}
                  {...composition.handlers}
                />
              </div>
              <div className="menu pal-list" id={listId} role="listbox" aria-label={t('app.palette.results')}>
                {groups.map((group) => (
                  <div
                    key={group.name}
                    role="group"
                    {...(group.name === 'search'
                      ? { 'aria-label': t('app.command.search') }
                      : { 'aria-labelledby': `${listId}-${group.name}` })}
                  >
                    {group.name !== 'search' && (
                      <div className="hd" id={`${listId}-${group.name}`} role="presentation">
                        {t(`app.palette.group.${group.name}`)}
                      </div>
                    )}
                    {group.rows.map((row) => (
                      <PaletteOption
                        key={row.key}
                        id={optionId(row.key)}
                        row={row}
                        isChosen={row.key === chosen?.key}
                        onChoose={() => setWantedKey(row.key)}
                        onRun={(where) => run(row, where)}
                      />
                    ))}
                  </div>
                ))}
                {rows.length === 0 && text !== '' && (
                  <p className="none">{t('app.palette.none', { text })}</p>
                )}
              </div>
              <div className="pal-f t12 muted">
                <span>
                  <Kbd keys="Enter" /> {t('app.palette.hint.open')}
                </span>
                <span>
                  <Kbd keys="Ctrl+Enter" split /> {t('app.palette.hint.newWindow')}
                </span>
                <span>
                  <Kbd keys="Tab" /> {t('app.palette.hint.actions')}
                </span>
              </div>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
