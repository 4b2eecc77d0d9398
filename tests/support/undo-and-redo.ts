import { expect } from 'vitest'
import type { TestCore } from './core.ts'

/**
 * Does something that is one action of the person, takes it back and does it again: after the undo everything is as it
 * was before, after the redo as the action left it. Gives the action's answer.
 */
export async function undoneAndRedone<Answer>(
  core: TestCore,
  action: () => Promise<Answer>,
): Promise<Answer> {
  const before = core.store.digest()
  const answer = await action()
  const after = core.store.digest()
  expect(after).not.toBe(before)
  await core.call('history.undo', {})
  expect(core.store.digest()).toBe(before)
  await core.call('history.redo', {})
  expect(core.store.digest()).toBe(after)
  return answer
}
