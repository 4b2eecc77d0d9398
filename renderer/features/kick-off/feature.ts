import {
  defineFeature,
  defineRoute,
  defineRoutes,
  type Frame,
  lazyComponent,
  lazyPage,
} from '../../app/index.ts'

const parents = [{ titleKey: 'app.rail.accounts', route: '/accounts' }] as const

function preload(frame: Frame, { id }: { readonly id?: string }): void {
  if (id !== undefined) frame.queries.preload('kickOff.get', { accountId: id })
}

/** The kick-off and the written split of duties: VAL-3. */
export const kickOff = defineFeature({
  id: 'kickOff',
  routes: defineRoutes([
    defineRoute({
      pattern: '/accounts/:id/kickoff',
      titleKey: 'kickoff.title',
      railId: 'accounts',
      parents,
      component: lazyPage(async () => (await import('./kick-off-page.tsx')).KickOffPage),
      preload,
    }),
    defineRoute({
      pattern: '/accounts/:id/kickoff/print',
      titleKey: 'kickoff.print.title',
      railId: 'accounts',
      parents,
      component: lazyPage(async () => (await import('./print-page.tsx')).KickOffPrintPage),
      preload,
    }),
  ]),
  dialogs: {
    'duty.edit': lazyComponent(async () => (await import('./duty-dialog.tsx')).DutyDialog),
    'kickOff.participant': lazyComponent(
      async () => (await import('./participant-dialog.tsx')).ParticipantDialog,
    ),
    'kickOff.agree': lazyComponent(async () => (await import('./agree-dialog.tsx')).AgreeDialog),
  },
})
