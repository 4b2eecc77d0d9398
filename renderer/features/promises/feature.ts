import { defineCommand, defineFeature, defineRoute, defineRoutes, lazyPage } from '../../app/index.ts'

/** The ledger of everything that anybody promised to a customer: REQ-11. */
export const promises = defineFeature({
  id: 'promises',
  rail: [
    {
      id: 'promises',
      labelKey: 'app.rail.promises',
      icon: 'promise',
      route: '/promises',
      position: 50,
      goKey: 'P',
    },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/promises',
      titleKey: 'promises.title',
      railId: 'promises',
      component: lazyPage(async () => (await import('./promises-page.tsx')).PromisesPage),
      preload: (frame) => frame.queries.preload('promise.list', {}),
    }),
  ]),
  commands: [
    defineCommand({
      id: 'promise.create',
      titleKey: 'promises.command.create',
      icon: 'promise',
      group: 'record',
      run: ({ dialogs }) => void dialogs.open('promise.edit', {}),
    }),
  ],
})
