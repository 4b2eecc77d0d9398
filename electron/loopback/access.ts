import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What a request says about where it comes from. */
export interface RequestFacts {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly isUpgrade: boolean
}

/** Compares secrets without telling by the time taken how much of them was right. */
export function isSameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

/**
 * Whether a request may come from our own page, before any question of who asks. The exact Host closes DNS
 * rebinding (a foreign name that resolves to 127.0.0.1 still says its name); the Origin closes other pages of the
 * same browser, whose requests reach this address like ours.
 */
export function judgeOrigin({ method, headers, isUpgrade }: RequestFacts, port: number): 'own' | 'foreign' {
  const host = `127.0.0.1:${port}`
  if (headers.host !== host) return 'foreign'
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${host}`) return 'foreign'
  // Browsers name the origin of every upgrade and of every request that is not GET or HEAD.
  if (origin === undefined && (isUpgrade || (method !== 'GET' && method !== 'HEAD'))) return 'foreign'
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign'
  return 'own'
}

/** Cookies are shared by all ports of an address, so each instance has a name of its own. */
export const cookieName = (port: number): string => `bowtie-${port}`

export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}

export const setCookieHeader = (port: number, session: string): string =>
  `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`

/** Who may come in: one-time tokens that have not been used, and the sessions they were exchanged for. */
export interface Door {
  newToken(): string
  /** The session's secret; null for a token that is unknown or was used before. */
  exchange(token: string): string | null
  isOpenTo(session: string | null): boolean
}

export function createDoor(newSecret: () => string): Door {
  const tokens = new Set<string>()
  const sessions = new Set<string>()
  const find = (all: ReadonlySet<string>, text: string): string | undefined =>
    [...all].find((secret) => isSameSecret(secret, text))
  return {
    newToken() {
      const token = newSecret()
      tokens.add(token)
      return token
    },
    exchange(token) {
      const found = find(tokens, token)
      if (found === undefined) return null
      tokens.delete(found)
      const session = newSecret()
      sessions.add(session)
      return session
    },
    isOpenTo: (session) => session !== null && find(sessions, session) !== undefined,
  }
}
