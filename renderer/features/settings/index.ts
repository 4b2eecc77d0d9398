import { lazy } from 'react'
import { defineCommand, defineFeature, defineRoute, defineRoutes } from '../../app/index.ts'
import { t } from '../../i18n/index.ts'
import { showToast } from '../../ui/index.ts'

const SettingsPage = lazy(() =>
  import('./settings-page.tsx').then((module) => ({ default: module.SettingsPage })),
)

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
    'customField.edit': lazy(() =>
      import('./fields/field-dialog.tsx').then((module) => ({ default: module.FieldDialog })),
    ),
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
