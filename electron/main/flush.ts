import { randomUUID } from 'node:crypto'
import type { WebContents } from 'electron'
import { channels } from '../ipc-channels.ts'
import { type Within, withinTime } from './time-limit.ts'

/** Asks windows to hand what has been typed to the core, and hears when they have. */
export interface Flushes {
  /** Resolves when the page has answered, is gone, or the time is up. */
  ask(contents: WebContents): Promise<Within>
  /** The page's answer; one from another window is ignored. */
  done(contentsId: number, id: string): void
}

const limitMs = 3_000

export function createFlushes(): Flushes {
  const waiting = new Map<string, { readonly contentsId: number; resolve(): void }>()
  return {
    async ask(contents) {
      if (contents.isDestroyed() || contents.isCrashed()) return 'done'
      const id = randomUUID()
      const answered = Promise.withResolvers<void>()
      waiting.set(id, { contentsId: contents.id, resolve: answered.resolve })
      contents.once('destroyed', () => answered.resolve())
      contents.once('render-process-gone', () => answered.resolve())
      contents.send(channels.hostEvent, 'flush', { id })
      const outcome = await withinTime(limitMs, answered.promise)
      waiting.delete(id)
      return outcome
    },
    done(contentsId, id) {
      const entry = waiting.get(id)
      if (entry?.contentsId === contentsId) entry.resolve()
    },
  }
}
