import {
  type EditorState,
  type Extension,
  RangeSet,
  type Range,
  StateEffect,
  StateField,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from '@codemirror/view'
import type { BoundSentence } from './surface.ts'

/** The bound sentences that the editor draws now. Their places move along with edits until the next list comes. */
export const showBound = StateEffect.define<readonly BoundSentence[]>()

const boundField = StateField.define<readonly BoundSentence[]>({
  create: () => [],
  update(bound, transaction) {
    for (const effect of transaction.effects) if (effect.is(showBound)) return effect.value
    if (!transaction.docChanged) return bound
    return bound
      .map((sentence) => ({
        ...sentence,
        from: transaction.changes.mapPos(sentence.from, 1),
        to: transaction.changes.mapPos(sentence.to, -1),
      }))
      .filter((sentence) => sentence.to > sentence.from)
  },
  // Marks only change style, never the text's nodes at the caret: an input method is not disturbed.
  provide: (field) => EditorView.decorations.compute([field], (state) => toDecorations(state, field)),
})

function toDecorations(state: EditorState, field: StateField<readonly BoundSentence[]>): DecorationSet {
  const length = state.doc.length
  const marks: Range<Decoration>[] = state
    .field(field)
    .filter((sentence) => sentence.to <= length && sentence.from < sentence.to)
    .map((sentence) => Decoration.mark({ class: `bound ${sentence.kind}` }).range(sentence.from, sentence.to))
  return Decoration.set(marks, true)
}

/** One gutter line's chips, in the order of the text. */
class Chips extends GutterMarker {
  readonly sentences: readonly BoundSentence[]
  readonly open: (id: string) => void

  constructor(sentences: readonly BoundSentence[], open: (id: string) => void) {
    super()
    this.sentences = sentences
    this.open = open
  }

  override eq(other: GutterMarker): boolean {
    return (
      other instanceof Chips &&
      JSON.stringify(other.sentences.map(shown)) === JSON.stringify(this.sentences.map(shown))
    )
  }

  override toDOM(): Node {
    const chips = document.createElement('span')
    chips.className = 'chips'
    for (const sentence of this.sentences) {
      const chip = document.createElement('button')
      chip.type = 'button'
      // The gutter is for the eye and the mouse; the list beside the note leads to the same by keyboard.
      chip.tabIndex = -1
      chip.className = `kind ${sentence.kind}`
      const kind = document.createElement('b')
      kind.textContent = sentence.label
      chip.append(kind, ` ${sentence.detail}`)
      chip.addEventListener('click', () => this.open(sentence.id))
      chips.append(chip)
    }
    return chips
  }
}

const shown = ({ id, kind, label, detail }: BoundSentence) => [id, kind, label, detail]

class Time extends GutterMarker {
  readonly time: string

  constructor(time: string) {
    super()
    this.time = time
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof Time && other.time === this.time
  }

  override toDOM(): Node {
    return document.createTextNode(this.time)
  }
}

/** Bound sentences by the line on which they begin. */
function byLine(state: EditorState): Map<number, BoundSentence[]> {
  const lines = new Map<number, BoundSentence[]>()
  for (const sentence of state.field(boundField)) {
    if (sentence.from > state.doc.length) continue
    const { from } = state.doc.lineAt(sentence.from)
    const line = lines.get(from) ?? []
    line.push(sentence)
    lines.set(from, line)
  }
  return lines
}

function markers(
  state: EditorState,
  toMarker: (sentences: readonly BoundSentence[]) => GutterMarker | null,
): RangeSet<GutterMarker> {
  const ranges: Range<GutterMarker>[] = []
  for (const [position, sentences] of byLine(state)) {
    const marker = toMarker(sentences.toSorted((left, right) => left.from - right.from))
    if (marker !== null) ranges.push(marker.range(position))
  }
  return RangeSet.of(ranges, true)
}

/** Highlights in the text, the time of noting left of the margin line, chips right of the text. */
export const boundSentences = (open: (id: string) => void): Extension => [
  boundField,
  gutter({
    class: 'cm-margin',
    renderEmptyElements: false,
    initialSpacer: () => new Time('00:00'),
    markers: (view) =>
      markers(view.state, ([first]) =>
        first === undefined || first.time === '' ? null : new Time(first.time),
      ),
  }),
  gutter({
    class: 'cm-chips',
    side: 'after',
    renderEmptyElements: false,
    markers: (view) => markers(view.state, (sentences) => new Chips(sentences, open)),
  }),
]
