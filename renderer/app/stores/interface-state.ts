import { z } from 'zod'
import { create, type StoreApi, type UseBoundStore } from 'zustand'

/** One slice of interface state that survives a restart: which version it was written in, and the state itself. */
const savedSlice = z.object({ version: z.int(), state: z.unknown() })

export interface InterfaceStoreOptions<State extends object> {
  /** The name under which it is kept: `accounts.grid`. */
  readonly name: string
  /** Raise it when the shape changes. */
  readonly version: number
  readonly initial: State
  readonly schema: z.ZodType<State>
  /** Brings a state of an older version up to date; what then does not fit the schema is dropped. */
  migrate?(state: unknown, version: number): unknown
}

export type InterfaceStore<State extends object> = UseBoundStore<StoreApi<State>>

interface PersistedStore {
  readonly read: () => { readonly version: number; readonly state: unknown }
  readonly accept: (saved: unknown) => void
  readonly reset: () => void
  readonly subscribe: (listener: () => void) => () => void
}

const persisted = new Map<string, PersistedStore>()
/** Set while a workspace is open: a store that arrives later, with a page loaded on demand, is filled and kept too. */
const memory: { adopt: ((name: string, store: PersistedStore) => void) | null } = { adopt: null }

/** State of the interface (selection, filters, layout). Data of customers never goes here: it lives in the query cache. */
export const createInterfaceStore = <State extends object>(initial: State): InterfaceStore<State> =>
  create<State>()(() => initial)

/** The same, kept across restarts through `settings.set {interface}`. */
export function createPersistedStore<State extends object>({
  name,
  version,
  initial,
  schema,
  migrate,
}: InterfaceStoreOptions<State>): InterfaceStore<State> {
  if (persisted.has(name)) throw new Error(`two stores are named ${name}`)
  const store = createInterfaceStore(initial)
  const keeper: PersistedStore = {
    read: () => ({ version, state: store.getState() }),
    accept(saved) {
      const slice = savedSlice.safeParse(saved)
      if (!slice.success || slice.data.version > version) return
      const state =
        slice.data.version < version ? migrate?.(slice.data.state, slice.data.version) : slice.data.state
      const fitting = schema.safeParse(state)
      if (fitting.success) store.setState(fitting.data, true)
    },
    reset: () => store.setState(initial, true),
    subscribe: (listener) => store.subscribe(listener),
  }
  persisted.set(name, keeper)
  memory.adopt?.(name, keeper)
  return store
}

export interface InterfaceMemory {
  /** Something outside of the stores has changed too: keep it soon. */
  touch(): void
  /** Writes what has changed at once: the window is about to go. */
  flush(): Promise<void>
  stop(): void
}

export interface InterfaceMemoryOptions {
  readonly saved: Readonly<Record<string, unknown>>
  /** More to keep than the stores know, read at the moment of writing. */
  extra?(): Readonly<Record<string, unknown>>
  write(state: Record<string, unknown>): Promise<unknown>
}

/** Long enough that dragging a column writes once, short enough that a crash costs nothing worth telling. */
const quietMs = 600

/** Fills the persisted stores and keeps them. Slices of features that are not here now are carried along unchanged. */
export function keepInterfaceState({ saved, extra, write }: InterfaceMemoryOptions): InterfaceMemory {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isChanged = false
  const offs: (() => void)[] = []

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (!isChanged) return
    isChanged = false
    const slices = Object.fromEntries([...persisted].map(([name, store]) => [name, store.read()]))
    await write({ ...saved, ...slices, ...extra?.() })
  }
  const touch = (): void => {
    isChanged = true
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), quietMs)
  }
  const adopt = (name: string, store: PersistedStore): void => {
    store.reset()
    if (Object.hasOwn(saved, name)) store.accept(saved[name])
    offs.push(store.subscribe(touch))
  }
  for (const [name, store] of persisted) adopt(name, store)
  memory.adopt = adopt
  return {
    touch,
    flush,
    stop() {
      clearTimeout(timer)
      memory.adopt = null
      for (const off of offs) off()
    },
  }
}
