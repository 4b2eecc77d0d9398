import { defineFeature, defineRoute, defineRoutes, lazyComponent, lazyPage } from '../../app/index.ts'

/** PPL-2: the stakeholder map of an account. */
export const peopleMap = defineFeature({
  id: 'people-map',
  routes: defineRoutes([
    defineRoute({
      pattern: '/accounts/:id/map',
      titleKey: 'map.title',
      railId: 'accounts',
      parents: [{ titleKey: 'app.rail.accounts', route: '/accounts' }],
      component: lazyPage(async () => (await import('./people-map-page.tsx')).PeopleMapPage),
      preload: (frame, { id }) => {
        if (id === undefined) return
        frame.queries.preload('people.map', { accountId: id })
        frame.queries.preload('account.get', { id })
      },
    }),
  ]),
  dialogs: {
    'person.lines': lazyComponent(async () => (await import('./lines-dialog.tsx')).LinesDialog),
  },
})
