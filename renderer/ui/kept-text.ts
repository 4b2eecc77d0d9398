import { createContext, use, useEffect, useRef } from 'react'

/** A text field as whoever keeps its words sees it. */
export interface LiveText {
  /** What stands in the field now. */
  readonly read: () => string
  /** Puts words into the field as if they had been typed. */
  readonly write: (text: string) => void
}

export interface KeptTextHandle {
  /** A person is typing into it: from now on its words are worth keeping. */
  readonly typed: () => void
  /** It shows something else. */
  readonly changed: () => void
  readonly remove: () => void
}

/** Keeps what is typed into the text fields below it (VIS-6). The forms of records provide one. */
export interface TextKeeper {
  add(label: string, live: LiveText): KeptTextHandle
}

/** None: words are not kept, as in a search or a password. */
export const TextKeeperContext = createContext<TextKeeper | null>(null)

export interface KeptTextOptions {
  /** What the field is known by within its form. */
  readonly name: string
  readonly value: string | undefined
  readonly onChange: ((text: string) => void) | undefined
  /** Secrets, amounts and what cannot be changed are not kept. */
  readonly isKept: boolean
}

/** Takes part in the keeping of words. Answers the field's `onChange`: it tells the keeper that a person types. */
export function useKeptText({ name, value, onChange, isKept }: KeptTextOptions) {
  const keeper = use(TextKeeperContext)
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  const handle = useRef<KeptTextHandle | null>(null)
  // A label may change with the language while the form is open; the field stays the same.
  const known = useRef(name)
  const takesPart = keeper !== null && isKept && value !== undefined && onChange !== undefined
  useEffect(() => {
    if (!takesPart) return
    const mine = keeper.add(known.current, {
      read: () => latest.current.value ?? '',
      write: (text) => latest.current.onChange?.(text),
    })
    handle.current = mine
    return () => {
      handle.current = null
      mine.remove()
    }
  }, [keeper, takesPart])
  useEffect(() => {
    handle.current?.changed()
  }, [value])
  if (!takesPart) return onChange
  return (text: string): void => {
    handle.current?.typed()
    onChange(text)
  }
}
