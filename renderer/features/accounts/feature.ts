import {
  defineCommand,
  defineFeature,
  defineRoute,
  defineRoutes,
  lazyPage,
  lazyComponent,
} from '../../app/index.ts'

/** The grid of all accounts: ACC-1, ACC-2, ACC-6, ACC-10, ACC-11. */
export const accounts = defineFeature({
  id: 'accounts',
  rail: [
    {
      id: 'accounts',
      labelKey: 'app.rail.accounts',
      icon: 'account',
      route: '/accounts',
      position: 20,
      goKey: 'A',
    },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/accounts',
      titleKey: 'app.rail.accounts',
      railId: 'accounts',
      component: lazyPage(async () => (await import('./accounts-page.tsx')).AccountsPage),
      preload: (frame) => frame.queries.preload('account.list', {}),
    }),
    defineRoute({
      pattern: '/accounts/duplicates',
      titleKey: 'duplicates.title',
      railId: 'accounts',
      parents: [{ titleKey: 'app.rail.accounts', route: '/accounts' }],
      component: lazyPage(async () => (await import('./duplicates/duplicates-page.tsx')).DuplicatesPage),
    }),
  ]),
  commands: [
    defineCommand({
      id: 'account.duplicates',
      titleKey: 'duplicates.command',
      icon: 'account',
      group: 'go',
      run: ({ navigation }) => navigation.go('/accounts/duplicates'),
    }),
    defineCommand({
      id: 'account.create',
      titleKey: 'accounts.command.create',
      icon: 'plus',
      group: 'record',
      menu: { menu: 'file', group: 1 },
      run: async ({ dialogs, navigation }) => {
        const made = await dialogs.open('account.create', {})
        if (made !== null) navigation.go(`/accounts/${made.id}`)
      },
    }),
  ],
  dialogs: {
    'account.tier': lazyComponent(async () => (await import('./tier-dialog.tsx')).TierDialog),
    'account.create': lazyComponent(async () => (await import('./create-dialog.tsx')).CreateDialog),
    'account.moveStage': lazyComponent(async () => (await import('./stage-dialog.tsx')).StageDialog),
  },
})
