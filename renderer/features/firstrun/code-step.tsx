import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, Callout } from '../../ui/index.ts'
import { saveTextFile } from './save-text-file.ts'

/** The recovery code, shown once. */
export function CodeStep({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const t = useT()
  const { host } = useFrame()
  return (
    <>
      <h1 className="fr-h">{t('firstrun.code.title')}</h1>
      <p className="fr-lead">{t('firstrun.code.lead')}</p>
      <output className="fr-code" aria-label={t('firstrun.code.label')}>
        {code.split('-').map((group, index) => (
          // Groups may repeat; their place is what tells them apart.
          <span key={`${index} ${group}`}>{group}</span>
        ))}
      </output>
      <div className="row wrap no-print" style={{ margin: '12px 0 20px' }}>
        <Button
          icon="copy"
          onPress={() => void host.copyText(code).then(() => announce(t('firstrun.code.copied'), 'polite'))}
        >
          {t('firstrun.code.copy')}
        </Button>
        <Button icon="file" onPress={() => saveTextFile(document, t('firstrun.code.fileName'), `${code}\n`)}>
          {t('firstrun.code.save')}
        </Button>
        <Button icon="ledger" onPress={() => void host.print(t('firstrun.code.label'))}>
          {t('firstrun.code.print')}
        </Button>
      </div>
      <Callout tone="caution" icon="shield">
        {t('firstrun.code.warning')}
      </Callout>
      <div className="fr-foot no-print">
        <span className="sp" />
        <Button kind="primary" onPress={onNext}>
          {t('firstrun.code.next')}
        </Button>
      </div>
    </>
  )
}
