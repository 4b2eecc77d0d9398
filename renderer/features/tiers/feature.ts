import {
  defineCommand,
  defineFeature,
  defineRoute,
  defineRoutes,
  lazyPage,
  lazyComponent,
} from '../../app/index.ts'

/** Which tier an account has and why, and what a tier gets: ACC-2, ACC-4, ACC-5. */
export const tiers = defineFeature({
  id: 'tiers',
  rail: [{ id: 'tiers', labelKey: 'tiers.rail', icon: 'tiers', route: '/tiers', position: 70, goKey: 'T' }],
  routes: defineRoutes([
    defineRoute({
      pattern: '/tiers/coverage',
      titleKey: 'tiers.tab.coverage',
      railId: 'tiers',
      parents: [{ titleKey: 'tiers.title', route: '/tiers' }],
      component: lazyPage(async () => (await import('./coverage/coverage-page.tsx')).CoveragePage),
    }),
    defineRoute({
      pattern: '/tiers/service',
      titleKey: 'tiers.tab.service',
      railId: 'tiers',
      parents: [{ titleKey: 'tiers.title', route: '/tiers' }],
      component: lazyPage(async () => (await import('./service/service-page.tsx')).ServicePage),
      preload: (frame) => frame.queries.preload('service.settings', {}),
    }),
    defineRoute({
      pattern: '/tiers',
      titleKey: 'tiers.title',
      railId: 'tiers',
      component: lazyPage(async () => (await import('./rules/rules-page.tsx')).RulesPage),
      preload: (frame) => {
        frame.queries.preload('tier.rules', {})
        frame.queries.preload('tier.accounts', {})
      },
    }),
  ]),
  commands: [
    defineCommand({
      id: 'tiers.coverage',
      titleKey: 'tiers.tab.coverage',
      icon: 'tiers',
      group: 'go',
      run: ({ navigation }) => navigation.go('/tiers/coverage'),
    }),
    defineCommand({
      id: 'tiers.service',
      titleKey: 'tiers.tab.service',
      icon: 'clock',
      group: 'go',
      run: ({ navigation }) => navigation.go('/tiers/service'),
    }),
    defineCommand({
      id: 'ticket.open',
      titleKey: 'service.open',
      icon: 'plus',
      group: 'record',
      run: async ({ dialogs }) => void (await dialogs.open('ticket.edit', {})),
    }),
    defineCommand({
      id: 'tiers.addRule',
      titleKey: 'tiers.rules.add',
      icon: 'plus',
      group: 'record',
      run: async ({ dialogs, navigation }) => {
        const made = await dialogs.open('tierRule.edit', {})
        if (made !== null) navigation.go('/tiers')
      },
    }),
  ],
  dialogs: {
    'ticket.edit': lazyComponent(async () => (await import('./service/ticket-dialog.tsx')).TicketDialog),
    'ticket.step': lazyComponent(async () => (await import('./service/step-dialog.tsx')).StepDialog),
    'serviceLevel.edit': lazyComponent(async () => (await import('./service/level-dialog.tsx')).LevelDialog),
    'calendar.edit': lazyComponent(
      async () => (await import('./service/calendar-dialog.tsx')).CalendarDialog,
    ),
    'holiday.edit': lazyComponent(async () => (await import('./service/holiday-dialog.tsx')).HolidayDialog),
    'coverage.edit': lazyComponent(async () => (await import('./coverage/model-dialog.tsx')).ModelDialog),
    'tierRule.edit': lazyComponent(async () => (await import('./rules/rule-dialog.tsx')).RuleDialog),
  },
})
