/** The frame as features see it. How to use it: README.md beside this file. */
export type { Answer, AnswerResult, AppClient, JobName, ReadName, WriteName } from './client.ts'
export { defineCommand } from './commands/command.ts'
export type { CommandGroup } from './commands/command-groups.ts'
export { type ChangedShortcuts, shortcutTextOf } from './commands/command-registry.ts'
export { forbiddenReason } from './commands/forbidden-shortcuts.ts'
export {
  type Chord,
  chordOf,
  parseShortcut,
  type Shortcut,
  shortcutsCollide,
  shortcutToText,
} from './commands/shortcut.ts'
export { useCommandList, useCommands } from './commands/use-commands.ts'
export { FailureNote, type FailureNoteProps } from './errors/failure-note.tsx'
export { noAnswer } from './errors/no-answer.tsx'
export { type FailureWords, failureWords } from './errors/failure-words.ts'
export { defineFeature } from './feature.ts'
export type {
  Command,
  Feature,
  Frame,
  MenuPlace,
  RailEntry,
  RecordKind,
  RouteDefinition,
  RouteParameters,
  RouteProps,
} from './frame.ts'
export { FrameContext, useFrame } from './frame-context.ts'
export type {
  DialogInputs,
  DialogName,
  DialogProps,
  DialogResult,
  SentenceSource,
} from './dialogs/dialog-inputs.ts'
export { FilterBar, type FilterBarProps } from './filter/filter-bar.tsx'
export { FilteredEmpty } from './filter/filtered-empty.tsx'
export { choiceField, defineListFilter, type FilterField, type ListFilter } from './filter/list-filter.ts'
export { type FilteredList, useListFilter } from './filter/use-list-filter.ts'
export { actionWords } from './history/action-words.ts'
export { redo, undo } from './history/undo.ts'
export { type JobInfo, jobResult } from './jobs/job-center.ts'
export { JobProgress } from './jobs/job-progress.tsx'
export { runJob } from './jobs/run-job.ts'
export { type JobRun, useJob, useJobs } from './jobs/use-job.ts'
export { MarkedText, type MarkedTextProps } from './palette/marked-text.tsx'
export { useLayer } from './layers/use-layer.ts'
export type { Patch, QueryCache, QueryState } from './queries/query-cache.ts'
export { type Query, type QueryOptions, usePreload, useQuery } from './queries/use-query.ts'
export { useNameKeys } from './records/use-name-keys.ts'
export { Link, type LinkProps } from './routes/link.tsx'
export { type Navigation, type Place, routeOf } from './routes/navigation.ts'
export { openBeside } from './routes/open-beside.ts'
export { Content, type ContentProps, usePage, useRestoredScroll } from './routes/page.tsx'
export { lazyComponent, lazyPage } from './lazy-component.tsx'
export { defineRoute, defineRoutes } from './routes/route.ts'
export { useNavigation, usePlace, usePlaceState } from './routes/use-navigation.ts'
export type { Settings } from './settings.ts'
export { usualCurrency } from './settings.ts'
export { Panel, type PanelProps, PageSide, type PageSideProps } from './shell/panels.tsx'
export {
  createInterfaceStore,
  createPersistedStore,
  type InterfaceStore,
  type InterfaceStoreOptions,
} from './stores/interface-state.ts'
export { createGridState, type GridState } from './stores/grid-state.ts'
export { useChangeSettings, useSettings, useToday, useZone } from './use-settings.ts'
export { useWrite } from './writes/use-write.ts'
export type { Write, WriteOptions } from './writes/writes.ts'
