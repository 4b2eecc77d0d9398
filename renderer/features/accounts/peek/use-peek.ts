import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Day } from '../../../../shared/kernel/index.ts'
import { useFrame, useLayer } from '../../../app/index.ts'
import type { AccountRow } from '../account-words.ts'
import { preloadPeek } from './peek-reads.ts'

export interface Peek {
  /** The account in the panel, as it is now; null while the panel is closed or the account is filtered away. */
  readonly row: AccountRow | null
  /** Space: opens on the row, or closes. */
  readonly toggle: (row: AccountRow) => void
  /** The focus is on another row: an open panel shows that one. */
  readonly follow: (row: AccountRow) => void
  readonly close: () => void
}

/** Which account is peeked at. The neighbours are asked for too, so that J and K show theirs at once. */
export function usePeek(shown: readonly AccountRow[], today: Day): Peek {
  const { queries } = useFrame()
  const [id, setId] = useState<string | null>(null)
  const index = useMemo(() => (id === null ? -1 : shown.findIndex((row) => row.id === id)), [shown, id])
  const row = shown[index] ?? null
  const close = useCallback((): void => setId(null), [])
  const follow = useCallback(
    (next: AccountRow): void => setId((before) => (before === null ? null : next.id)),
    [],
  )
  const toggle = useCallback(
    (next: AccountRow): void => setId((before) => (before === next.id ? null : next.id)),
    [],
  )
  useLayer(row !== null, close)
  const before = shown[index - 1]?.id
  const after = shown[index + 1]?.id
  const isOpen = row !== null
  useEffect(() => {
    if (!isOpen) return
    for (const accountId of [before, after])
      if (accountId !== undefined) preloadPeek(queries, accountId, today)
  }, [queries, isOpen, before, after, today])
  return { row, toggle, follow, close }
}
