import { useT } from '../../i18n/index.ts'
import { announce } from '../live-region.tsx'
import type { MenuEntry } from '../menu.tsx'
import type { GridGrouping, PlacedGroup } from './groups.ts'
import type { Ticks } from './use-ticks.ts'

export interface Headings {
  readonly setOpen: (group: PlacedGroup, isOpen: boolean) => void
  readonly menuOf: (group: PlacedGroup) => readonly MenuEntry[]
}

/** Headings that open and close, and what their menu offers. */
export function useHeadings<Row>(grouping: GridGrouping<Row> | undefined, ticks: Ticks<Row>): Headings {
  const t = useT()
  const setOpen = (group: PlacedGroup, isOpen: boolean): void => {
    if (grouping === undefined || group.isOpen === isOpen) return
    const collapsed = new Set(grouping.collapsed)
    if (isOpen) collapsed.delete(group.key)
    else collapsed.add(group.key)
    grouping.onCollapsedChange(collapsed)
    announce(
      isOpen
        ? t('ui.grid.groupOpen', { group: group.label, count: group.rowIds.length })
        : t('ui.grid.groupClosed', { group: group.label }),
    )
  }
  const menuOf = (group: PlacedGroup): readonly MenuEntry[] =>
    grouping === undefined
      ? []
      : [
          {
            id: 'toggle',
            label: t(group.isOpen ? 'ui.grid.collapse' : 'ui.grid.expand'),
            onAction: () => setOpen(group, !group.isOpen),
          },
          {
            id: 'expand-all',
            label: t('ui.grid.expandAll'),
            onAction: () => grouping.onCollapsedChange(new Set()),
          },
          {
            id: 'collapse-all',
            label: t('ui.grid.collapseAll'),
            onAction: () => grouping.onCollapsedChange(new Set(grouping.groups.map(({ key }) => key))),
          },
          ...(ticks.isOn
            ? [
                { type: 'divider' as const, id: 'after-open' },
                {
                  id: 'tick',
                  label: t('ui.grid.tickGroup', { count: group.rowIds.length }),
                  shortcut: 'X',
                  onAction: () => ticks.toggleGroup(group),
                },
              ]
            : []),
        ]
  return { setOpen, menuOf }
}
