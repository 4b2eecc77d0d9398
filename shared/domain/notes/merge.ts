import { diff3Merge } from 'node-diff3'
import { alignUnique, type Slices } from './unique-anchors.ts'

/** `clean` false: both sides changed the same place, and neither may be preferred. */
export type NoteMerge = { readonly clean: true; readonly text: string } | { readonly clean: false }

export interface NoteVersions {
  /** The text that both sides started from. */
  readonly base: string
  readonly ours: string
  readonly theirs: string
}

/**
 * Merges two texts that grew out of one, character by character (sync.md §1, "Visit notes").
 *
 * A character is what a person sees as one: emoji with their joiners, letters with their accents, never half of a
 * surrogate pair. Clean only when no place was changed by both sides, or both made the very same change there; what
 * touches counts as the same place. Everything that either side typed is then in the text. Symmetric in what it
 * keeps, and the same on every device.
 *
 * Long texts are first cut where unchanged lines, then unchanged clauses, occur once in all three; only what lies
 * between is compared by character. A stretch that is still too large to compare is reported as not clean, which
 * loses nothing: both texts stay.
 */
export function mergeNotes(versions: NoteVersions): NoteMerge {
  const budget = { left: mostComparisons }
  const text = mergeBy([byLine, byClause], versions, budget)
  return text === null ? { clean: false } : { clean: true, text }
}

/** Character comparisons for one merge: some 50 ms. */
const mostComparisons = 24_000_000
/** Below this, comparing by character at once is quicker than looking for anchors. */
const smallEnough = 250_000

type Cut = (text: string) => readonly string[]

const byLine: Cut = (text) => text.match(/[^\n]*\n|[^\n]+/g) ?? []
const byClause: Cut = (text) =>
  text.match(/[^\s，。！？；、,.!?;]*[\s，。！？；、,.!?;]+|[^\s，。！？；、,.!?;]+/gu) ?? []

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const byCharacter = (text: string): string[] => Array.from(segmenter.segment(text), (part) => part.segment)

const costOf = ({ base, ours, theirs }: NoteVersions): number =>
  (base.length + 1) * (ours.length + theirs.length + 2)

/** The merged text, or null where the two sides collide. */
function mergeBy(cuts: readonly Cut[], versions: NoteVersions, budget: { left: number }): string | null {
  const { base, ours, theirs } = versions
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  const [cut, ...finer] = cuts
  if (cut === undefined || costOf(versions) <= smallEnough) return mergeCharacters(versions, budget)

  const parts = { base: cut(base), ours: cut(ours), theirs: cut(theirs) }
  let merged = ''
  for (const piece of alignUnique(parts)) {
    if (piece.kind === 'same') {
      merged += piece.text
      continue
    }
    const inner = mergeBy(finer, joined(piece.slices), budget)
    if (inner === null) return null
    merged += inner
  }
  return merged
}

const joined = (slices: Slices): NoteVersions => ({
  base: slices.base.join(''),
  ours: slices.ours.join(''),
  theirs: slices.theirs.join(''),
})

function mergeCharacters(versions: NoteVersions, budget: { left: number }): string | null {
  budget.left -= costOf(versions)
  if (budget.left < 0) return null
  const regions = diff3Merge(
    byCharacter(versions.ours),
    byCharacter(versions.base),
    byCharacter(versions.theirs),
    { excludeFalseConflicts: true },
  )
  let merged = ''
  for (const region of regions) {
    if (region.ok === undefined) return null
    merged += region.ok.join('')
  }
  return merged
}
