import type { WriteStore } from '../../store/index.ts'
import { readLivingAsks } from './rows.ts'

/** What everyone was told no longer holds: each is to be told anew. */
export function forgetTelling(write: WriteStore, requirementId: string): void {
  for (const { id } of readLivingAsks(write, [requirementId]))
    write.update('requirement_ask', id, {
      toldOn: null,
      toldBy: null,
      toldHow: null,
      toldTo: null,
      reaction: null,
      reactionText: null,
    })
}
