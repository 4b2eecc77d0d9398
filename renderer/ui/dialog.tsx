import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { imeGuard } from './ime.ts'

export interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons: quiet ones left, then a spring (`<span className="sp" />`), Cancel, the action. */
  readonly footer?: ReactNode
  readonly size?: 'normal' | 'wide'
  /** `alertdialog` interrupts: only for confirmations. */
  readonly role?: 'dialog' | 'alertdialog'
  /** A click on the scrim closes it; off where half-written text would be lost. */
  readonly isDismissable?: boolean
}

/** Labelled, the page behind inert, first field focused, Esc closes, focus goes back. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  footer,
  size = 'normal',
  role = 'dialog',
  isDismissable = false,
}: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={isDismissable}
    >
      <Modal className={classNames('modal', size === 'wide' && 'wide')} {...imeGuard}>
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" level={2} className="dh">
            {title}
          </Heading>
          {description && <div className="dp">{description}</div>}
          {children && <div className="db">{children}</div>}
          {footer && <div className="df">{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly title: string
  /** What cannot be undone, and what stays safe. */
  readonly description: ReactNode
  /** Verb and object: `发出 5 份答复`, `清除 312 条`. */
  readonly action: string
  readonly isDanger?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
  /** Left of the buttons, such as a preview. */
  readonly extra?: ReactNode
}

/** Only for what cannot be undone or leaves this computer. Everything else is done at once, with undo. */
export function ConfirmDialog({
  isOpen,
  title,
  description,
  action,
  isDanger = false,
  onConfirm,
  onCancel,
  extra,
}: ConfirmDialogProps) {
  const t = useT()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onCancel}
      title={title}
      description={description}
      role="alertdialog"
      footer={
        <>
          {extra}
          <span className="sp" />
          <Button autoFocus onPress={onCancel}>
            {t('common.action.cancel')}
          </Button>
          <Button kind={isDanger ? 'danger-solid' : 'primary'} onPress={onConfirm}>
            {action}
          </Button>
        </>
      }
    />
  )
}
