import { useEffect, useState } from 'react'
import { newId } from '../../../shared/kernel/index.ts'
import { useT } from '../../i18n/index.ts'
import { showToast } from '../../ui/index.ts'
import type { AppClient } from '../client.ts'
import type { DialogEnd } from '../dialogs/dialog-inputs.ts'
import { useDialogPlace } from '../dialogs/dialog-place.ts'
import { formAbout } from '../dialogs/form-about.ts'
import { useFrame } from '../frame-context.ts'
import { gatherWords } from './gather-words.ts'
import { KeptForm, type KeptFormState, type KeptWords, type Timers } from './kept-form.ts'

/** Words that the store could not take, by form: they stay in the window until it can. Taken over by the next opening. */
const notStored = new WeakMap<AppClient, Map<string, readonly KeptWords[]>>()

function heldBy(client: AppClient): Map<string, readonly KeptWords[]> {
  const held = notStored.get(client) ?? new Map<string, readonly KeptWords[]>()
  notStored.set(client, held)
  return held
}

const timers: Timers = {
  set: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
  clear: (handle) => window.clearTimeout(handle as number | undefined),
}

const nothing: KeptFormState = { givenBack: [], waiting: [] }

export interface KeptFormHook {
  readonly form: KeptForm
  readonly state: KeptFormState
  /** The record goes to the bin: it holds none of the words, and may come back. */
  removing(): void
  /** With undo in the toast. */
  discard(): void
}

/** The keeper of the dialog's form. Null while it is read what was kept: a moment, and the form is drawn after it. */
export function useKeptForm(title: string): KeptFormHook | null {
  const t = useT()
  const { client, clock, onFlush, random, write } = useFrame()
  const place = useDialogPlace()
  const [form, setForm] = useState<KeptForm | null>(null)
  const [state, setState] = useState(nothing)
  const [isRemoving] = useState({ now: false })
  const [at] = useState(() => ({ form: place.name, about: formAbout(place.input) }))
  const [own] = useState(() => ({ opening: newId(clock, random), replaces: new Set<string>() }))
  const [keep] = useState(() => async (words: readonly KeptWords[]): Promise<boolean> => {
    const key = JSON.stringify(at)
    const held = heldBy(client)
    const result = await write(
      'form.keep',
      { ...at, opening: own.opening, replaces: [...own.replaces], fields: [...words] },
      { undo: 'silent', failure: 'silent' },
    )
    if (result.ok) held.delete(key)
    else held.set(key, words)
    if (result.ok) own.replaces.clear()
    return result.ok
  })

  useEffect(() => {
    let isGone = false
    let made: KeptForm | null = null
    const begin = async (): Promise<void> => {
      const kept = await client.call('form.kept', at)
      if (isGone) return
      // What cannot be read now stays where it is, and does not keep anybody from writing.
      const drafts = kept.ok ? kept.value.drafts : []
      for (const { opening } of drafts) own.replaces.add(opening)
      const held = heldBy(client).get(JSON.stringify(at)) ?? []
      const words = gatherWords([held, ...drafts.map(({ fields }) => fields)])
      made = new KeptForm({ words, clock, timers, keep, onState: setState })
      setState(made.state)
      setForm(made)
    }
    void begin()
    return () => {
      isGone = true
      // The dialog ends by itself as a rule; a window that is taken apart around it ends it too.
      void made?.leave()
    }
  }, [client, clock, at, own, keep])

  useEffect(() => (form === null ? undefined : onFlush(() => form.flush())), [form, onFlush])

  useEffect(() => {
    if (form === null) return
    const goBack = async (): Promise<void> => {
      const hasWords = form.hasWords
      const isKept = await form.leave()
      if (!hasWords) return
      showToast({
        text: t(isKept ? 'app.form.kept' : 'app.form.notKept', { title }),
        icon: isKept ? 'clock' : 'risk',
        action: { label: t('app.form.reopen'), onPress: place.reopen },
      })
    }
    return place.onEnd((end: DialogEnd | null) => {
      if (end === null) void goBack()
      else if (isRemoving.now) void form.leave()
      else void form.saved(end.took)
    })
  }, [form, place, isRemoving, t, title])

  if (form === null) return null
  return {
    form,
    state,
    removing() {
      isRemoving.now = true
    },
    discard() {
      const words = form.discard()
      showToast({
        text: t('app.form.discarded'),
        icon: 'trash',
        action: {
          label: t('common.action.undo'),
          onPress() {
            if (!form.restore(words)) void keep(words).then(place.reopen)
          },
        },
      })
    },
  }
}
