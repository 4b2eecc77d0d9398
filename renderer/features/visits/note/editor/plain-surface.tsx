import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { isImeKey } from '../../../../ui/index.ts'
import { smallestChange } from './code-surface.tsx'
import { plainCaretBox } from './plain-caret.ts'
import type { SurfaceHandle, SurfaceProps } from './surface.ts'

const menuKeys: Readonly<Record<string, 'up' | 'down' | 'enter' | 'escape' | 'tab'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'enter',
  Escape: 'escape',
  Tab: 'tab',
}

/**
 * 兼容输入模式 (interface.md 30): the same text in the system's own field, for input methods that do not get along with
 * the editor. Uncontrolled: nothing ever writes into it while a person types.
 */
export function PlainSurface({ ref, ...props }: SurfaceProps & { readonly ref: Ref<SurfaceHandle> }) {
  const descriptionId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const isComposing = useRef(false)
  const waiting = useRef<string | null>(null)

  const range = () => ({ from: field.current?.selectionStart ?? 0, to: field.current?.selectionEnd ?? 0 })
  const report = (): void => props.onChange(field.current?.value ?? '', range())

  const adopt = (text: string): void => {
    const element = field.current
    if (element === null || element.value === text) return
    if (isComposing.current) {
      waiting.current = text
      return
    }
    const change = smallestChange(element.value, text)
    const caret = element.selectionStart
    const { scrollTop } = element
    element.value = text
    const moved =
      caret <= change.from
        ? caret
        : Math.max(change.from, caret + change.insert.length - (change.to - change.from))
    element.setSelectionRange(moved, moved)
    element.scrollTop = scrollTop
  }

  const initialCaret = useRef(props.initialCaret ?? 0)
  // Before the handle below is given out: whoever gets it may move the caret elsewhere.
  useLayoutEffect(() => {
    const element = field.current
    const caret = Math.min(initialCaret.current, element?.value.length ?? 0)
    element?.setSelectionRange(caret, caret)
  }, [])

  useImperativeHandle(
    ref,
    (): SurfaceHandle => ({
      focus: () => field.current?.focus(),
      text: () => field.current?.value ?? '',
      selection: range,
      replace({ from, to }, insert, caret) {
        const element = field.current
        if (element === null) return
        element.setRangeText(insert, from, to, 'end')
        element.setSelectionRange(caret ?? from + insert.length, caret ?? from + insert.length)
        report()
      },
      adopt,
      reveal({ from, to }) {
        const element = field.current
        if (element === null) return
        element.focus()
        element.setSelectionRange(from, to)
        const box = plainCaretBox(element, from)
        element.scrollTop += box.top - element.getBoundingClientRect().top - element.clientHeight / 2
      },
      caretBox: (position) => (field.current === null ? null : plainCaretBox(field.current, position)),
    }),
  )

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const key = menuKeys[event.key]
    if (key !== undefined && props.onMenuKey(key)) event.preventDefault()
  }

  return (
    <>
      <p id={descriptionId} className="visually-hidden">
        {props.description}
      </p>
      <textarea
        ref={field}
        className="note-plain"
        defaultValue={props.initialText}
        aria-label={props.label}
        aria-describedby={descriptionId}
        spellCheck={false}
        onInput={() => {
          report()
        }}
        onSelect={() => props.onSelection(range())}
        onCompositionStart={() => {
          isComposing.current = true
          props.onComposition(true)
        }}
        onCompositionEnd={() => {
          isComposing.current = false
          props.onComposition(false)
          report()
          const text = waiting.current
          waiting.current = null
          if (text !== null) adopt(text)
        }}
        onBlur={props.onBlur}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          props.onFiles([...event.clipboardData.files])
        }}
        onDrop={(event) => {
          if (event.dataTransfer.files.length === 0) return
          event.preventDefault()
          props.onFiles([...event.dataTransfer.files])
        }}
      />
    </>
  )
}
