import { FailureNote, useJob } from '../../app/index.ts'
import { type TranslationKey, useT } from '../../i18n/index.ts'
import { Button, Callout, Progress, SectionHead } from '../../ui/index.ts'

/** The whole file read page by page, the log against the tables: what `bowtie verify` does. */
export function DataCheck() {
  const t = useT()
  const verify = useJob('workspace.verify')
  const { result } = verify
  const nameOf = (name: string): string => t(`settings.data.check.${name}` as TranslationKey)
  return (
    <>
      <SectionHead
        title={t('settings.data.verifyHead')}
        actions={
          <Button
            size="small"
            icon="check"
            isDisabled={verify.isRunning}
            onPress={() => void verify.start({ deep: true })}
          >
            {t('settings.data.verify')}
          </Button>
        }
      />
      <p className="muted set-lead">{t('settings.data.verifyWhy')}</p>
      {verify.isRunning && (
        <Progress label={t('settings.data.verify')} value={null} onCancel={verify.cancel} />
      )}
      {verify.error && <FailureNote failure={verify.error} />}
      {result !== undefined && (
        <Callout tone={result.ok ? 'positive' : 'danger'} icon={result.ok ? 'check' : 'risk'}>
          <span className="h">
            {result.ok
              ? t('settings.data.verifyOk', {
                  accounts: result.accounts,
                  notes: result.notes,
                  transactions: result.transactions,
                })
              : t('settings.data.verifyBad')}
          </span>
          <ul>
            {result.checks.map(({ name, ok, detail }) => (
              <li key={name}>
                {nameOf(name)}
                {' · '}
                {ok ? t('settings.data.checkOk') : detail}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </>
  )
}
