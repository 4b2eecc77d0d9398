import { isId } from '../../../shared/kernel/index.ts'
import {
  type Frame,
  defineCommand,
  defineFeature,
  defineRoute,
  defineRoutes,
  lazyPage,
  lazyComponent,
} from '../../app/index.ts'

/** The account that is on screen: what is begun there is about it. */
function accountInView({ navigation }: Frame): { readonly accountId?: string } {
  const id = /^\/accounts\/([^/]+)/.exec(navigation.place().path)?.[1] ?? ''
  return isId(id) ? { accountId: id } : {}
}

/** Visits and the notes written there: VIS-1, VIS-3 … VIS-7. */
export const visits = defineFeature({
  id: 'visits',
  rail: [
    { id: 'notes', labelKey: 'app.rail.notes', icon: 'note', route: '/notes', position: 30, goKey: 'N' },
  ],
  routes: defineRoutes([
    defineRoute({
      pattern: '/notes/:id',
      titleKey: 'app.rail.notes',
      railId: 'notes',
      parents: [{ titleKey: 'app.rail.notes', route: '/notes' }],
      component: lazyPage(async () => (await import('./note/note-page.tsx')).NotePage),
      preload: (frame, { id }) => {
        if (id !== undefined) frame.queries.preload('note.get', { id })
      },
    }),
    defineRoute({
      pattern: '/notes',
      titleKey: 'app.rail.notes',
      railId: 'notes',
      component: lazyPage(async () => (await import('./notes-page.tsx')).NotesPage),
    }),
    defineRoute({
      pattern: '/trips/brief',
      titleKey: 'trips.briefs',
      railId: 'notes',
      parents: [
        { titleKey: 'app.rail.notes', route: '/notes' },
        { titleKey: 'trips.title', route: '/trips' },
      ],
      component: lazyPage(async () => (await import('./trips/trip-brief-page.tsx')).TripBriefPage),
    }),
    defineRoute({
      pattern: '/trips',
      titleKey: 'trips.title',
      railId: 'notes',
      parents: [{ titleKey: 'app.rail.notes', route: '/notes' }],
      component: lazyPage(async () => (await import('./trips/trips-page.tsx')).TripsPage),
    }),
    defineRoute({
      pattern: '/visits/:id/brief',
      titleKey: 'brief.title',
      railId: 'notes',
      parents: [
        { titleKey: 'app.rail.notes', route: '/notes' },
        { titleKey: 'notes.visits.title', route: '/visits' },
      ],
      component: lazyPage(async () => (await import('./brief/brief-page.tsx')).VisitBriefPage),
      preload: (frame, { id }) => {
        if (id !== undefined) frame.queries.preload('visit.brief', { visitIds: [id] })
      },
    }),
    defineRoute({
      pattern: '/accounts/:id/brief',
      titleKey: 'brief.title',
      railId: 'accounts',
      parents: [{ titleKey: 'app.rail.accounts', route: '/accounts' }],
      component: lazyPage(async () => (await import('./brief/brief-page.tsx')).AccountBriefPage),
      preload: (frame, { id }) => {
        if (id !== undefined) frame.queries.preload('account.brief', { accountId: id })
      },
    }),
    defineRoute({
      pattern: '/visits',
      titleKey: 'notes.visits.title',
      railId: 'notes',
      parents: [{ titleKey: 'app.rail.notes', route: '/notes' }],
      component: lazyPage(async () => (await import('./visits-page.tsx')).VisitsPage),
    }),
  ]),
  commands: [
    defineCommand({
      id: 'note.create',
      titleKey: 'notes.command.create',
      icon: 'note',
      group: 'record',
      shortcut: 'Shift+N',
      menu: { menu: 'file', group: 1 },
      run: async (frame) => {
        const made = await frame.dialogs.open('note.create', accountInView(frame))
        if (made !== null) frame.navigation.go(`/notes/${made.id}`)
      },
    }),
    defineCommand({
      id: 'visit.plan',
      titleKey: 'notes.command.plan',
      icon: 'calendar',
      group: 'record',
      menu: { menu: 'file', group: 1 },
      run: async (frame) => void (await frame.dialogs.open('visit.plan', accountInView(frame))),
    }),
    defineCommand({
      id: 'visit.list',
      titleKey: 'notes.command.visits',
      icon: 'calendar',
      group: 'go',
      run: ({ navigation }) => navigation.go('/visits'),
    }),
    defineCommand({
      id: 'trip.plan',
      titleKey: 'trips.command',
      icon: 'pin',
      group: 'go',
      run: ({ navigation }) => navigation.go('/trips'),
    }),
    defineCommand({
      id: 'calendar.export',
      titleKey: 'trips.calendar.export',
      icon: 'export',
      group: 'record',
      run: async (frame) => (await import('./calendar/keep-calendar.ts')).keepCalendar(frame),
    }),
    defineCommand({
      id: 'calendar.import',
      titleKey: 'trips.calendar.import',
      icon: 'import',
      group: 'record',
      run: async ({ dialogs }) => void (await dialogs.open('calendar.import', {})),
    }),
  ],
  records: [
    {
      kind: 'note',
      icon: 'note',
      labelKey: 'app.record.note',
      route: ({ id, position }) => (position == null ? `/notes/${id}` : `/notes/${id}?at=${position}`),
    },
  ],
  dialogs: {
    'note.create': lazyComponent(async () => (await import('./create-note-dialog.tsx')).CreateNoteDialog),
    'visit.plan': lazyComponent(async () => (await import('./plan-visit-dialog.tsx')).PlanVisitDialog),
    'calendar.import': lazyComponent(
      async () => (await import('./calendar/import-dialog.tsx')).CalendarImportDialog,
    ),
    'question.answer': lazyComponent(async () => (await import('./brief/answer-dialog.tsx')).AnswerDialog),
  },
})
