import { ok } from '../../../../shared/kernel/index.ts'
import type { ReadStore, WriteStore } from '../../store/index.ts'
import { type Handlers, notFound, refuse } from '../context.ts'
import { tidied } from '../typed-text.ts'
import { pairKey } from './duplicates.ts'

const namesOf = (read: ReadStore, ids: readonly string[]): string =>
  ids.map((id) => read.record('account', id)?.name ?? '').join(' · ')

/** ACC-10: two accounts that look alike and are not one customer. Undone like everything else. */
export const apartHandlers = {
  'account.setApart': (context, { oneId, otherId, reason }) => {
    const label = { title: namesOf(context.store.read, [oneId, otherId]) }
    return context.change({ name: 'account.setApart', label }, (write) => {
      if (oneId === otherId) return refuse('same_account', 'an account is not apart from itself')
      for (const id of [oneId, otherId])
        if (write.record('account', id) === undefined) return notFound('account', id)
      const key = pairKey(oneId, otherId)
      const known = write.records('account_apart').find((mark) => pairKey(mark.oneId, mark.otherId) === key)
      const words = tidied({ reason })
      if (known !== undefined) {
        const changed = write.update('account_apart', known.id, words)
        return ok({ id: known.id, actionId: changed ? write.actionId : null })
      }
      const [one = oneId, other = otherId] = key.split(' ')
      const id = write.insert('account_apart', { oneId: one, otherId: other, ...words })
      return ok({ id, actionId: write.actionId })
    })
  },

  'account.removeApart': (context, { id }) => {
    const mark = context.store.read.record('account_apart', id)
    const label = { title: mark === undefined ? '' : namesOf(context.store.read, [mark.oneId, mark.otherId]) }
    return context.change({ name: 'account.removeApart', label }, (write) =>
      write.remove('account_apart', id) ? ok({ actionId: write.actionId }) : notFound('account_apart', id),
    )
  },
} satisfies Handlers<'account.setApart' | 'account.removeApart'>

/** Who was apart from an account that is merged into another one is apart from that one. */
export function carryApart(write: WriteStore, keepId: string, dropId: string): void {
  for (const mark of write.records('account_apart')) {
    const other = mark.oneId === dropId ? mark.otherId : mark.otherId === dropId ? mark.oneId : null
    if (other === null || other === keepId) continue
    const [oneId = keepId, otherId = other] = pairKey(keepId, other).split(' ')
    write.update('account_apart', mark.id, { oneId, otherId })
  }
}
