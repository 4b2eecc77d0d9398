import { lazy } from 'react'
import { defineCommand, defineFeature } from '../../app/index.ts'

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
    'promise.edit': lazy(async () => ({ default: (await import('./promise-dialog.tsx')).PromiseDialog })),
    'promise.close': lazy(async () => ({
      default: (await import('./promise-close-dialog.tsx')).PromiseCloseDialog,
    })),
    'risk.edit': lazy(async () => ({ default: (await import('./risk-dialog.tsx')).RiskDialog })),
    'task.edit': lazy(async () => ({ default: (await import('./task-dialog.tsx')).TaskDialog })),
    'requirement.create': lazy(async () => ({
      default: (await import('./requirement-dialog.tsx')).RequirementDialog,
    })),
  },
})
