import type { CallOutput } from '../../../shared/contract/index.ts'
import { useQuery } from '../../app/index.ts'

/** Whose saved views these are. */
export const viewScreen = 'accounts'

export type SavedView = CallOutput<'view.list'>['views'][number]

const none: readonly SavedView[] = []

/** The saved views of the account list; none while they are on their way. */
export const useSavedViews = (): readonly SavedView[] =>
  useQuery('view.list', { screen: viewScreen }).data?.views ?? none
