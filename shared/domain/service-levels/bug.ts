import type { TicketFacts, TicketWait } from './ticket.ts'

/** A step of a bug on its way (REQ-8); `from` null: it was made. `at` in ms UTC. */
export interface BugMove {
  readonly from: string | null
  readonly to: string
  readonly at: number
}

export interface BugOfAccount {
  /** When this account reported it, ms UTC. */
  readonly reportedAt: number
  /** In their order. */
  readonly moves: readonly BugMove[]
  /** Instants (ms UTC) at which this account was told something about it: a fix date promised, the outcome. */
  readonly answers: readonly number[]
}

/** Shipped counts as solved: telling has its own row. So does declined: it is decided. */
const settled: ReadonlySet<string> = new Set(['shipped', 'declined', 'told'])

/**
 * REQ-7, ACC-5: a bug as one asking account's ticket, so that the clocks of tickets read it. Answered by the first
 * move or answer after that account reported it; solved where it was shipped or declined, for an account that comes
 * later at once; opened again it was solved in between. It waits for the customer while it was sent back for what is
 * missing: a new bug without conditions and steps is ours to complete and waits for nobody.
 */
export function bugTicket({ reportedAt, moves, answers }: BugOfAccount): {
  readonly ticket: TicketFacts
  readonly waits: readonly TicketWait[]
} {
  const since = (at: number): number => Math.max(at, reportedAt)
  const waits: TicketWait[] = []
  let solvedAt: number | null = null
  let backAt: number | null = null
  for (const { from, to, at } of moves) {
    if (backAt !== null) {
      waits.push({ kind: 'customer', fromAt: since(backAt), toAt: since(at) })
      backAt = null
    }
    if (settled.has(to)) solvedAt ??= at
    else if (solvedAt !== null) {
      waits.push({ kind: 'solved', fromAt: since(solvedAt), toAt: since(at) })
      solvedAt = null
    }
    if (to === 'needs_background' && from !== null) backAt = at
  }
  if (backAt !== null) waits.push({ kind: 'customer', fromAt: since(backAt), toAt: null })
  const replies = [
    ...moves.flatMap(({ from, at }) => (from === null || at < reportedAt ? [] : [at])),
    ...answers.map(since),
  ]
  return {
    ticket: {
      openedAt: reportedAt,
      answeredAt: replies.length === 0 ? null : Math.min(...replies),
      closedAt: solvedAt === null ? null : since(solvedAt),
      firstResponseMinutes: null,
    },
    // What ended before this account reported it did not keep it waiting.
    waits: waits.filter(({ fromAt, toAt }) => toAt === null || toAt > fromAt),
  }
}
