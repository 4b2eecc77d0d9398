import type { Frame } from '../../../app/index.ts'
import type { TimelineEntry } from '../records.ts'

/** What an entry of the timeline opens; null: it is only told. */
export function entryTarget(entry: TimelineEntry, frame: Frame): (() => void) | null {
  const { id, kind } = entry
  const { dialogs, navigation } = frame
  switch (kind) {
    case 'note':
      return () => navigation.go(`/notes/${id}`)
    case 'requirement':
      return () => navigation.go(`/requirements/${id}`)
    case 'visit':
      return () => void dialogs.open('visit.plan', { id })
    case 'promise':
      return () => void dialogs.open('promise.edit', { id })
    case 'risk':
      return () => void dialogs.open('risk.edit', { id })
    case 'task':
      return () => void dialogs.open('task.edit', { id })
    case 'value':
      return () => void dialogs.open('valueEntry.edit', { id })
    case 'first_value':
      return () => void dialogs.open('firstValue.edit', { id })
    case 'milestone':
      return () => void dialogs.open('milestone.edit', { id })
    case 'person':
      return () => void dialogs.open('person.edit', { id })
    case 'contract':
      // A line opens with its contract, on the tab of contracts.
      return entry.event === 'contract.signed'
        ? () => void dialogs.open('contract.edit', { id })
        : () => navigation.setQuery({ tab: 'contracts' })
    case 'field':
      return () => navigation.setQuery({ tab: 'profile' })
    case 'stage':
    case 'ticket':
    case 'churn':
      return null
  }
}
