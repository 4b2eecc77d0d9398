import type { Translate } from '../../i18n/index.ts'
import type { IconName } from '../../ui/icon.tsx'
import { copyLink } from '../commands/app-commands.ts'
import type { Frame } from '../frame.ts'
import { routeOf } from '../routes/navigation.ts'
import { openBeside } from '../routes/open-beside.ts'
import type { NameHit, PaletteRow } from './palette-rows.ts'
import { rememberCommand } from './recent-commands.ts'

export interface RowAction {
  readonly id: 'open' | 'newWindow' | 'copyLink' | 'copyName' | 'search'
  readonly label: string
  readonly icon: IconName
  run(): void
}

const routeOfHit = (frame: Frame, hit: NameHit): string | null =>
  frame.features
    .flatMap((feature) => feature.records ?? [])
    .find((record) => record.kind === hit.kind)
    ?.route({ id: hit.id, accountId: hit.accountId }) ?? null

/** What Enter does. */
export function runRow(frame: Frame, row: PaletteRow, where: 'here' | 'newWindow'): void {
  if (row.kind === 'command') {
    rememberCommand(row.command.id)
    frame.commands.run(row.command.id, frame)
    return
  }
  const route = row.kind === 'search' ? routeOf('/search', { q: row.text }) : routeOfHit(frame, row.hit)
  if (route === null) return
  if (row.kind === 'record') void frame.client.call('search.touched', { kind: row.hit.kind, id: row.hit.id })
  if (where === 'newWindow') openBeside(route)
  else frame.navigation.go(route)
}

/** What Tab shows for a found record. */
export function rowActions(frame: Frame, row: PaletteRow, t: Translate): readonly RowAction[] {
  if (row.kind !== 'record') return []
  const { hit } = row
  const route = routeOfHit(frame, hit)
  const opening: readonly RowAction[] =
    route === null
      ? []
      : [
          {
            id: 'open',
            label: t('app.palette.action.open'),
            icon: 'right',
            run: () => runRow(frame, row, 'here'),
          },
          {
            id: 'newWindow',
            label: t('app.palette.action.newWindow'),
            icon: 'panel',
            run: () => runRow(frame, row, 'newWindow'),
          },
          {
            id: 'copyLink',
            label: t('app.palette.action.copyLink'),
            icon: 'link',
            run: () => void copyLink(frame, route),
          },
        ]
  return [
    ...opening,
    {
      id: 'copyName',
      label: t('app.palette.action.copyName'),
      icon: 'copy',
      run: () => void frame.host.copyText(hit.title),
    },
    {
      id: 'search',
      label: t('app.palette.action.searchIn'),
      icon: 'search',
      run: () => frame.navigation.go(routeOf('/search', { q: hit.title })),
    },
  ]
}
