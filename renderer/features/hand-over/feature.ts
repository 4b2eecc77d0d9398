import { defineFeature, defineRoute, defineRoutes, lazyComponent, lazyPage } from '../../app/index.ts'

/** From sales to customer success: ACC-7. */
export const handOver = defineFeature({
  id: 'handOver',
  routes: defineRoutes([
    defineRoute({
      pattern: '/accounts/:id/handover',
      titleKey: 'handover.title',
      railId: 'accounts',
      parents: [{ titleKey: 'app.rail.accounts', route: '/accounts' }],
      component: lazyPage(async () => (await import('./hand-over-page.tsx')).HandOverPage),
      preload: (frame, { id }) => {
        if (id === undefined) return
        frame.queries.preload('handOver.get', { accountId: id })
        frame.queries.preload('promise.list', { accountId: id })
      },
    }),
  ]),
  dialogs: {
    'handOver.complete': lazyComponent(async () => (await import('./complete-dialog.tsx')).CompleteDialog),
  },
})
