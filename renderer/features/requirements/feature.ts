import {
  defineCommand,
  defineFeature,
  defineRoute,
  defineRoutes,
  lazyPage,
  lazyComponent,
} from '../../app/index.ts'

/** What customers wish for, from the first asking to the last telling: REQ-1 … REQ-4, REQ-6, REQ-8. */
export const requirements = defineFeature({
  id: 'requirements',
  rail: [
    {
      id: 'requirements',
      labelKey: 'app.rail.requirements',
      icon: 'board',
      route: '/requirements',
      position: 40,
      goKey: 'B',
    },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/requirements/:id',
      titleKey: 'app.rail.requirements',
      railId: 'requirements',
      parents: [{ titleKey: 'app.rail.requirements', route: '/requirements' }],
      component: lazyPage(async () => (await import('./requirement-page.tsx')).RequirementPage),
      preload: (frame, { id }) => {
        if (id !== undefined) frame.queries.preload('requirement.get', { id })
      },
    }),
    defineRoute({
      pattern: '/requirements',
      titleKey: 'app.rail.requirements',
      railId: 'requirements',
      component: lazyPage(async () => (await import('./requirements-page.tsx')).RequirementsPage),
      preload: (frame) => frame.queries.preload('requirement.list', {}),
    }),
  ]),
  records: [
    {
      kind: 'requirement',
      icon: 'req',
      labelKey: 'app.record.requirement',
      route: ({ id }) => `/requirements/${id}`,
    },
  ],
  commands: [
    defineCommand({
      id: 'requirements.board',
      titleKey: 'requirements.command.board',
      icon: 'board',
      group: 'view',
      run: ({ navigation }) => navigation.go('/requirements?view=board'),
    }),
    defineCommand({
      id: 'requirements.figures',
      titleKey: 'requirements.command.figures',
      icon: 'figures',
      group: 'view',
      run: ({ navigation }) => navigation.go('/requirements?view=figures'),
    }),
    defineCommand({
      id: 'requirements.wordings',
      titleKey: 'requirements.command.wordings',
      icon: 'quote',
      group: 'view',
      run: ({ navigation }) => navigation.go('/requirements?view=wordings'),
    }),
    defineCommand({
      id: 'requirements.table',
      titleKey: 'requirements.command.table',
      icon: 'table',
      group: 'view',
      run: ({ navigation }) => navigation.go('/requirements?view=table'),
    }),
  ],
  dialogs: {
    'requirement.move': lazyComponent(async () => (await import('./move-dialog.tsx')).MoveDialog),
    'declineWording.edit': lazyComponent(async () => (await import('./wording-dialog.tsx')).WordingDialog),
    'requirement.tell': lazyComponent(async () => (await import('./tell-dialog.tsx')).TellDialog),
    'requirement.split': lazyComponent(async () => (await import('./split-dialog.tsx')).SplitDialog),
    'requirement.ask': lazyComponent(async () => (await import('./ask-dialog.tsx')).AskDialog),
    'requirement.promiseFix': lazyComponent(async () => (await import('./fix-dialog.tsx')).FixDialog),
  },
})
