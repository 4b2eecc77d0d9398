import { type Arguments } from '../arguments.ts'
import type { CoreSession } from '../core-session.ts'
import { formatTable, type Output } from '../output.ts'
import { UsageError } from '../usage.ts'

/** `search TEXT`. */
export async function searchText(session: CoreSession, args: Arguments, output: Output): Promise<void> {
  const text = args.words.join(' ')
  if (text.trim() === '') throw new UsageError('search takes TEXT')
  const limit = Number(args.values.limit ?? '50')
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new UsageError('--limit is a number from 1 to 200')
  const { hits, total } = await session.call('search.find', { text, limit })
  output.result(
    {
      hits: hits.map(({ kind, id, title, snippet, accountId, accountName }) => ({
        kind,
        id,
        title,
        snippet,
        accountId,
        accountName,
      })),
      total,
    },
    () =>
      hits.length === 0
        ? `nothing says ${text}`
        : formatTable(hits.map((hit) => [hit.kind, hit.title, hit.accountName ?? '', hit.snippet])),
  )
}
