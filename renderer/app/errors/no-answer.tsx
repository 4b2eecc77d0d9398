import type { ReactElement } from 'react'
import { Content } from '../routes/page.tsx'
import { FailureNote, type FailureNoteProps } from './failure-note.tsx'

/**
 * A page whose data is not there: why, and a way to try again; nothing while it comes, for that is soon. No component:
 * the page's own `Content` takes the same place later, so that focus and scrolling stay when the data comes.
 */
export const noAnswer = (
  failure: FailureNoteProps['failure'] | undefined,
  onRetry: () => void,
): ReactElement => (
  <Content>{failure === undefined ? null : <FailureNote failure={failure} onRetry={onRetry} />}</Content>
)
