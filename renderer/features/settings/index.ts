import { defineCommand, defineFeature, defineRoute, defineRoutes, lazyComponent } from '../../app/index.ts'
import { t } from '../../i18n/index.ts'
import { showToast } from '../../ui/index.ts'

const SettingsPage = lazyComponent(async () => (await import('./settings-page.tsx')).SettingsPage)

/** Settings of this device, the keys, backups, and the two ways back: history and bin (SAF-1 … SAF-3). */
export const settings = defineFeature({
  id: 'settings',
  rail: [
    { id: 'settings', labelKey: 'app.rail.settings', icon: 'settings', route: '/settings', position: 990 },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/settings/:page',
      titleKey: 'settings.title',
      railId: 'settings',
      component: SettingsPage,
    }),
    defineRoute({
      pattern: '/settings',
      titleKey: 'settings.title',
      railId: 'settings',
      component: SettingsPage,
    }),
  ]),
  dialogs: {
    'customField.edit': lazyComponent(async () => (await import('./fields/field-dialog.tsx')).FieldDialog),
  },
  commands: [
    defineCommand({
      id: 'settings.fields',
      titleKey: 'fields.manage',
      icon: 'columns',
      group: 'go',
      run: ({ navigation }) => navigation.go('/settings/fields'),
    }),
    defineCommand({
      id: 'settings.history',
      titleKey: 'app.command.history',
      icon: 'clock',
      group: 'go',
      run: ({ navigation }) => navigation.go('/settings/history'),
    }),
    defineCommand({
      id: 'settings.bin',
      titleKey: 'app.command.bin',
      icon: 'trash',
      group: 'go',
      run: ({ navigation }) => navigation.go('/settings/bin'),
    }),
    defineCommand({
      id: 'settings.backup',
      titleKey: 'app.command.backup',
      icon: 'shield',
      group: 'app',
      run: async ({ jobs, tellFailure }) => {
        const started = await jobs.start('workspace.backup', {})
        if (started.ok) showToast({ text: t('app.job.started'), icon: 'shield' })
        else tellFailure(started.error)
      },
    }),
  ],
})
