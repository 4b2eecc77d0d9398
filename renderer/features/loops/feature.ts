import { defineCommand, defineFeature, lazyComponent } from '../../app/index.ts'

/** What was promised, wished for, feared and left to do: the dialogs that other screens open. */
export const loops = defineFeature({
  id: 'loops',
  commands: [
    defineCommand({
      id: 'requirement.create',
      titleKey: 'loops.command.requirement',
      icon: 'req',
      group: 'record',
      run: ({ dialogs }) => void dialogs.open('requirement.create', {}),
    }),
    defineCommand({
      id: 'task.create',
      titleKey: 'loops.command.task',
      icon: 'task',
      group: 'record',
      run: ({ dialogs }) => void dialogs.open('task.edit', {}),
    }),
  ],
  dialogs: {
    'promise.edit': lazyComponent(async () => (await import('./promise-dialog.tsx')).PromiseDialog),
    'promise.close': lazyComponent(
      async () => (await import('./promise-close-dialog.tsx')).PromiseCloseDialog,
    ),
    'risk.edit': lazyComponent(async () => (await import('./risk-dialog.tsx')).RiskDialog),
    'task.edit': lazyComponent(async () => (await import('./task-dialog.tsx')).TaskDialog),
    'requirement.create': lazyComponent(
      async () => (await import('./requirement-dialog.tsx')).RequirementDialog,
    ),
  },
})
