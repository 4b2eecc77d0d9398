import type { CallInput } from '../../../shared/contract/index.ts'
import type { DialogInputs } from '../../app/index.ts'

export type ExportScope = 'selected' | 'shown' | 'all'

/** Scope first: the ticked rows, those on screen, or all there are. Only what differs is offered. */
export function scopesOf({ ids, selectedIds }: DialogInputs['export']): readonly ExportScope[] {
  const scopes: ExportScope[] = []
  if (selectedIds !== undefined && selectedIds.length > 0) scopes.push('selected')
  if (ids !== undefined) scopes.push('shown')
  return [...scopes, 'all']
}

/** What the core is asked for. The columns of the screen go along; its filters only with the rows of the screen. */
export function exportRequest(
  { what, ids, selectedIds, view, accountId, importId }: DialogInputs['export'],
  scope: ExportScope,
): Omit<CallInput<'export.run'>, 'format' | 'language'> {
  const chosen = scope === 'selected' ? selectedIds : scope === 'shown' ? ids : undefined
  return {
    what,
    ...(accountId === undefined ? {} : { accountId }),
    ...(importId === undefined ? {} : { importId }),
    ...(chosen === undefined ? {} : { ids: [...chosen] }),
    ...(view === undefined ? {} : { view: { ...view, search: '', conditions: [] } }),
  }
}
