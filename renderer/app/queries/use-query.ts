import { use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { CallInput, CallOutput } from '../../../shared/contract/index.ts'
import type { ReadName } from '../client.ts'
import { DialogPlaceContext } from '../dialogs/dialog-place.ts'
import { useFrame } from '../frame-context.ts'
import type { QueryState } from './query-cache.ts'
import { queryKey } from './query-key.ts'

export interface QueryOptions {
  /** False: nothing is asked for, and `data` is what happens to be cached. */
  readonly isEnabled?: boolean
  /** While the answer to a new input is on its way, go on showing the one before it (search as you type). */
  readonly keepPrevious?: boolean
}

export interface Query<Name extends ReadName> extends QueryState<Name> {
  /** Neither an answer nor an error yet. Local answers come within a frame or two: show nothing, not a skeleton. */
  readonly isPending: boolean
  refetch(): void
}

/**
 * The core's answer, kept fresh while the component is mounted. In a dialog it begins with a fresh one: a form takes its
 * fields from what it sees first, and would write an old value back.
 */
export function useQuery<Name extends ReadName>(
  name: Name,
  input: CallInput<Name>,
  { isEnabled = true, keepPrevious = false }: QueryOptions = {},
): Query<Name> {
  const { queries } = useFrame()
  const key = queryKey(name, input)
  // Inputs are usually written in place; the key says whether they are the same.
  const inputRef = useRef({ key, input })
  if (inputRef.current.key !== key) inputRef.current = { key, input }
  const stableInput = inputRef.current.input

  const subscribe = useCallback(
    (listener: () => void) => (isEnabled ? queries.subscribe(name, stableInput, listener) : () => {}),
    [queries, name, stableInput, isEnabled],
  )
  const state = useSyncExternalStore(subscribe, () => queries.peek(name, stableInput))

  const previous = useRef<CallOutput<Name> | undefined>(undefined)
  useEffect(() => {
    if (state.data !== undefined) previous.current = state.data
  }, [state.data])

  const isInDialog = use(DialogPlaceContext) !== null
  const [freshKey, setFreshKey] = useState(() => (queries.isFresh(name, input) ? key : null))
  const isAwaited = isInDialog && isEnabled && freshKey !== key
  useEffect(() => {
    if (!isAwaited) return
    let isGone = false
    void queries.fetch(name, stableInput).then(() => {
      if (!isGone) setFreshKey(key)
    })
    return () => {
      isGone = true
    }
  }, [isAwaited, queries, name, stableInput, key])

  const fresh = isAwaited ? undefined : state.data
  const data = fresh ?? (keepPrevious ? previous.current : undefined)
  return {
    ...state,
    data,
    isPending: data === undefined && state.error === undefined,
    refetch: () => queries.refetch(name, stableInput),
  }
}

/** Fetches ahead of need, on hover or when the selection moves: the screen that opens next then has its data. */
export function usePreload(): <Name extends ReadName>(name: Name, input: CallInput<Name>) => void {
  const { queries } = useFrame()
  return queries.preload
}
