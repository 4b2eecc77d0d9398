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
  /** The dialog of that name and input once more, unless it is open. */
  reopen(dialog: Pick<OpenDialog, 'name' | 'input'>): void
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
  const open = (
    name: DialogName,
    input: DialogInputs[DialogName],
    done: (result: DialogResult | null) => void,
  ): void => {
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
          done(result)
        },
      },
    ])
  }
  return {
    open: (name, input) => new Promise((resolve) => open(name, input, resolve)),
    reopen({ name, input }) {
      if (dialogs.some((dialog) => dialog.name === name && dialog.input === input)) return
      open(name, input, () => {})
    },
    list: () => dialogs,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
