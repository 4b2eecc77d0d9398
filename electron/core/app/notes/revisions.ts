import {
  ancestryOf,
  mergeNotes,
  type RevisionLink,
  titleOfNote,
} from '../../../../shared/domain/notes/index.ts'
import type { ReadStore, RecordOf, WriteStore } from '../../store/index.ts'

export interface Written {
  /** The revision that the editor goes on from. */
  readonly revId: string
  /** Its text: what was given, or the merge. */
  readonly body: string
  readonly merged: boolean
  /** How many texts stand side by side now. */
  readonly heads: number
  /** False when the note said just this already. */
  readonly changed: boolean
}

/**
 * Adds a text to a note (sync.md §1). `parents` are the revisions it was written over. What was typed becomes a
 * revision of its own in any case; where the note has moved on since, a further revision joins the two if they do
 * not overlap, else both stay. Nothing is ever replaced.
 */
export function writeRevision(
  write: WriteStore,
  note: RecordOf<'note'>,
  body: string,
  parents: readonly string[],
): Written {
  // As the store keeps it: half a surrogate pair cannot be stored.
  const text = body.toWellFormed()
  if (note.headCount === 1 && note.headRevId !== null && text === note.body)
    return { revId: note.headRevId, body: note.body, merged: false, heads: 1, changed: false }
  const [parent, ...others] = parents
  if (
    note.headRevId !== null &&
    parent !== undefined &&
    others.length === 0 &&
    bodyOf(write, parent) === text
  ) {
    // Nothing was typed here; the note may have moved on elsewhere.
    const { headRevId, headCount } = note
    return { revId: headRevId, body: note.body, merged: note.body !== text, heads: headCount, changed: false }
  }

  const isNext =
    note.headCount === 0 || (note.headCount === 1 && parents.length === 1 && parents[0] === note.headRevId)
  const written = isNext
    ? {
        revId: insertRevision(write, note.id, note.headRevId === null ? [] : [note.headRevId], text),
        body: text,
        merged: false,
        heads: 1,
      }
    : joinHeads(write, note.id, text, parents)
  followFirstLine(write, note, written.body)
  return { ...written, changed: true }
}

const insertRevision = (
  write: WriteStore,
  noteId: string,
  parents: readonly string[],
  body: string,
): string => write.insert('note_rev', { noteId, parents, author: write.user, hlc: write.hlc(), body })

const bodyOf = (read: ReadStore, revId: string): string | undefined => read.record('note_rev', revId)?.body

function joinHeads(
  write: WriteStore,
  noteId: string,
  text: string,
  parents: readonly string[],
): Omit<Written, 'changed'> {
  const before = ancestryOf(readRevisionLinks(write, noteId, parents))
  const own = before.livingParents(parents)
  let revId = insertRevision(write, noteId, own, text)
  let body = text
  let merged = false
  let heads = 1
  for (const head of before.heads) {
    const known = ancestryOf(readRevisionLinks(write, noteId, parents))
    if (known.includes(revId, head)) continue
    const ancestor = known.commonAncestor(revId, head)
    const outcome = mergeNotes({
      base: ancestor === null ? '' : (bodyOf(write, ancestor) ?? ''),
      ours: body,
      theirs: bodyOf(write, head) ?? '',
    })
    if (!outcome.clean) {
      heads += 1
      continue
    }
    merged = merged || outcome.text !== text
    body = outcome.text
    revId = insertRevision(write, noteId, [revId, head], body)
  }
  return { revId, body, merged, heads }
}

/** The revisions of a note, oldest first, with those in the bin that an editor still names or that link the others. */
function readRevisionLinks(read: ReadStore, noteId: string, named: readonly string[]): RevisionLink[] {
  const select = 'SELECT id, parents, hlc, deleted_at FROM note_rev WHERE note_id = ?'
  type Row = {
    readonly id: string
    readonly parents: string
    readonly hlc: string
    readonly deleted_at: number | null
  }
  const rows = new Map<string, RevisionLink & { readonly hlc: string }>()
  const take = (list: readonly Row[]): void => {
    for (const row of list)
      rows.set(row.id, {
        id: row.id,
        parents: JSON.parse(row.parents) as string[],
        living: row.deleted_at === null,
        hlc: row.hlc,
      })
  }
  take(read.rows<Row>(`${select} AND deleted_at IS NULL`, noteId))
  let wanted = new Set([...named, ...[...rows.values()].flatMap(({ parents }) => parents)])
  const asked = new Set<string>()
  for (;;) {
    const unknown = [...wanted].filter((id) => !rows.has(id) && !asked.has(id))
    if (unknown.length === 0) break
    for (const id of unknown) asked.add(id)
    // Only by id: the index over a note's revisions leaves out what is in the bin.
    const found = read.rows<Row>(
      `${select} AND id IN (SELECT value FROM json_each(?))`,
      noteId,
      JSON.stringify(unknown),
    )
    take(found)
    wanted = new Set(found.flatMap(({ parents }) => JSON.parse(parents) as string[]))
  }
  return [...rows.values()].sort((left, right) => (left.hlc < right.hlc ? -1 : left.hlc > right.hlc ? 1 : 0))
}

/** A title that was taken from the first line stays with it; one that a person gave stays as it is. */
function followFirstLine(write: WriteStore, note: RecordOf<'note'>, body: string): void {
  if (note.title !== '' && note.title !== titleOfNote(note.body)) return
  const title = titleOfNote(body)
  if (title !== '' && title !== note.title) write.update('note', note.id, { title })
}
