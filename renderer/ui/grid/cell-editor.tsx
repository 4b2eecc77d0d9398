import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { type Day, minorToDecimal } from '../../../shared/kernel/index.ts'
import { type Translate, useT } from '../../i18n/index.ts'
import { textToDay } from '../day-text.ts'
import { Icon } from '../icon.tsx'
import { isImeKey } from '../ime.ts'
import { textToMinor } from '../money-text.ts'
import type { CellEdit } from './columns.ts'

/** How an editor was left: Enter moves down, Tab right or left, Esc and a click elsewhere stay. */
export type EditorExit = 'down' | 'right' | 'left' | 'stay' | 'elsewhere'

interface CellEditorProps<Row> {
  readonly edit: CellEdit<Row>
  readonly row: Row
  readonly label: string
  readonly onExit: (exit: EditorExit) => void
}

export function CellEditor<Row>({ edit, row, label, onExit }: CellEditorProps<Row>) {
  if (edit.type === 'choice') return <ChoiceEditor edit={edit} row={row} label={label} onExit={onExit} />
  return <TextEditor edit={edit} row={row} label={label} onExit={onExit} />
}

type TypedEdit<Row> = Exclude<CellEdit<Row>, { readonly type: 'choice' }>
type ChoiceEdit<Row> = Extract<CellEdit<Row>, { readonly type: 'choice' }>

/** What stands in the editor when it opens. */
function editText<Row>(edit: TypedEdit<Row>, row: Row): string {
  switch (edit.type) {
    case 'text':
      return edit.get(row)
    case 'number':
      return String(edit.get(row) ?? '')
    case 'money': {
      const minor = edit.get(row)
      return minor === null ? '' : minorToDecimal(minor, edit.currency(row))
    }
    case 'day':
      return edit.get(row) ?? ''
  }
}

/** The write that the text asks for, or what is wrong with it. Nothing changed: no write. */
export type EditPlan =
  | { readonly kind: 'same' }
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'save'; readonly save: () => void }

export function planEdit<Row>(edit: TypedEdit<Row>, row: Row, text: string, t: Translate): EditPlan {
  const bare = text.trim()
  switch (edit.type) {
    case 'text': {
      const why = edit.validate?.(text, row)
      if (why !== undefined) return { kind: 'wrong', why }
      return text === edit.get(row) ? { kind: 'same' } : { kind: 'save', save: () => edit.save(row, text) }
    }
    case 'number': {
      const value = bare === '' ? null : Number(bare.replace(/[,，\s]/g, ''))
      if (value !== null && !Number.isFinite(value)) return { kind: 'wrong', why: t('ui.field.notANumber') }
      const why = edit.validate?.(value, row)
      if (why !== undefined) return { kind: 'wrong', why }
      return value === edit.get(row) ? { kind: 'same' } : { kind: 'save', save: () => edit.save(row, value) }
    }
    case 'money': {
      const minor = bare === '' ? null : textToMinor(bare, edit.currency(row))
      if (minor === null && bare !== '') return { kind: 'wrong', why: t('ui.field.notANumber') }
      return minor === edit.get(row) ? { kind: 'same' } : { kind: 'save', save: () => edit.save(row, minor) }
    }
    case 'day': {
      const day: Day | null = bare === '' ? null : textToDay(bare, edit.get(row) ?? edit.near)
      if (day === null && bare !== '') return { kind: 'wrong', why: t('ui.field.notADay') }
      return day === edit.get(row) ? { kind: 'same' } : { kind: 'save', save: () => edit.save(row, day) }
    }
  }
}

function TextEditor<Row>({
  edit,
  row,
  label,
  onExit,
}: CellEditorProps<Row> & { readonly edit: TypedEdit<Row> }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  const [wrong, setWrong] = useState<string | undefined>()
  const isLeft = useRef(false)
  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [])

  const leave = (exit: EditorExit, isSaved: boolean) => {
    // Leaving takes the input away, which blurs it: that blur must not save a second time.
    if (isLeft.current) return
    if (isSaved && input.current) {
      const plan = planEdit(edit, row, input.current.value, t)
      if (plan.kind === 'wrong' && exit !== 'elsewhere') {
        setWrong(plan.why)
        return
      }
      isLeft.current = true
      if (plan.kind === 'save') plan.save()
    }
    isLeft.current = true
    onExit(exit)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter picks a candidate, Esc drops it: the cell stays open.
    if (isImeKey(event)) return
    event.stopPropagation()
    if (event.key === 'Enter') leave('down', true)
    else if (event.key === 'Tab') leave(event.shiftKey ? 'left' : 'right', true)
    else if (event.key === 'Escape') leave('stay', false)
    else return
    event.preventDefault()
  }

  return (
    <span className="g-edit">
      <input
        ref={input}
        className="g-input"
        defaultValue={editText(edit, row)}
        aria-label={label}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : errorId}
        inputMode={edit.type === 'number' || edit.type === 'money' ? 'decimal' : undefined}
        onKeyDown={onKeyDown}
        onChange={() => setWrong(undefined)}
        onBlur={() => leave('elsewhere', true)}
      />
      {wrong !== undefined && (
        <span id={errorId} role="alert" className="g-wrong">
          <Icon name="risk" size={14} />
          {wrong}
        </span>
      )}
    </span>
  )
}

function ChoiceEditor<Row>({
  edit,
  row,
  label,
  onExit,
}: CellEditorProps<Row> & { readonly edit: ChoiceEdit<Row> }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const choices = edit.choices(row)
  const current = edit.get(row)
  const choose = (id: string) => {
    if (id !== current) edit.save(row, id)
    onExit('down')
  }
  return (
    <span className="g-edit" ref={anchor}>
      <span className="g-input pick">
        {choices.find((choice) => choice.id === current)?.label}
        <span className="sp" />
        <Icon name="down" size={12} />
      </span>
      <Popover
        className="pop"
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onExit('stay')
        }}
        placement="bottom start"
        offset={2}
        aria-label={label}
        style={{ minWidth: 160 }}
      >
        <ListBox
          className="menu listbox"
          aria-label={label}
          // The list is what was asked for: the next key chooses in it.
          autoFocus="first"
          items={choices}
          selectionMode="single"
          defaultSelectedKeys={current === null ? [] : [current]}
          disabledKeys={choices.filter((choice) => choice.isDisabled).map((choice) => choice.id)}
          // One press chooses, by mouse too; pressing what is chosen leaves it, and says so with an empty set.
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys]
            if (key === undefined) onExit('stay')
            else choose(String(key))
          }}
        >
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className="mi">
              <span className="tick">{choice.id === current && <Icon name="check" />}</span>
              <span className="l">{choice.label}</span>
              {choice.meta && <span className="k">{choice.meta}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </span>
  )
}
