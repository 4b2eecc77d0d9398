import { z } from 'zod'
import { id, instant } from './common.ts'
import { read, write } from './call.ts'

export const searchKinds = [
  'account',
  'person',
  'note',
  'requirement',
  'promise',
  'attachment',
  'risk',
  'task',
  'value',
  'visit',
  'intent',
  'outcome',
  'training',
] as const

export const searchHit = z.object({
  kind: z.enum(searchKinds),
  id,
  title: z.string(),
  accountId: id.nullable(),
  accountName: z.string().nullable(),
  at: instant,
  /** A piece of the text around the first match. */
  snippet: z.string(),
  /** Where the words stand in `snippet` and in `title`: [start, end) in UTF-16 units. */
  snippetMarks: z.array(z.tuple([z.int(), z.int()])),
  titleMarks: z.array(z.tuple([z.int(), z.int()])),
  /** Where the first match stands in the full text: the jump goes there. */
  position: z.int().nullable(),
})

export const searchCalls = {
  /** VIS-8. All words must occur; a word of Chinese matches inside longer ones; names also by pinyin and initials. */
  'search.find': read(
    [
      'notes',
      'people',
      'accounts',
      'requirements',
      'promises',
      'attachments',
      'risks',
      'tasks',
      'value',
      'visits',
    ],
    z.object({
      text: z.string().max(500),
      kinds: z.array(z.enum(searchKinds)).optional(),
      accountId: id.optional(),
      from: instant.optional(),
      to: instant.optional(),
      limit: z.int().min(1).max(200),
      offset: z.int().nonnegative().optional(),
    }),
    z.object({ hits: z.array(searchHit), total: z.int() }),
  ),
  /** The palette: names of accounts, people, notes, requirements; recents when the text is empty. */
  'search.names': read(
    ['accounts', 'people', 'notes', 'requirements'],
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(50) }),
    z.object({
      hits: z.array(
        z.object({
          kind: z.enum(['account', 'person', 'note', 'requirement']),
          id,
          title: z.string(),
          detail: z.string(),
          accountId: id.nullable(),
          marks: z.array(z.tuple([z.int(), z.int()])),
        }),
      ),
    }),
  ),
  'search.touched': write([], z.object({ kind: z.string().max(40), id }), z.object({})),
} as const
