import { type ReactNode, useState } from 'react'
import { useFrame, useJob, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, Icon, type IconName } from '../../ui/index.ts'

/** What a person should know about the workspace itself, below the page: calm, never red, never in the way. */
export function Banners() {
  const t = useT()
  const { navigation } = useFrame()
  const status = useQuery('workspace.status', {}).data
  const removal = useJob('workspace.removeSample')
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  if (status?.state !== 'open') return null
  const dismiss = (name: string): void => setDismissed(new Set([...dismissed, name]))

  const removeSample = async (): Promise<void> => {
    const result = await removal.start({})
    if (result.ok) announce(t('firstrun.banner.sampleRemoved'), 'polite')
  }

  const lines: ReactNode[] = []
  if (status.mode === 'readonly')
    lines.push(
      <Line key="readonly" icon="lock">
        {t(
          status.readonlyReason === 'folder'
            ? 'firstrun.banner.readonlyFolder'
            : 'firstrun.banner.readonlyLocked',
        )}
      </Line>,
    )
  if (status.recoveredDrafts > 0 && !dismissed.has('rescued'))
    lines.push(
      <Line
        key="rescued"
        icon="undo"
        actions={
          <>
            <Button size="small" onPress={() => navigation.go('/notes')}>
              {t('firstrun.banner.rescuedShow')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => dismiss('rescued')}>
              {t('firstrun.banner.dismiss')}
            </Button>
          </>
        }
      >
        {t('firstrun.banner.rescued', { count: status.recoveredDrafts })}
      </Line>,
    )
  const cutIn = status.recoveredRecordings.at(-1)
  if (cutIn !== undefined && !dismissed.has('recordings'))
    lines.push(
      <Line
        key="recordings"
        icon="mic"
        actions={
          <>
            <Button size="small" onPress={() => navigation.go(`/notes/${cutIn}`)}>
              {t('firstrun.banner.recordingsShow')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => dismiss('recordings')}>
              {t('firstrun.banner.dismiss')}
            </Button>
          </>
        }
      >
        {t('firstrun.banner.recordings', { count: status.recoveredRecordings.length })}
      </Line>,
    )
  if (status.sample && !dismissed.has('sample'))
    lines.push(
      <Line
        key="sample"
        icon="play"
        actions={
          <>
            <Button size="small" isDisabled={removal.isRunning} onPress={() => void removeSample()}>
              {t('firstrun.banner.sampleRemove')}
            </Button>
            <Button size="small" kind="quiet" onPress={() => dismiss('sample')}>
              {t('firstrun.banner.dismiss')}
            </Button>
          </>
        }
      >
        {t('firstrun.banner.sample')}
      </Line>,
    )
  return lines.length === 0 ? null : <div className="strip no-print">{lines}</div>
}

interface LineProps {
  readonly icon: IconName
  readonly children: ReactNode
  readonly actions?: ReactNode
}

function Line({ icon, children, actions }: LineProps) {
  return (
    <div className="strip-line" role="status">
      <Icon name={icon} />
      <span>{children}</span>
      <span className="sp" />
      {actions}
    </div>
  )
}
