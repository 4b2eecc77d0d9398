import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The sheet of paper: from the tokens, so that both themes and every font size follow. */
export const codeTheme = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'var(--text-16)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: 'var(--font-ui)',
      lineHeight: 'var(--lh-16)',
      overflow: 'auto',
      alignItems: 'flex-start',
    },
    '.cm-content': {
      padding: '0 0 40vh',
      maxWidth: '700px',
      textAutospace: 'normal',
      caretColor: 'var(--accent)',
    },
    '.cm-line': { padding: '3px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '1.5px' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      background: 'var(--selection)',
    },
    '.cm-gutters': { background: 'transparent', border: '0', color: 'var(--ink-faint)' },
    '.cm-margin': {
      width: 'var(--margin-w)',
      fontSize: 'var(--text-12)',
      textAlign: 'end',
      fontVariantNumeric: 'tabular-nums',
    },
    '.cm-margin .cm-gutterElement': { padding: '3px 0', lineHeight: '28px' },
    '.cm-gutters-before': { paddingInlineEnd: '20px', marginInlineEnd: '0' },
    '.cm-gutters-after': { paddingInlineStart: '20px', flex: '1', minWidth: '150px' },
    '.cm-chips': { width: '100%' },
    '.cm-chips .cm-gutterElement': { padding: '3px 8px 3px 0', textAlign: 'start', color: 'var(--ink)' },
    '.bound': {
      background: 'var(--mark)',
      borderBottom: '2px solid var(--ink-muted)',
      borderRadius: '3px 3px 0 0',
      padding: '1px 0',
    },
    '.bound.promise, .bound.milestone, .bound.intent, .bound.outcome': {
      borderBottomColor: 'var(--accent-fill)',
    },
    '.bound.requirement': { borderBottomColor: 'var(--info-fill)' },
    '.bound.risk': { borderBottomColor: 'var(--danger-fill)' },
    '.bound.value, .bound.first_value': { borderBottomColor: 'var(--positive-fill)' },
    '.cm-searchMatch': { background: 'var(--mark)' },
    '.cm-panels': { background: 'var(--overlay)', color: 'var(--ink)', borderColor: 'var(--line)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.heading, fontWeight: '600' },
      { tag: tags.strong, fontWeight: '600' },
      { tag: tags.emphasis, textEmphasis: 'dot' },
      { tag: tags.processingInstruction, color: 'var(--ink-faint)', fontWeight: '400' },
      { tag: [tags.link, tags.url], color: 'var(--accent)' },
      { tag: tags.quote, color: 'var(--ink-muted)' },
      { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: 'var(--text-14)' },
    ]),
  ),
]
