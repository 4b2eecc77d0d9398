import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { Button, IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface Toast {
  /** What was done, with its object: `已把「批次冻结」移到已告知`. */
  readonly text: string
  readonly icon?: IconName
  readonly action?: { readonly label: string; readonly shortcut?: string; readonly onPress: () => void }
}

/** Long enough to read and reach for undo; the clock stops while the pointer or focus is on it. */
export const toastMs = 8_000

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 })

/** Shows what was just done; returns the function that takes it away. */
export function showToast(toast: Toast): () => void {
  const key = queue.add(toast, { timeout: toastMs })
  return () => queue.close(key)
}

export const clearToasts = (): void => queue.clear()

/** One per window, in the frame. F6 reaches it. */
export function ToastRegion() {
  const t = useT()
  return (
    <AriaToastRegion queue={queue} className="toasts" aria-label={t('ui.toast.region')}>
      {({ toast }) => (
        <AriaToast toast={toast} className="toast">
          <Icon name={toast.content.icon ?? 'check'} />
          <ToastContent className="tx">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              slot={null}
              {...(toast.content.action.shortcut ? { shortcut: toast.content.action.shortcut } : {})}
              onPress={() => {
                toast.content.action?.onPress()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton slot="close" icon="close" iconSize={12} label={t('ui.toast.dismiss')} />
        </AriaToast>
      )}
    </AriaToastRegion>
  )
}
