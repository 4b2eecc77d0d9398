import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

declare global {
  interface Window {
    /** The text, put there before the page's own scripts. */
    readonly bareText?: string
  }
}

/** CodeMirror with Markdown and nothing of ours: no drafts, no bound sentences, no word count. */
export function showEditor(root: HTMLElement): void {
  root.style.height = '100vh'
  const view = new EditorView({
    parent: root,
    state: EditorState.create({
      doc: window.bareText ?? '',
      extensions: [
        history(),
        EditorView.lineWrapping,
        EditorView.theme({ '&': { height: '100vh' } }),
        markdown(),
        keymap.of([...historyKeymap, ...defaultKeymap]),
      ],
    }),
  })
  view.focus()
}
