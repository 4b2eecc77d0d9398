import { lazy } from 'react'
import { defineFeature, defineRoute, defineRoutes } from '../../app/index.ts'

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
      component: lazy(async () => ({ default: (await import('./today-page.tsx')).TodayPage })),
      preload: (frame) => frame.queries.preload('today.list', {}),
    }),
  ]),
  dialogs: {
    'today.snooze': lazy(async () => ({ default: (await import('./snooze-dialog.tsx')).SnoozeDialog })),
    'today.handOver': lazy(async () => ({
      default: (await import('./hand-over-dialog.tsx')).HandOverDialog,
    })),
  },
})
