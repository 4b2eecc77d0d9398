import type { ReadStore } from '../../../electron/core/store/index.ts'

/** What a person sees of a workspace, flat: `draft <id>` and `note <id>` to the text, `promise <id>` to the title … */
export type Content = ReadonlyMap<string, string>

/** What one step of work changes. The id of something new is `?` until it is known. */
export interface Change {
  readonly set: Readonly<Record<string, string>>
  readonly drop: readonly string[]
}

export function readContent(read: ReadStore): Content {
  const content = new Map<string, string>()
  const take = (kind: string, sql: string): void => {
    for (const { id, value } of read.rows<{ id: string; value: string }>(sql))
      content.set(`${kind} ${id}`, value)
  }
  take('note', 'SELECT id, body AS value FROM note WHERE deleted_at IS NULL')
  take('draft', 'SELECT note_id AS id, body AS value FROM draft')
  take('promise', 'SELECT id, title AS value FROM promise WHERE deleted_at IS NULL')
  take('account', "SELECT id, coalesce(city, '') AS value FROM account WHERE deleted_at IS NULL")
  return content
}

export function withChange(content: Content, change: Change): Content {
  const next = new Map(content)
  for (const key of change.drop) next.delete(key)
  for (const [key, value] of Object.entries(change.set)) next.set(key, value)
  return next
}

/** Gives `note ?` the id of the one note that is there and was not before. */
function named(change: Change, before: Content, found: Content): Change {
  const set = Object.entries(change.set).map(([key, value]): [string, string] => {
    if (!key.endsWith(' ?')) return [key, value]
    const added = [...found.keys()].filter((each) => each.startsWith(key.slice(0, -1)) && !before.has(each))
    return [added.length === 1 ? (added[0] ?? key) : key, value]
  })
  return { ...change, set: Object.fromEntries(set) }
}

const short = (text: string | undefined): string =>
  text === undefined ? 'nothing' : JSON.stringify(text.slice(0, 40))

function firstDifference(wanted: Content, found: Content): string | null {
  for (const [key, value] of wanted)
    if (found.get(key) !== value) return `${key} is ${short(found.get(key))}, not ${short(value)}`
  for (const key of found.keys()) if (!wanted.has(key)) return `${key} is there and should not be`
  return null
}

/**
 * Null when `found` is all that was acknowledged, or that and the one step that was under way: whole or not at all.
 * Else what is wrong.
 */
export function compareContent(
  acknowledged: Content,
  underWay: Change | null,
  found: Content,
): string | null {
  const difference = firstDifference(acknowledged, found)
  if (difference === null || underWay === null) return difference
  const further = withChange(acknowledged, named(underWay, acknowledged, found))
  return firstDifference(further, found) === null ? null : difference
}

/** What the writer says: it begins a step, it has been told that the step is saved. */
export type WriterLine =
  | { readonly at: 'open' }
  | { readonly at: 'begin'; readonly change: Change }
  | { readonly at: 'saved'; readonly change: Change }
  | { readonly at: 'backup'; readonly name: string; readonly digest: string }
  | { readonly at: 'end' }

/** What holds after some of a writer's lines. */
export interface Expected {
  readonly acknowledged: Content
  readonly underWay: Change | null
  readonly opened: boolean
  readonly ended: boolean
  /** The latest backup that was reported as made. */
  readonly backup: { readonly name: string; readonly digest: string } | null
}

export const expectedAtFirst = (content: Content): Expected => ({
  acknowledged: content,
  underWay: null,
  opened: false,
  ended: false,
  backup: null,
})

export function expectedAfter(expected: Expected, line: WriterLine): Expected {
  switch (line.at) {
    case 'open':
      return { ...expected, opened: true }
    case 'begin':
      return { ...expected, underWay: line.change }
    case 'saved':
      return {
        ...expected,
        acknowledged: withChange(expected.acknowledged, line.change),
        underWay: null,
      }
    case 'backup':
      return { ...expected, backup: { name: line.name, digest: line.digest } }
    case 'end':
      return { ...expected, ended: true }
  }
}
