import { ok } from '../../../shared/kernel/index.ts'
import type { Handlers } from './context.ts'
import { findNames } from './search/find-names.ts'
import { findText } from './search/find.ts'

export const searchHandlers = {
  'search.find': ({ store }, input) => ok(findText(store.read, input)),
  'search.names': ({ store }, { text, limit }) => ok(findNames(store.read, text, limit)),
  /** Opened records come first in the palette. */
  'search.touched': ({ store, clock }, { kind, id }) => {
    store.local((write) =>
      write.run({
        sql: 'INSERT INTO recent (kind, record_id, at) VALUES (?, ?, ?) ON CONFLICT (kind, record_id) DO UPDATE SET at = excluded.at',
        parameters: [kind, id, clock.now()],
      }),
    )
    return ok({})
  },
} satisfies Handlers<'search.find' | 'search.names' | 'search.touched'>
