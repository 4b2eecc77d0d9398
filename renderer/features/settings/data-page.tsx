import { useFrame, useJob, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DescriptionList, SectionHead } from '../../ui/index.ts'
import { BackupList } from './backup-list.tsx'
import { DataCheck } from './data-check.tsx'
import { NewRecoveryCode } from './new-recovery-code.tsx'
import { showToast } from '../../ui/index.ts'

/** SAF-1, SAF-2: where the key is, the recovery code, backups, the check of the file, the sample. */
export function DataPage() {
  const t = useT()
  const { tellFailure } = useFrame()
  const status = useQuery('workspace.status', {}).data
  const add = useJob('workspace.addSample')
  const remove = useJob('workspace.removeSample')
  if (status?.state !== 'open') return null

  const addSample = async (): Promise<void> => {
    const result = await add.start({})
    if (!result.ok) tellFailure(result.error)
  }
  const removeSample = async (): Promise<void> => {
    const result = await remove.start({})
    if (result.ok) showToast({ text: t('settings.data.sampleRemoved', { count: result.value.accounts }) })
    else tellFailure(result.error)
  }
  return (
    <>
      <SectionHead title={t('settings.data.keyHead')} />
      <DescriptionList
        isText
        items={[
          { id: 'key', term: t('settings.data.key'), value: t(`settings.data.key_${status.keyKind}`) },
          {
            id: 'recovery',
            term: t('settings.data.recovery'),
            value: t(
              status.recoveryConfirmed ? 'settings.data.recoveryConfirmed' : 'settings.data.recoveryPending',
            ),
          },
        ]}
      />
      <NewRecoveryCode />
      <BackupList />
      <DataCheck />
      {(status.sample || status.empty) && (
        <>
          <SectionHead title={t('settings.data.sampleHead')} />
          <p className="muted set-lead">{t('settings.data.sampleWhy')}</p>
          {status.sample ? (
            <Button isDisabled={remove.isRunning} onPress={() => void removeSample()}>
              {t('settings.data.sampleRemove')}
            </Button>
          ) : (
            <Button isDisabled={add.isRunning} onPress={() => void addSample()}>
              {t('settings.data.sampleAdd')}
            </Button>
          )}
        </>
      )}
    </>
  )
}
