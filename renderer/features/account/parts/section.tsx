import type { ReactNode } from 'react'
import { z } from 'zod'
import { createPersistedStore, Panel } from '../../../app/index.ts'
import { Disclosure } from '../../../ui/index.ts'

/** Which sections a person has folded away, on all account pages alike. */
const sections = createPersistedStore<{ readonly folded: readonly string[] }>({
  name: 'account.sections',
  version: 1,
  initial: { folded: [] },
  schema: z.object({ folded: z.array(z.string().max(40)).max(100) }),
})

export interface SectionProps {
  readonly id: string
  readonly title: string
  readonly count?: string | number
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of the page that folds, remembers it, and may break without the rest. */
export function Section({ id, title, count, actions, children }: SectionProps) {
  const isFolded = sections((state) => state.folded.includes(id))
  return (
    <section aria-label={title}>
      <Disclosure
        title={title}
        {...(count === undefined ? {} : { count })}
        actions={actions}
        isExpanded={!isFolded}
        onExpandedChange={(isExpanded) =>
          sections.setState(({ folded }) => ({
            folded: isExpanded ? folded.filter((name) => name !== id) : [...folded, id],
          }))
        }
      >
        <Panel name={title}>{children}</Panel>
      </Disclosure>
    </section>
  )
}
