import { defineFeature, defineRoute, defineRoutes, lazyComponent, lazyPage } from '../../app/index.ts'

/** How long accounts take to their first value, and which launches are late: VAL-2, VAL-5, VAL-6. */
export const launches = defineFeature({
  id: 'launches',
  rail: [
    {
      id: 'launches',
      labelKey: 'app.rail.launches',
      icon: 'value',
      route: '/launches',
      position: 60,
      goKey: 'V',
    },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/launches',
      titleKey: 'launches.title',
      railId: 'launches',
      component: lazyPage(async () => (await import('./launches-page.tsx')).LaunchesPage),
      preload: (frame) => frame.queries.preload('value.launches', {}),
    }),
  ]),
  dialogs: {
    'launchLimits.edit': lazyComponent(async () => (await import('./limits-dialog.tsx')).LimitsDialog),
  },
})
