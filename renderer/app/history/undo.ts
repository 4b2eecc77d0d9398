import { t } from '../../i18n/index.ts'
import { showToast } from '../../ui/index.ts'
import type { Answer } from '../client.ts'
import type { Frame } from '../frame.ts'
import { actionWords } from './action-words.ts'

/** The frame as far as undo needs it; undo is made before the frame is whole. */
type UndoFrame = Pick<Frame, 'client' | 'tellFailure'>

/** The words for what was done, and for what of it stayed as it is. */
const withRest = (
  words: string,
  { keptLater, purged }: Pick<Answer<'history.undo'>, 'keptLater' | 'purged'>,
): string =>
  [
    words,
    ...(keptLater === 0 ? [] : [t('app.undo.keptLater', { count: keptLater })]),
    ...(purged === 0 ? [] : [t('app.undo.purged', { count: purged })]),
  ].join(' ')

/** Takes back one action (the last without an id) and says which, with a way to do it again. */
export async function undo(frame: UndoFrame, actionId?: number): Promise<void> {
  const result = await frame.client.call('history.undo', actionId === undefined ? {} : { actionId })
  if (!result.ok) {
    frame.tellFailure(result.error)
    return
  }
  const { name, label } = result.value
  showToast({
    text: withRest(t('app.undo.undone', { action: actionWords(name, label) }), result.value),
    icon: 'undo',
    action: { label: t('common.action.redo'), shortcut: 'Ctrl+Shift+Z', onPress: () => void redo(frame) },
  })
}

export async function redo(frame: UndoFrame): Promise<void> {
  const result = await frame.client.call('history.redo', {})
  if (!result.ok) {
    frame.tellFailure(result.error)
    return
  }
  const { name, label } = result.value
  showToast({
    text: withRest(t('app.undo.redone', { action: actionWords(name, label) }), result.value),
    action: { label: t('common.action.undo'), shortcut: 'Ctrl+Z', onPress: () => void undo(frame) },
  })
}

/** Names what was just done and offers to take it back. */
export async function showUndoToast(frame: UndoFrame, actionId: number): Promise<void> {
  // The answer of a write carries the action's number only; its words stand in the log.
  const result = await frame.client.call('history.actions', { limit: 20 })
  const action = result.ok ? result.value.actions.find(({ id }) => id === actionId) : undefined
  if (action === undefined) return
  showToast({
    text: actionWords(action.name, action.label),
    ...(action.state === 'final'
      ? {}
      : {
          action: {
            label: t('common.action.undo'),
            shortcut: 'Ctrl+Z',
            onPress: () => void undo(frame, actionId),
          },
        }),
  })
}
