import { features } from '../../../renderer/boot/features.ts'
import type { TestCore } from '../../support/core.ts'

/** Somewhere in the product, and what stands there once its records have arrived. */
export interface Place {
  readonly route: string
  readonly shows: string
}

const accountTabs = [
  'overview',
  'contracts',
  'people',
  'plan',
  'notes',
  'requirements',
  'promises',
  'risks',
  'values',
  'service',
  'timeline',
  'files',
  'profile',
]
const settingsPages = ['look', 'input', 'shortcuts', 'fields', 'data', 'history', 'bin']

/** Every route with the records of the sample workspace, which this adds. */
export async function everyPlace(core: TestCore): Promise<readonly Place[]> {
  await core.runJob('workspace.addSample', {})
  const [accounts, notes, wishes, visits] = await Promise.all([
    core.call('account.list', {}),
    core.call('note.list', { limit: 50 }),
    core.call('requirement.list', {}),
    core.call('visit.list', { limit: 1 }),
  ])
  const account = accounts.rows[0]
  const [note, removed] = notes.notes
  // The one account of the sample that has a plan.
  const planned = accounts.rows.filter(({ name }) => name === '穗岭粮储')
  const requirement = wishes.requirements[0]
  const visit = visits.visits[0]
  if (!account || !note || !removed || !requirement || !visit) throw new Error('the sample lacks records')
  await core.call('note.remove', { id: removed.id })
  // One customer that was written down twice.
  await core.call('account.create', { name: account.name })
  return [
    { route: '/today', shows: 'h1' },
    { route: '/accounts', shows: '[role="grid"] [role="row"][aria-rowindex="3"]' },
    ...accountTabs.map((tab) => ({
      route: `/accounts/${account.id}?tab=${tab}`,
      shows: `[role="tab"][data-tab="${tab}"][aria-selected="true"]`,
    })),
    { route: `/accounts/${account.id}?tab=timeline&known=${accounts.today}`, shows: '.known-b, .known-f' },
    { route: `/accounts/${account.id}/plan`, shows: '.gt-bar, .em' },
    ...planned.map(({ id }) => ({ route: `/accounts/${id}/plan`, shows: '.gt-bar' })),
    ...planned.map(({ id }) => ({ route: `/accounts/${id}?tab=plan`, shows: '.pl-row' })),
    { route: `/accounts/${account.id}/map`, shows: '.react-flow__node' },
    { route: `/accounts/${account.id}/map?view=table`, shows: '.pm-table' },
    { route: `/accounts/${account.id}/handover`, shows: '.ho-list' },
    { route: `/accounts/${account.id}/kickoff`, shows: '.ko-meet' },
    { route: `/accounts/${account.id}/kickoff/print`, shows: '.doc' },
    { route: '/visits', shows: '.note-row' },
    { route: '/trips', shows: 'h1' },
    { route: `/trips?city=${encodeURIComponent(visit.city ?? account.city ?? '')}`, shows: '.trip-2' },
    {
      route: `/trips/brief?city=${encodeURIComponent(visit.city ?? '')}&from=2020-01-01&to=2040-01-01`,
      shows: '.br',
    },
    { route: `/visits/${visit.id}/brief`, shows: '.br-facts' },
    { route: `/accounts/${account.id}/brief`, shows: '.br-facts' },
    { route: '/notes', shows: '.note-row' },
    { route: `/notes/${note.id}`, shows: '.cm-content' },
    { route: '/requirements?view=board', shows: 'h1' },
    { route: '/requirements?view=table', shows: 'h1' },
    { route: '/requirements?view=figures', shows: '.rqf' },
    { route: '/requirements?view=wordings', shows: '.rqw' },
    { route: `/requirements/${requirement.id}`, shows: 'h1' },
    { route: '/import', shows: 'h1' },
    { route: '/promises', shows: 'h1' },
    { route: '/launches', shows: 'h1' },
    { route: '/tiers', shows: '.tr-rules' },
    { route: '/tiers/coverage', shows: '.tr-cov' },
    { route: '/tiers/service', shows: '.tr-cov' },
    { route: '/playbooks', shows: '.pb-tasks' },
    { route: '/playbooks/growth', shows: '.pb-nav [href$="/growth"][aria-current="page"]' },
    { route: '/accounts/duplicates', shows: '.dup, .em' },
    { route: '/search?q=%E5%AE%A2%E6%88%B7', shows: '.sr-list' },
    { route: '/settings', shows: '.set-body' },
    ...settingsPages.map((page) => ({
      route: `/settings/${page}`,
      shows: `.set-nav [href$="/${page}"][aria-current="page"]`,
    })),
  ]
}

/** The patterns of the routes that no place of the list is at. */
export function routesLeftOut(places: readonly Place[]): readonly string[] {
  const paths = places.map(({ route }) => route.split('?')[0] ?? '')
  return features
    .flatMap(({ routes = [] }) => routes.map(({ pattern }) => pattern))
    .filter((pattern) => {
      const shape = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
      return !paths.some((path) => shape.test(path))
    })
}
