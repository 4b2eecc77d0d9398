import { defineFeature, defineRoute, defineRoutes, lazyPage, lazyComponent } from '../../app/index.ts'
import { preloadAccount } from './account-reads.ts'

const tabOf =
  (tab: string) =>
  ({ accountId }: { readonly accountId: string | null }): string | null =>
    accountId === null ? null : `/accounts/${accountId}?tab=${tab}`

/** The line of the plan itself. */
const planLine = ({
  id,
  accountId,
}: {
  readonly id: string
  readonly accountId: string | null
}): string | null => (accountId === null ? null : `/accounts/${accountId}?tab=plan&at=${id}`)

/** The account page, and the dialogs of what belongs to an account. */
export const account = defineFeature({
  id: 'account',
  routes: defineRoutes([
    defineRoute({
      pattern: '/accounts/:id/plan',
      titleKey: 'plan.title',
      railId: 'accounts',
      parents: [{ titleKey: 'app.rail.accounts', route: '/accounts' }],
      component: lazyPage(async () => (await import('./plan/plan-page.tsx')).PlanPage),
      preload: (frame, { id }) => {
        if (id !== undefined) frame.queries.preload('plan.get', { accountId: id })
      },
    }),
    defineRoute({
      pattern: '/accounts/:id',
      titleKey: 'app.rail.accounts',
      railId: 'accounts',
      parents: [{ titleKey: 'app.rail.accounts', route: '/accounts' }],
      component: lazyPage(async () => (await import('./account-page.tsx')).AccountPage),
      preload: (frame, { id }) => {
        if (id !== undefined) preloadAccount(frame, id)
      },
    }),
  ]),
  records: [
    {
      kind: 'account',
      icon: 'account',
      labelKey: 'app.record.account',
      route: ({ id }) => `/accounts/${id}`,
    },
    { kind: 'person', icon: 'person', labelKey: 'app.record.person', route: tabOf('people') },
    { kind: 'promise', icon: 'promise', labelKey: 'app.record.promise', route: tabOf('promises') },
    { kind: 'risk', icon: 'risk', labelKey: 'app.record.risk', route: tabOf('risks') },
    { kind: 'task', icon: 'task', labelKey: 'app.record.task', route: tabOf('risks') },
    { kind: 'value', icon: 'value', labelKey: 'app.record.value', route: tabOf('values') },
    { kind: 'intent', icon: 'quote', labelKey: 'app.record.intent', route: planLine },
    { kind: 'outcome', icon: 'scale', labelKey: 'app.record.outcome', route: planLine },
    { kind: 'training', icon: 'flag', labelKey: 'app.record.training', route: planLine },
    { kind: 'attachment', icon: 'clip', labelKey: 'app.record.attachment', route: tabOf('files') },
    { kind: 'visit', icon: 'calendar', labelKey: 'app.record.visit', route: tabOf('notes') },
  ],
  dialogs: {
    'person.edit': lazyComponent(async () => (await import('./dialogs/person-dialog.tsx')).PersonDialog),
    personEvent: lazyComponent(
      async () => (await import('./dialogs/person-event-dialog.tsx')).PersonEventDialog,
    ),
    'contract.edit': lazyComponent(
      async () => (await import('./dialogs/contract-dialog.tsx')).ContractDialog,
    ),
    'firstValue.edit': lazyComponent(
      async () => (await import('./dialogs/first-value-dialog.tsx')).FirstValueDialog,
    ),
    'firstValue.signOff': lazyComponent(
      async () => (await import('./dialogs/sign-off-dialog.tsx')).SignOffDialog,
    ),
    'milestone.edit': lazyComponent(
      async () => (await import('./dialogs/milestone-dialog.tsx')).MilestoneDialog,
    ),
    'intent.edit': lazyComponent(async () => (await import('./plan/intent-dialog.tsx')).IntentDialog),
    'outcome.edit': lazyComponent(async () => (await import('./plan/outcome-dialog.tsx')).OutcomeDialog),
    'training.edit': lazyComponent(async () => (await import('./plan/training-dialog.tsx')).TrainingDialog),
    'plan.template': lazyComponent(async () => (await import('./plan/template-dialog.tsx')).TemplateDialog),
    'valueEntry.edit': lazyComponent(async () => (await import('./dialogs/value-dialog.tsx')).ValueDialog),
  },
})
