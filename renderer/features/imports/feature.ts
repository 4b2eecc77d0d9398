import { lazy } from 'react'
import { defineCommand, defineFeature, defineRoute, defineRoutes } from '../../app/index.ts'
import { ImportStart } from './import-start.tsx'

/** IOX-1: tables of other programs become accounts, people, contract lines, usage, tickets and more. */
export const imports = defineFeature({
  id: 'imports',
  routes: defineRoutes([
    defineRoute({
      pattern: '/import',
      titleKey: 'importing.title',
      component: lazy(() => import('./import-page.tsx').then((module) => ({ default: module.ImportPage }))),
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
