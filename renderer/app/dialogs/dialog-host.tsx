import { createElement, type FunctionComponent, useSyncExternalStore } from 'react'
import { useT } from '../../i18n/index.ts'
import { PanelBoundary } from '../../ui/index.ts'
import type { Feature } from '../frame.ts'
import { useFrame } from '../frame-context.ts'
import type { DialogName, DialogResult } from './dialog-inputs.ts'

type AnyDialog = FunctionComponent<{
  readonly input: unknown
  readonly onClose: (result: DialogResult | null) => void
}>

function dialogOf(features: readonly Feature[], name: DialogName): AnyDialog {
  const found = features.map((feature) => feature.dialogs?.[name]).find((dialog) => dialog !== undefined)
  if (found === undefined) throw new Error(`no feature owns the dialog ${name}`)
  // `open` has typed the input by the name, and the owner's component takes just that.
  return found as AnyDialog
}

/** Draws the dialogs that features asked for, each by the feature that owns it. */
export function DialogHost() {
  const t = useT()
  const { dialogs } = useFrame()
  const open = useSyncExternalStore(dialogs.subscribe, dialogs.list)
  return open.map(({ key, name, input, close }) => (
    <PanelBoundary key={key} panel={t('app.dialog')}>
      <OwnedDialog name={name} input={input} onClose={close} />
    </PanelBoundary>
  ))
}

interface OwnedDialogProps {
  readonly name: DialogName
  readonly input: unknown
  readonly onClose: (result: DialogResult | null) => void
}

/** A name that nobody owns breaks its own panel, not the page. */
function OwnedDialog({ name, input, onClose }: OwnedDialogProps) {
  const { features } = useFrame()
  return createElement(dialogOf(features, name), { input, onClose })
}
