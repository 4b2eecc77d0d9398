/** A place in the text, in UTF-16 units. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** A bound sentence as the editor draws it: highlighted, underlined in its kind's colour, with a chip beside the line. */
export interface BoundSentence extends TextRange {
  readonly id: string
  readonly kind: EvidenceKind
  /** The chip's words: kind first, then what it became. */
  readonly label: string
  readonly detail: string
  /** hh:mm, for the margin. */
  readonly time: string
}

export type EvidenceKind =
  | 'promise'
  | 'requirement'
  | 'risk'
  | 'task'
  | 'person'
  | 'value'
  | 'first_value'
  | 'milestone'
  | 'intent'
  | 'outcome'
  | 'answer'

/** What an editor of either kind can be asked to do. The note page knows nothing else of it. */
export interface SurfaceHandle {
  focus(): void
  text(): string
  selection(): TextRange
  /** As if the person had typed it: undo takes it back. */
  replace(range: TextRange, insert: string, caret?: number): void
  /** Another text stands in the store now; the caret stays near where it was. Waits for the end of a composition. */
  adopt(text: string): void
  /** Scrolls to a place and selects it. */
  reveal(range: TextRange): void
  /** Where the caret stands on screen, for menus. */
  caretBox(position: number): DOMRect | null
}

export interface SurfaceProps {
  readonly label: string
  readonly description: string
  readonly initialText: string
  readonly initialCaret: number | null
  readonly bound: readonly BoundSentence[]
  onChange(text: string, selection: TextRange): void
  onSelection(selection: TextRange): void
  onComposition(isComposing: boolean): void
  onBlur(): void
  /** A key the menu at the caret wants; true when it took it. Never called for keys of an input method. */
  onMenuKey(key: 'up' | 'down' | 'enter' | 'escape' | 'tab'): boolean
  /** Pasted or dropped files. */
  onFiles(files: readonly File[]): void
  onOpenBound(id: string): void
}
