import type { CallOutput } from '../../shared/contract/index.ts'
import type { EarlyCall, EarlyQuestions } from '../app/early-answers.ts'

/** What every start asks before it draws anything. */
const always: readonly EarlyCall[] = [
  ['workspace.status', {}],
  ['settings.get', {}],
  ['job.list', {}],
]

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

/** Asks what the page at this address will want; an empty address leads where the last session ended, or home. */
export async function askFirstCalls(early: EarlyQuestions, hash: string): Promise<void> {
  early.ask(...always)
  const named = byPath[pathIn(hash)]
  if (named !== undefined) return early.ask(...named)
  if (pathIn(hash) !== '/') return
  const settings = await early.peek('settings.get', {})
  if (!settings.ok) return
  const path = pathIn(keptRoute(settings.value as CallOutput<'settings.get'>))
  early.ask(...(byPath[path === '/' ? '/today' : path] ?? []))
}
