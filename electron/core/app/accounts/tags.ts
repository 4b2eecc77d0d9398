import type { WriteStore } from '../../store/index.ts'

const tidy = (tags: readonly string[]): string[] => [
  ...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== '')),
]

/** Adds and removes tags of an account; true when one of them changed. */
export function changeTags(
  write: WriteStore,
  accountId: string,
  add: readonly string[],
  remove: readonly string[],
): boolean {
  const present = write.records('account_tag', { accountId })
  const leaving = new Set(tidy(remove))
  let changed = false
  // Two devices can have added the same tag: all of its rows go.
  for (const { id, tag } of present)
    if (leaving.has(tag)) changed = write.remove('account_tag', id) || changed
  for (const tag of tidy(add)) {
    if (leaving.has(tag) || present.some((row) => row.tag === tag)) continue
    write.insert('account_tag', { accountId, tag })
    changed = true
  }
  return changed
}
