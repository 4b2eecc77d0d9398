import { z } from 'zod'
import { createPersistedStore } from '../stores/interface-state.ts'

const mostKept = 12

/** Commands run from the palette, the last one first. */
export const recentCommands = createPersistedStore<{ readonly ids: readonly string[] }>({
  name: 'frame.recentCommands',
  version: 1,
  initial: { ids: [] },
  schema: z.object({ ids: z.array(z.string().max(80)).max(mostKept) }),
})

export const rememberCommand = (id: string): void =>
  recentCommands.setState(({ ids }) => ({
    ids: [id, ...ids.filter((other) => other !== id)].slice(0, mostKept),
  }))
