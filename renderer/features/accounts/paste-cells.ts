import { tiers } from '../../../shared/domain/journey/index.ts'
import type { CallInput } from '../../../shared/contract/index.ts'
import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { confirm, type GridPaste, showToast } from '../../ui/index.ts'
import type { AccountRow } from './account-words.ts'

type Patch = CallInput<'account.updateEach'>['changes'][number]['patch']

/** A paste that changes more rows than this is asked about first (interface.md 21). */
const mostWithoutQuestion = 20

const textColumns = new Set(['owner', 'city', 'industry', 'code'])

/** What a paste would change: cells of columns that can be written, each in its row. Tiers are read as their words. */
export function planPaste(
  paste: GridPaste,
  tierOf: (word: string) => AccountRow['tier'] | undefined,
): { readonly id: string; readonly patch: Patch }[] {
  return paste.cells.flatMap((cells, down) => {
    const id = paste.rowIds[down]
    if (id === undefined) return []
    const patch: Record<string, string | null> = {}
    cells.forEach((cell, across) => {
      const column = paste.columnIds[across]
      const text = cell.trim()
      if (column === 'name' && text !== '') patch['name'] = text
      else if (column === 'tier') {
        const tier = tierOf(text)
        if (tier !== undefined) patch['tier'] = tier
      } else if (column !== undefined && textColumns.has(column)) patch[column] = text || null
    })
    return Object.keys(patch).length === 0 ? [] : [{ id, patch: patch as Patch }]
  })
}

/** Cells from Excel or WPS onto the grid: one action, one undo. */
export function usePasteCells(rows: readonly AccountRow[]): (paste: GridPaste) => Promise<void> {
  const t = useT()
  const { write } = useFrame()
  return async (paste) => {
    const tierOf = (word: string): AccountRow['tier'] | undefined =>
      word === ''
        ? null
        : tiers.find((tier) => tier === word || t(`account.tier.${tier}`) === word.replace(/^KA\s*/, ''))
    const changes = planPaste(paste, tierOf)
    if (changes.length === 0) {
      showToast({ text: t('accounts.paste.nothing') })
      return
    }
    if (changes.length > mostWithoutQuestion) {
      const first = rows.find(({ id }) => id === changes[0]?.id)
      const wanted = await confirm({
        title: t('accounts.paste.title', { count: changes.length }),
        description: t('accounts.paste.why', { first: first?.name ?? '' }),
        action: t('accounts.paste.action', { count: changes.length }),
      })
      if (!wanted) return
    }
    await write('account.updateEach', { changes })
  }
}
