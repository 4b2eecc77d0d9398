import { createElement, type FunctionComponent, useState, useSyncExternalStore } from 'react'
import { useT } from '../../i18n/index.ts'
import { PanelBoundary } from '../../ui/index.ts'
import type { Feature } from '../frame.ts'
import { useFrame } from '../frame-context.ts'
import type { DialogEnd, DialogName } from './dialog-inputs.ts'
import { DialogPlaceContext } from './dialog-place.ts'
import type { OpenDialog } from './dialogs.ts'

type AnyDialog = FunctionComponent<{
  readonly input: unknown
  readonly onClose: (end: DialogEnd | null) => void
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
  return open.map((dialog) => (
    <PanelBoundary key={dialog.key} panel={t('app.dialog')}>
      <OwnedDialog dialog={dialog} />
    </PanelBoundary>
  ))
}

/** A name that nobody owns breaks its own panel, not the page. */
function OwnedDialog({ dialog: { name, input, close } }: { readonly dialog: OpenDialog }) {
  const { dialogs, features } = useFrame()
  const [{ place, end }] = useState(() => {
    const listeners = new Set<(end: DialogEnd | null) => void>()
    return {
      place: {
        name,
        input,
        reopen: () => dialogs.reopen({ name, input }),
        onEnd(listener: (end: DialogEnd | null) => void) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
      },
      end(how: DialogEnd | null): void {
        for (const listener of listeners) listener(how)
        // Whoever asked hears of the record alone.
        close(how === null ? null : { id: how.id })
      },
    }
  })
  return (
    <DialogPlaceContext value={place}>
      {createElement(dialogOf(features, name), { input, onClose: end })}
    </DialogPlaceContext>
  )
}
