import { useState } from 'react'
import { exportFormats } from '../../../shared/contract/index.ts'
import { type DialogProps, FailureNote, useFrame, useJob, useQuery, useSettings } from '../../app/index.ts'
import { languageNames, languages, useFormat, useT } from '../../i18n/index.ts'
import { Button, Callout, Dialog, Progress, RadioGroup, Select, announce, showToast } from '../../ui/index.ts'
import { exportRequest, type ExportScope, scopesOf } from './scope.ts'

/** IOX-2: which rows, in which format and language; then the host asks where to keep it. */
export function ExportDialog({ input, onClose }: DialogProps<'export'>) {
  const t = useT()
  const format = useFormat()
  const { host } = useFrame()
  const settings = useSettings()
  const scopes = scopesOf(input)
  const [scope, setScope] = useState<ExportScope>(scopes[0] ?? 'all')
  const [fileFormat, setFileFormat] = useState<(typeof exportFormats)[number]>('xlsx')
  const [language, setLanguage] = useState(settings.language)
  const [unsaved, setUnsaved] = useState<'cancelled' | 'failed' | null>(null)
  const run = useJob('export.run')
  const { what, accountId, importId } = input
  const preview = useQuery('export.preview', {
    what,
    ...(accountId === undefined ? {} : { accountId }),
    ...(importId === undefined ? {} : { importId }),
  })
  const counts: Readonly<Record<ExportScope, number | undefined>> = {
    selected: input.selectedIds?.length,
    shown: input.ids?.length,
    all: preview.data?.rows,
  }
  const count = counts[scope]
  const losses = run.result?.losses ?? []
  const isKept = run.result !== undefined && unsaved === null

  const start = async (): Promise<void> => {
    setUnsaved(null)
    const ended = await run.start({ ...exportRequest(input, scope), format: fileFormat, language })
    if (!ended.ok) return
    const { ticket, name, losses: lost } = ended.value
    const saved = await host.saveDownload(ticket, name)
    if (saved !== 'saved') {
      setUnsaved(saved)
      return
    }
    const done = t('exporting.saved', { name })
    announce(done)
    showToast({ text: done, icon: 'export' })
    // What the format could not hold has to be read before the dialog goes.
    if (lost.length === 0) onClose(null)
  }

  return (
    <Dialog
      isOpen
      onClose={() => {
        run.cancel()
        onClose(null)
      }}
      title={t('exporting.title')}
      footer={
        <>
          <span className="sp" />
          <Button
            onPress={() => {
              run.cancel()
              onClose(null)
            }}
          >
            {isKept && !run.isRunning ? t('common.action.close') : t('common.action.cancel')}
          </Button>
          <Button kind="primary" isDisabled={run.isRunning} onPress={() => void start()}>
            {count === undefined ? t('common.action.export') : t('exporting.action', { count })}
          </Button>
        </>
      }
    >
      <div className="col" style={{ gap: 16 }}>
        {scopes.length > 1 ? (
          <RadioGroup
            label={t('exporting.scope')}
            choices={scopes.map((id) => {
              const rows = counts[id]
              return {
                id,
                label: t(`exporting.scope_${id}`),
                ...(rows === undefined ? {} : { meta: t('common.unit.rows', { count: rows }) }),
              }
            })}
            value={scope}
            onChange={setScope}
            isDisabled={run.isRunning}
          />
        ) : (
          <p className="muted t13">{count !== undefined && t('exporting.allOf', { count })}</p>
        )}
        <RadioGroup
          label={t('exporting.format')}
          choices={exportFormats.map((id) => ({
            id,
            label: t(`exporting.format_${id}`),
            meta: t(`exporting.format_${id}_why`),
          }))}
          value={fileFormat}
          onChange={setFileFormat}
          isDisabled={run.isRunning}
        />
        <Select
          label={t('exporting.language')}
          choices={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={language}
          onChange={setLanguage}
          isDisabled={run.isRunning}
        />
        {run.isRunning && (
          <Progress
            label={t('exporting.writing')}
            value={run.job?.totalCount == null ? null : run.job.doneCount}
            maximum={run.job?.totalCount ?? 1}
            {...(run.job?.totalCount == null
              ? {}
              : {
                  valueText: `${format.count(run.job.doneCount)} / ${format.count(run.job.totalCount)}`,
                })}
            onCancel={run.cancel}
          />
        )}
        {run.error !== undefined && run.error.code !== 'cancelled' && <FailureNote failure={run.error} />}
        {run.error?.code === 'cancelled' && <Callout>{t('exporting.cancelled')}</Callout>}
        {unsaved !== null && !run.isRunning && (
          <Callout tone={unsaved === 'failed' ? 'danger' : 'plain'}>
            {t(`exporting.unsaved_${unsaved}`)}
          </Callout>
        )}
        {isKept && losses.length > 0 && (
          <Callout tone="caution" icon="risk">
            {losses.map(({ kind, count: cells }) => (
              <p key={kind}>
                {kind === 'text-too-long'
                  ? t('exporting.lossLong', { count: cells })
                  : t('exporting.lossCharacter', { count: cells })}
              </p>
            ))}
          </Callout>
        )}
      </div>
    </Dialog>
  )
}
