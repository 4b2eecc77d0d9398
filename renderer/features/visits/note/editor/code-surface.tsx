import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { markdown, markdownKeymap } from '@codemirror/lang-markdown'
import { openSearchPanel, searchKeymap } from '@codemirror/search'
import { EditorState, Prec, Transaction } from '@codemirror/state'
import { drawSelection, EditorView, keymap } from '@codemirror/view'
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import shadowStyles from './code-surface.css?inline'
import { boundSentences, showBound } from './bound-sentences.ts'
import { codeTheme } from './code-theme.ts'
import type { SurfaceHandle, SurfaceProps, TextRange } from './surface.ts'

/** Marks changes that did not come from the person, so that they are not reported as typing. */
const fromStore = Transaction.userEvent.of('adopt')

const rangeOf = (state: EditorState): TextRange => ({
  from: state.selection.main.from,
  to: state.selection.main.to,
})

/** The smallest change that turns one text into the other, so that the caret and the undo history survive. */
export function smallestChange(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  let end = 0
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1
  // Never between the halves of a surrogate pair.
  if (start > 0 && /[\uD800-\uDBFF]/.test(before[start - 1] ?? '')) start -= 1
  if (end > 0 && /[\uDC00-\uDFFF]/.test(before[before.length - end] ?? '')) end -= 1
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}

/**
 * The Markdown editor. It lives in a shadow root: CodeMirror then brings its styles as a constructed sheet, which the
 * content security policy allows, instead of as a style element, which it does not.
 */
export function CodeSurface({ ref, ...props }: SurfaceProps & { readonly ref: Ref<SurfaceHandle> }) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const waiting = useRef<string | null>(null)

  const adopt = (text: string): void => {
    const editor = view.current
    if (editor === null) return
    if (editor.composing) {
      waiting.current = text
      return
    }
    const before = editor.state.doc.toString()
    if (before === text) return
    editor.dispatch({
      changes: smallestChange(before, text),
      annotations: [fromStore, Transaction.addToHistory.of(false)],
    })
  }
  const adoptRef = useRef(adopt)
  adoptRef.current = adopt

  // Before the handle below is given out: whoever gets it finds an editor behind it.
  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(shadowStyles)
    const menuKey = (key: 'up' | 'down' | 'enter' | 'escape' | 'tab') => (editor: EditorView) =>
      !editor.composing && latest.current.onMenuKey(key)
    const { initialText, initialCaret, label, description } = latest.current
    const caret = Math.min(initialCaret ?? 0, initialText.length)
    const editor = new EditorView({
      root: shadow,
      parent: shadow,
      state: EditorState.create({
        doc: initialText,
        selection: { anchor: caret },
        extensions: [
          Prec.highest(
            keymap.of([
              { key: 'ArrowUp', run: menuKey('up') },
              { key: 'ArrowDown', run: menuKey('down') },
              { key: 'Enter', run: menuKey('enter') },
              { key: 'Escape', run: menuKey('escape') },
              { key: 'Tab', run: menuKey('tab') },
            ]),
          ),
          history(),
          drawSelection(),
          EditorView.lineWrapping,
          EditorState.allowMultipleSelections.of(false),
          EditorView.contentAttributes.of({
            'aria-label': label,
            'aria-description': description,
            spellcheck: 'false',
            autocorrect: 'off',
            autocapitalize: 'off',
          }),
          markdown(),
          codeTheme,
          boundSentences((id) => latest.current.onOpenBound(id)),
          keymap.of([
            { key: 'Ctrl-f', mac: 'Cmd-f', run: openSearchPanel },
            // Tab is free to leave the editor unless the caret stands in a list; Esc then Tab always leaves.
            { key: 'Tab', run: (target) => isInList(target.state) && indentMore(target) },
            { key: 'Shift-Tab', run: (target) => isInList(target.state) && indentLess(target) },
            ...markdownKeymap,
            ...historyKeymap,
            ...searchKeymap,
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            const isOwn = update.transactions.some((transaction) => transaction.isUserEvent('adopt'))
            if (update.docChanged && !isOwn)
              latest.current.onChange(update.state.doc.toString(), rangeOf(update.state))
            else if (update.selectionSet) latest.current.onSelection(rangeOf(update.state))
          }),
          EditorView.domEventHandlers({
            compositionstart: () => {
              latest.current.onComposition(true)
              return false
            },
            compositionend: (_, target) => {
              // The editor takes the committed text over after this event.
              setTimeout(() => {
                latest.current.onComposition(false)
                latest.current.onChange(target.state.doc.toString(), rangeOf(target.state))
                const text = waiting.current
                waiting.current = null
                if (text !== null) adoptRef.current(text)
              })
              return false
            },
            blur: () => {
              latest.current.onBlur()
              return false
            },
            paste: (event) => takeFiles(event.clipboardData?.files),
            drop: (event) => takeFiles(event.dataTransfer?.files),
          }),
        ],
      }),
    })
    function takeFiles(files: FileList | undefined): boolean {
      if (files === undefined || files.length === 0) return false
      latest.current.onFiles([...files])
      return true
    }
    // After the editor has put in its own, so that both are there.
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
    editor.dispatch({ effects: showBound.of(latest.current.bound) })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((each) => each !== sheet)
    }
  }, [])

  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    editor.dispatch({
      effects: showBound.of(props.bound.filter((sentence) => sentence.to <= editor.state.doc.length)),
    })
  }, [props.bound])

  useImperativeHandle(
    ref,
    (): SurfaceHandle => ({
      focus: () => view.current?.focus(),
      text: () => view.current?.state.doc.toString() ?? '',
      selection: () => (view.current === null ? { from: 0, to: 0 } : rangeOf(view.current.state)),
      replace(range, insert, caret) {
        view.current?.dispatch({
          changes: { ...range, insert },
          selection: { anchor: caret ?? range.from + insert.length },
          userEvent: 'input',
          scrollIntoView: true,
        })
      },
      adopt: (text) => adoptRef.current(text),
      reveal({ from, to }) {
        const editor = view.current
        if (editor === null) return
        const length = editor.state.doc.length
        editor.dispatch({
          selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
          effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
        })
        editor.focus()
      },
      caretBox(position) {
        const box = view.current?.coordsAtPos(position)
        return box == null ? null : new DOMRect(box.left, box.top, 0, box.bottom - box.top)
      },
    }),
  )

  return <div ref={host} className="note-surface" data-text-entry="" />
}

const isInList = (state: EditorState): boolean =>
  /^\s*([-*+]|\d+[.)])\s/.test(state.doc.lineAt(state.selection.main.head).text)
