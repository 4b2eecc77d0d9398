/** One place in the window's history. */
export interface Place {
  /** Path and query behind the `#`: `/accounts/0190…?tab=promises`. */
  readonly route: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Names the history entry: what a place remembers (scroll, selection) hangs on it, not on the path. */
  readonly key: string
}

export interface Navigation {
  place(): Place
  go(route: string, options?: { readonly replace?: boolean }): void
  /** Changes the query of the present place; null takes a name out. */
  setQuery(change: Readonly<Record<string, string | null>>): void
  back(): void
  forward(): void
  canGoBack(): boolean
  canGoForward(): boolean
  subscribe(listener: () => void): () => void
  /** What the place with this key remembers under a name. */
  recall(name: string): unknown
  remember(name: string, value: unknown): void
  /** Runs before the place changes, while the old page still stands. */
  onLeave(listener: () => void): () => void
  /** The present place with all it remembers, for the next start. */
  snapshot(): SavedPlace
  /** Goes where the last session ended, unless the address already names a place. */
  restore(saved: SavedPlace): void
  stop(): void
}

export interface SavedPlace {
  readonly route: string
  readonly memory: Readonly<Record<string, unknown>>
}

interface EntryState {
  readonly index: number
  readonly key: string
}

export interface NavigationOptions {
  readonly window: Window
}

/** Places whose memory is kept; older ones start at their top again. */
const mostRemembered = 100

export const routeOf = (
  path: string,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value != null && value !== '') search.set(name, value)
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

export function parseRoute(route: string): Pick<Place, 'route' | 'path' | 'query'> {
  const [path = '', ...search] = route.replace(/^#?\/?/, '/').split('?')
  return {
    route: search.length === 0 ? path : `${path}?${search.join('?')}`,
    path,
    query: Object.fromEntries(new URLSearchParams(search.join('?'))),
  }
}

/** The window's history as the app sees it. The route lives behind the `#`, query included, so a link is one text. */
export function createNavigation({ window }: NavigationOptions): Navigation {
  const listeners = new Set<() => void>()
  const leaveListeners = new Set<() => void>()
  const memories = new Map<string, Record<string, unknown>>()
  let made = 0

  const readEntry = (): EntryState | null => {
    const state: unknown = window.history.state
    if (typeof state !== 'object' || state === null || !('index' in state) || !('key' in state)) return null
    return typeof state.index === 'number' && typeof state.key === 'string'
      ? { index: state.index, key: state.key }
      : null
  }
  const makeKey = (index: number): string => {
    made += 1
    return `p${index}-${made}`
  }
  const hrefOf = (route: string): string => `#${route}`

  let entry = readEntry() ?? { index: 0, key: makeKey(0) }
  let furthest = entry.index
  const isAddressEmpty = /^#?\/?$/.test(window.location.hash)
  window.history.replaceState(entry, '', hrefOf(parseRoute(window.location.hash).route))
  let place: Place = { ...parseRoute(window.location.hash), key: entry.key }

  const arrive = (): void => {
    place = { ...parseRoute(window.location.hash), key: entry.key }
    for (const listener of [...listeners]) listener()
  }
  const leave = (): void => {
    for (const listener of [...leaveListeners]) listener()
  }

  const onPopState = (): void => {
    leave()
    const found = readEntry()
    // A link typed into the address bar, or an anchor: a new entry that is not marked yet.
    entry = found ?? { index: entry.index + 1, key: makeKey(entry.index + 1) }
    if (found === null) window.history.replaceState(entry, '')
    furthest = found === null ? entry.index : Math.max(furthest, entry.index)
    arrive()
  }
  window.addEventListener('popstate', onPopState)

  const memory = (): Record<string, unknown> => {
    const found = memories.get(entry.key)
    if (found !== undefined) return found
    const made: Record<string, unknown> = {}
    memories.set(entry.key, made)
    for (const key of memories.keys()) {
      if (memories.size <= mostRemembered) break
      memories.delete(key)
    }
    return made
  }

  const navigation: Navigation = {
    place: () => place,
    go(route, { replace = false } = {}) {
      const { route: wanted } = parseRoute(route)
      if (wanted === place.route) return
      leave()
      if (replace) {
        window.history.replaceState(entry, '', hrefOf(wanted))
      } else {
        const index = entry.index + 1
        entry = { index, key: makeKey(index) }
        furthest = index
        window.history.pushState(entry, '', hrefOf(wanted))
      }
      arrive()
    },
    setQuery(change) {
      navigation.go(routeOf(place.path, { ...place.query, ...change }), { replace: true })
    },
    back: () => window.history.back(),
    forward: () => window.history.forward(),
    canGoBack: () => entry.index > 0,
    canGoForward: () => entry.index < furthest,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    recall: (name) => memories.get(entry.key)?.[name],
    remember(name, value) {
      memory()[name] = value
    },
    onLeave(listener) {
      leaveListeners.add(listener)
      return () => void leaveListeners.delete(listener)
    },
    snapshot() {
      leave()
      return { route: place.route, memory: { ...memories.get(entry.key) } }
    },
    restore(saved) {
      if (!isAddressEmpty || entry.index > 0 || place.path !== '/') return
      memories.set(entry.key, { ...saved.memory })
      navigation.go(saved.route, { replace: true })
    },
    stop() {
      window.removeEventListener('popstate', onPopState)
      listeners.clear()
      leaveListeners.clear()
    },
  }
  return navigation
}
