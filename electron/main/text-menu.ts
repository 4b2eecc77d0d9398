import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import type { HostWords } from '../../shared/rpc/host-contract.ts'

export interface TextMenuActions {
  replace(word: string): void
  learn(word: string): void
}

type TextMenuParams = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>

const mostSuggestions = 5

/** The menu of the right mouse button in text; empty where there is nothing to do with text. */
export function textMenuTemplate(
  params: TextMenuParams,
  words: HostWords,
  actions: TextMenuActions,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = params
  const copy: MenuItemConstructorOptions = { role: 'copy', label: words.copy, enabled: editFlags.canCopy }
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy]
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...dictionarySuggestions
            .slice(0, mostSuggestions)
            .map((word) => ({ label: word, click: () => actions.replace(word) })),
          { label: words.learnSpelling, click: () => actions.learn(misspelledWord) },
          { type: 'separator' },
        ]
  return [
    ...spelling,
    { role: 'undo', label: words.undo, enabled: editFlags.canUndo },
    { role: 'redo', label: words.redo, enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', label: words.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
  ]
}
