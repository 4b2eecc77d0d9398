import type { DialogInputs, DialogName, DialogResult } from './dialog-inputs.ts'

export interface OpenDialog {
  readonly key: number
  readonly name: DialogName
  readonly input: DialogInputs[DialogName]
  readonly close: (result: DialogResult | null) => void
}

/** The dialogs that are open, the topmost last. */
export interface Dialogs {
  open<Name extends DialogName>(name: Name, input: DialogInputs[Name]): Promise<DialogResult | null>
  /** The same array until something opens or closes. */
  list(): readonly OpenDialog[]
  subscribe(listener: () => void): () => void
}

export function createDialogs(): Dialogs {
  const listeners = new Set<() => void>()
  let dialogs: readonly OpenDialog[] = []
  let lastKey = 0
  const set = (next: readonly OpenDialog[]): void => {
    dialogs = next
    for (const listener of [...listeners]) listener()
  }
  return {
    open: (name, input) =>
      new Promise((resolve) => {
        lastKey += 1
        const key = lastKey
        set([
          ...dialogs,
          {
            key,
            name,
            input,
            close(result) {
              set(dialogs.filter((dialog) => dialog.key !== key))
              resolve(result)
            },
          },
        ])
      }),
    list: () => dialogs,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
