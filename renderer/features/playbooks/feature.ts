import { defineFeature, defineRoute, defineRoutes, lazyPage, lazyComponent } from '../../app/index.ts'

/** How accounts are taken through the seven stages: PLY-1, ACC-6. */
export const playbooks = defineFeature({
  id: 'playbooks',
  rail: [
    {
      id: 'playbooks',
      labelKey: 'playbooks.rail',
      icon: 'play',
      route: '/playbooks',
      position: 80,
      goKey: 'L',
    },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/playbooks/:stage',
      titleKey: 'playbooks.title',
      railId: 'playbooks',
      parents: [{ titleKey: 'playbooks.title', route: '/playbooks' }],
      component: lazyPage(async () => (await import('./playbooks-page.tsx')).PlaybooksPage),
      preload: (frame) => frame.queries.preload('playbook.list', {}),
    }),
    defineRoute({
      pattern: '/playbooks',
      titleKey: 'playbooks.title',
      railId: 'playbooks',
      component: lazyPage(async () => (await import('./playbooks-page.tsx')).PlaybooksPage),
      preload: (frame) => frame.queries.preload('playbook.list', {}),
    }),
  ]),
  dialogs: {
    'account.stageTasks': lazyComponent(
      async () => (await import('./stage-tasks-dialog.tsx')).StageTasksDialog,
    ),
    'playbook.edit': lazyComponent(async () => (await import('./playbook-dialog.tsx')).PlaybookDialog),
  },
})
