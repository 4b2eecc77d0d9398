import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { ConfirmDialog } from './dialog.tsx'
import { createStore } from './store.ts'

export interface Question {
  readonly title: string
  readonly description: ReactNode
  /** Verb and object. */
  readonly action: string
  readonly isDanger?: boolean
}

interface OpenQuestion extends Question {
  readonly answer: (yes: boolean) => void
}

const queue = createStore<readonly OpenQuestion[]>([])

/** Asks once and resolves to the answer. Esc is no. Only for what cannot be undone or leaves this computer. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => queue.set([...queue.get(), { ...question, answer: resolve }]))

/** Shows the questions of `confirm`, one after the other. One per window. */
export function ConfirmHost() {
  const [question] = useSyncExternalStore(queue.subscribe, queue.get)
  if (!question) return null
  const settle = (yes: boolean) => {
    queue.set(queue.get().slice(1))
    question.answer(yes)
  }
  return (
    <ConfirmDialog
      isOpen
      title={question.title}
      description={question.description}
      action={question.action}
      isDanger={question.isDanger ?? false}
      onConfirm={() => settle(true)}
      onCancel={() => settle(false)}
    />
  )
}
