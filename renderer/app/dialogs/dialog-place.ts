import { createContext, use } from 'react'
import type { DialogEnd, DialogInputs, DialogName } from './dialog-inputs.ts'

/** The open dialog that a form stands in. */
export interface DialogPlace {
  readonly name: DialogName
  readonly input: DialogInputs[DialogName]
  /** Opens the same dialog anew; not where it is open again already. */
  reopen(): void
  /** Hears how the dialog ends, before it goes. */
  onEnd(listener: (end: DialogEnd | null) => void): () => void
}

export const DialogPlaceContext = createContext<DialogPlace | null>(null)

/** Forms of records are opened by `frame.dialogs.open`: only so it is known what they are about. */
export function useDialogPlace(): DialogPlace {
  const place = use(DialogPlaceContext)
  if (place === null) throw new Error('a form of a record stands in a dialog of Feature.dialogs')
  return place
}
