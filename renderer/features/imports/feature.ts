import { defineCommand, defineFeature, defineRoute, defineRoutes, lazyPage } from '../../app/index.ts'
import { ImportStart } from './import-start.tsx'

/** IOX-1: tables of other programs become accounts, people, contract lines, usage, tickets and more. */
export const imports = defineFeature({
  id: 'imports',
  routes: defineRoutes([
    defineRoute({
      pattern: '/import',
      titleKey: 'importing.title',
      component: lazyPage(async () => (await import('./import-page.tsx')).ImportPage),
    }),
  ]),
  commands: [
    defineCommand({
      id: 'import.open',
      titleKey: 'importing.command',
      icon: 'import',
      group: 'app',
      menu: { menu: 'file', group: 3 },
      run: ({ navigation }) => navigation.go('/import'),
    }),
  ],
  importStart: ImportStart,
})
