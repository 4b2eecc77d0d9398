import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useFormat, useT } from '../../i18n/index.ts'
import { Icon, Popover } from '../../ui/index.ts'
import { useCommands } from '../commands/use-commands.ts'
import { useJobs } from '../jobs/use-job.ts'
import { useQuery } from '../queries/use-query.ts'
import { useZone } from '../use-settings.ts'
import { PendingPanel } from './pending-panel.tsx'
import { type StatusPart, statusOf } from './status.ts'
import { useLink, useOnline } from './use-connection.ts'

/** One place, always the same: saved, offline, what waits. Words and shape; a press opens the queue. */
export function StatusPlace() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const isOnline = useOnline()
  const isLinked = useLink()
  const pending = useQuery('workspace.pending', {}).data
  const workspace = useQuery('workspace.status', {}).data
  const running = useJobs().filter(({ state }) => state === 'running')
  const [isOpen, setOpen] = useState(false)
  useCommands([
    {
      id: 'app.pending',
      titleKey: 'app.command.pending',
      icon: 'sync',
      group: 'app',
      run: () => setOpen(true),
    },
  ])

  const status = statusOf({
    isOnline,
    isLinked,
    isReadonly: workspace?.state === 'open' && workspace.mode === 'readonly',
    lastSavedAt: pending?.lastSavedAt ?? null,
    pendingCount: pending?.count ?? 0,
    runningJobs: running.length,
  })
  const say = (part: StatusPart): string => {
    switch (part.kind) {
      case 'saved':
        return t('app.status.saved', { time: format.time(part.at, zone.offsetMinutes(part.at)) })
      case 'nothing':
        return t('app.status.nothing')
      case 'offline':
        return t('app.status.offline')
      case 'lost':
        return t('app.status.lost')
      case 'readonly':
        return t('app.status.readonly')
      case 'pending':
        return t('app.status.pending', { count: part.count })
    }
  }
  const words = status.parts.map(say).join(' · ')
  return (
    <Popover
      label={t('app.pending.title')}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="pending-pop"
      trigger={
        <Button className="sync" aria-label={t('app.status.label', { state: words })}>
          <Icon name={status.icon} />
          <span>{words}</span>
        </Button>
      }
    >
      {(close) => <PendingPanel onLeave={close} />}
    </Popover>
  )
}
