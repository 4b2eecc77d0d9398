import { useFrame, useJob, useQuery, useWrite, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, confirm, SectionHead, showToast, TableHead } from '../../ui/index.ts'

const reasons = ['manual', 'daily', 'migration', 'restore'] as const

export function BackupList() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { tellFailure } = useFrame()
  const { data } = useQuery('workspace.backups', {})
  const backup = useJob('workspace.backup')
  const [restore, restoring] = useWrite('workspace.restore')

  const make = async (): Promise<void> => {
    const result = await backup.start({})
    if (!result.ok) {
      tellFailure(result.error, () => void make())
      return
    }
    const { accounts, notes } = result.value
    showToast({ text: t('settings.data.backupMade', { accounts, notes }), icon: 'shield' })
  }
  const when = (at: number): string =>
    `${format.day(zone.dayOf(at))} ${format.time(at, zone.offsetMinutes(at))}`
  const restoreFrom = async (file: string, at: number, accounts: number, notes: number): Promise<void> => {
    const wanted = await confirm({
      title: t('settings.data.restoreTitle', { at: when(at) }),
      description: t('settings.data.restoreWhy', { accounts, notes }),
      action: t('settings.data.restoreThis', { at: when(at) }),
      isDanger: true,
    })
    if (!wanted) return
    const result = await restore({ file })
    if (result.ok) showToast({ text: t('settings.data.restored', { at: when(at) }), icon: 'undo' })
  }

  return (
    <>
      <SectionHead
        title={t('settings.data.backupHead')}
        actions={
          <Button size="small" icon="shield" isDisabled={backup.isRunning} onPress={() => void make()}>
            {t('settings.data.backupNow')}
          </Button>
        }
      />
      {data?.backups.length === 0 && <p className="muted set-lead">{t('settings.data.backupNone')}</p>}
      {data !== undefined && data.backups.length > 0 && (
        <table className="tbl set-tbl" aria-label={t('settings.data.backupHead')}>
          <TableHead
            columns={[
              t('settings.data.backupAt'),
              t('settings.data.backupReason'),
              { figures: t('settings.data.backupAccounts') },
              { figures: t('settings.data.backupNotes') },
              { figures: t('settings.data.backupSize') },
              { unseen: t('settings.data.restore') },
            ]}
          />
          <tbody>
            {data.backups.map(({ file, at, bytes, reason, accounts, notes }) => (
              <tr key={file}>
                <td className="num nw">{when(at)}</td>
                <td>{t(`settings.data.reason.${reasons.find((known) => known === reason) ?? 'other'}`)}</td>
                <td className="r num">{format.count(accounts)}</td>
                <td className="r num">{format.count(notes)}</td>
                <td className="r num nw">{format.bytes(bytes)}</td>
                <td className="r">
                  <Button
                    size="small"
                    isDisabled={restoring.isRunning}
                    aria-label={t('settings.data.restoreThis', { at: when(at) })}
                    onPress={() => void restoreFrom(file, at, accounts, notes)}
                  >
                    {t('settings.data.restore')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
