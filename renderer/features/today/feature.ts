import { defineFeature, defineRoute, defineRoutes, lazyPage, lazyComponent } from '../../app/index.ts'

/** PLY-2: what is due, ranked, each with its reason. */
export const today = defineFeature({
  id: 'today',
  rail: [
    { id: 'today', labelKey: 'app.rail.today', icon: 'today', route: '/today', position: 10, goKey: 'H' },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/today',
      titleKey: 'app.rail.today',
      railId: 'today',
      component: lazyPage(async () => (await import('./today-page.tsx')).TodayPage),
      preload: (frame) => frame.queries.preload('today.list', {}),
    }),
  ]),
  dialogs: {
    'today.snooze': lazyComponent(async () => (await import('./snooze-dialog.tsx')).SnoozeDialog),
    'today.handOver': lazyComponent(async () => (await import('./hand-over-dialog.tsx')).HandOverDialog),
  },
})
