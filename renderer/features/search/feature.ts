import { defineCommand, defineFeature, defineRoute, defineRoutes, lazyPage } from '../../app/index.ts'

/** VIS-8: full text over everything that was written. */
export const search = defineFeature({
  id: 'search',
  routes: defineRoutes([
    defineRoute({
      pattern: '/search',
      titleKey: 'search.title',
      component: lazyPage(async () => (await import('./search-page.tsx')).SearchPage),
    }),
  ]),
  commands: [
    defineCommand({
      id: 'app.search',
      titleKey: 'app.command.search',
      icon: 'search',
      group: 'find',
      shortcut: 'Ctrl+E',
      menu: { menu: 'go', group: 1 },
      run: ({ navigation }) => navigation.go('/search'),
    }),
  ],
})
