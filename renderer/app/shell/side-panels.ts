import { z } from 'zod'
import { createPersistedStore } from '../stores/interface-state.ts'

/** Which side panels a person has folded away, by page. */
export const sidePanels = createPersistedStore<{ readonly folded: readonly string[] }>({
  name: 'frame.sidePanels',
  version: 1,
  initial: { folded: [] },
  schema: z.object({ folded: z.array(z.string().max(80)).max(200) }),
})
