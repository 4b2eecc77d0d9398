import {
  type Area,
  type CallFailure,
  type CallInput,
  type CallOutput,
  contract,
} from '../../../shared/contract/index.ts'
import type { AppClient, ReadName } from '../client.ts'
import { queryKey } from './query-key.ts'
import { shareStructure } from './share-structure.ts'

/** One cached answer as a component sees it. A new object whenever anything in it changes. */
export interface QueryState<Name extends ReadName> {
  /** The last answer, with optimistic patches laid over it. It stays while a newer one is fetched. */
  readonly data: CallOutput<Name> | undefined
  /** Why the last fetch failed; `data` may still hold the answer before it. */
  readonly error: CallFailure<Name> | undefined
}

/** A write shown before the core has answered. `settle` is called once, whichever way the write went. */
export interface Patch {
  settle(outcome: 'kept' | 'reverted'): void
}

export interface QueryCache {
  /** What is cached now, without asking for anything. */
  peek<Name extends ReadName>(name: Name, input: CallInput<Name>): QueryState<Name>
  /** Whether the cached answer is there and nothing has changed since. */
  isFresh<Name extends ReadName>(name: Name, input: CallInput<Name>): boolean
  /** Keeps the answer fresh while subscribed; the listener hears every change of `peek`. */
  subscribe<Name extends ReadName>(name: Name, input: CallInput<Name>, listener: () => void): () => void
  /** Fetches ahead of need: hover, selection. Does nothing when a fresh answer is there. */
  preload<Name extends ReadName>(name: Name, input: CallInput<Name>): void
  /** The fresh answer, fetched when the cached one is stale or missing. */
  fetch<Name extends ReadName>(name: Name, input: CallInput<Name>): Promise<QueryState<Name>>
  refetch<Name extends ReadName>(name: Name, input: CallInput<Name>): void
  /** Lays `change` over one cached answer until the patch is settled. */
  patch<Name extends ReadName>(
    name: Name,
    input: CallInput<Name>,
    change: (data: CallOutput<Name>) => CallOutput<Name>,
  ): Patch
  invalidate(areas: readonly Area[]): void
  invalidateAll(): void
  /** Forgets everything: another workspace is open. */
  clear(): void
  stop(): void
}

interface Entry {
  readonly key: string
  readonly name: ReadName
  readonly input: CallInput<ReadName>
  readonly listeners: Set<() => void>
  readonly patches: { readonly change: (data: never) => unknown }[]
  /** The core's answer without patches. */
  base: unknown
  hasBase: boolean
  /** Grows with each invalidation; a fetch that started at an older one does not make the entry fresh. */
  version: number
  fetchedVersion: number
  /** Grows when a patch is kept; an answer asked for before that would show the old value again. */
  keptPatches: number
  fetching: Promise<void> | null
  state: QueryState<ReadName>
}

const empty: QueryState<ReadName> = { data: undefined, error: undefined }

export interface QueryCacheOptions {
  /** How many answers that nobody shows are kept. */
  readonly mostIdle?: number
}

export function createQueryCache(client: AppClient, { mostIdle = 200 }: QueryCacheOptions = {}): QueryCache {
  // A Map keeps insertion order: re-inserting on use makes its first entries the least recently used.
  const entries = new Map<string, Entry>()
  let isStopped = false

  const publish = (entry: Entry, error: QueryState<ReadName>['error']): void => {
    const patched = entry.hasBase
      ? entry.patches.reduce((data, patch) => patch.change(data as never), entry.base)
      : undefined
    if (patched === entry.state.data && error === entry.state.error) return
    entry.state = { data: patched as QueryState<ReadName>['data'], error }
    for (const listener of [...entry.listeners]) listener()
  }

  const dropIdle = (): void => {
    let idle = 0
    for (const entry of entries.values()) if (isIdle(entry)) idle += 1
    for (const entry of entries.values()) {
      if (idle <= mostIdle) return
      if (!isIdle(entry)) continue
      entries.delete(entry.key)
      idle -= 1
    }
  }

  const entryOf = (name: ReadName, input: CallInput<ReadName>): Entry => {
    const key = queryKey(name, input)
    const found = entries.get(key)
    if (found !== undefined) {
      entries.delete(key)
      entries.set(key, found)
      return found
    }
    const entry: Entry = {
      key,
      name,
      input,
      listeners: new Set(),
      patches: [],
      base: undefined,
      hasBase: false,
      version: 1,
      fetchedVersion: 0,
      keptPatches: 0,
      fetching: null,
      state: empty,
    }
    entries.set(key, entry)
    return entry
  }

  const isStale = (entry: Entry): boolean => entry.fetchedVersion < entry.version

  const load = async (entry: Entry): Promise<void> => {
    while (isStale(entry) && !isStopped) {
      const { version, keptPatches } = entry
      const result = await client.call(entry.name, entry.input)
      if (isStopped) return
      entry.fetchedVersion = version
      if (!result.ok) {
        publish(entry, result.error)
        if (result.error.code === 'disconnected') {
          // Asked again when the core is back: see `invalidateAll` on link.
          entry.fetchedVersion = 0
          break
        }
        if (!isStale(entry)) break
        continue
      }
      // An answer older than a write that has been acknowledged since would make the row jump back for a moment.
      if (keptPatches === entry.keptPatches) {
        entry.base = shareStructure(entry.base, result.value)
        entry.hasBase = true
        publish(entry, undefined)
      }
      if (entry.listeners.size === 0) break
    }
    entry.fetching = null
    dropIdle()
  }

  const ensure = (entry: Entry): Promise<void> => {
    if (entry.fetching !== null) return entry.fetching
    if (!isStale(entry)) return Promise.resolve()
    // Deferred by a turn: a component that subscribes during commit must not be told while React is committing.
    entry.fetching = Promise.resolve().then(() => load(entry))
    return entry.fetching
  }

  const makeStale = (entry: Entry): void => {
    entry.version += 1
    if (entry.listeners.size > 0) void ensure(entry)
  }

  const invalidate = (areas: readonly Area[]): void => {
    const changed = new Set(areas)
    for (const entry of entries.values()) {
      if (contract[entry.name].areas.some((area) => changed.has(area))) makeStale(entry)
    }
  }

  const invalidateAll = (): void => {
    for (const entry of entries.values()) makeStale(entry)
  }

  const offChanged = client.on('data.changed', ({ areas }) => invalidate(areas))
  const offLink = client.onLink((isUp) => {
    // Events may have been missed while the core was away.
    if (isUp) invalidateAll()
  })

  // The entry is found by name and input together, so its data has the type that the name says.
  const typed = <Name extends ReadName>(state: QueryState<ReadName>) => state as QueryState<Name>

  return {
    peek: (name, input) => typed(entries.get(queryKey(name, input))?.state ?? empty),
    isFresh(name, input) {
      const entry = entries.get(queryKey(name, input))
      return entry !== undefined && !isStale(entry)
    },
    subscribe(name, input, listener) {
      const entry = entryOf(name, input)
      entry.listeners.add(listener)
      void ensure(entry)
      return () => {
        entry.listeners.delete(listener)
        dropIdle()
      }
    },
    preload(name, input) {
      void ensure(entryOf(name, input))
    },
    async fetch(name, input) {
      const entry = entryOf(name, input)
      await ensure(entry)
      return typed(entry.state)
    },
    refetch: (name, input) => {
      const entry = entryOf(name, input)
      entry.version += 1
      void ensure(entry)
    },
    patch(name, input, change) {
      const entry = entryOf(name, input)
      const patch = { change: change as (data: never) => unknown }
      entry.patches.push(patch)
      publish(entry, entry.state.error)
      return {
        settle(outcome) {
          const place = entry.patches.indexOf(patch)
          if (place === -1) return
          entry.patches.splice(place, 1)
          if (outcome === 'kept' && entry.hasBase) {
            entry.base = patch.change(entry.base as never)
            entry.keptPatches += 1
            makeStale(entry)
          }
          publish(entry, entry.state.error)
        },
      }
    },
    invalidate,
    invalidateAll,
    clear() {
      for (const entry of entries.values()) {
        entry.base = undefined
        entry.hasBase = false
        entry.keptPatches += 1
        publish(entry, undefined)
        makeStale(entry)
      }
    },
    stop() {
      isStopped = true
      offChanged()
      offLink()
      entries.clear()
    },
  }
}

const isIdle = (entry: Entry): boolean =>
  entry.listeners.size === 0 && entry.fetching === null && entry.patches.length === 0
