import type { CallOutput } from '../../shared/contract/index.ts'
import type { EarlyCall, EarlyQuestions } from '../app/early-answers.ts'

/** What every start asks before it draws anything. */
const always: readonly EarlyCall[] = [
  ['workspace.status', {}],
  ['settings.get', {}],
]

/** Asked in every start too, by the list of jobs, which is no part of a picture. */
const besides: readonly EarlyCall[] = [['job.list', {}]]

/** What the pages that a start leads to ask first, by their path. */
const byPath: Readonly<Record<string, readonly EarlyCall[]>> = {
  '/accounts': [
    ['view.list', { screen: 'accounts' }],
    ['workspace.pending', {}],
    // The long one last: the core answers in turn.
    ['account.list', {}],
  ],
  '/today': [
    ['workspace.pending', {}],
    ['today.list', {}],
  ],
}

/** `/accounts` of `#/accounts?view=1`. */
export const pathIn = (route: string): string => route.replace(/^#?\/?/, '/').split('?')[0] ?? ''

/** Where the last session ended; the settings keep it, see interface-session.ts. */
function keptRoute({ interface: kept }: CallOutput<'settings.get'>): string {
  const place = kept['frame.place']
  const route = typeof place === 'object' && place !== null && 'route' in place ? place.route : ''
  return typeof route === 'string' ? route : ''
}

export interface FirstCalls {
  /** Of the page that is shown first. */
  readonly path: string
  /** What its picture is made of. */
  readonly calls: readonly EarlyCall[]
}

/** An empty address leads where the last session ended, or home. */
async function firstPath(early: EarlyQuestions, hash: string): Promise<string> {
  const named = pathIn(hash)
  if (named !== '/') return named
  const settings = await early.peek('settings.get', {})
  const kept = settings.ok ? pathIn(keptRoute(settings.value as CallOutput<'settings.get'>)) : '/'
  return kept === '/' ? '/today' : kept
}

/** Asks what the page at this address will want, and says what it asked. */
export async function askFirstCalls(early: EarlyQuestions, hash: string): Promise<FirstCalls> {
  early.ask(...always, ...besides)
  const path = await firstPath(early, hash)
  const calls = byPath[path] ?? []
  early.ask(...calls)
  return { path, calls: [...always, ...calls] }
}
