import { useT } from '../../i18n/index.ts'
import { classNames, Icon, Logo } from '../../ui/index.ts'

export const steps = ['look', 'protect', 'bring'] as const
export type Step = (typeof steps)[number]

export interface StepNote {
  readonly step: Step
  /** What was chosen, or what will come. */
  readonly note: string
}

/** The dark left side: what the product is for, and where in the three steps one stands. */
export function Spine({
  current,
  notes,
}: {
  readonly current: Step | null
  readonly notes: readonly StepNote[]
}) {
  const t = useT()
  const at = current === null ? -1 : steps.indexOf(current)
  return (
    <aside className="fr-l">
      <div className="fr-logo">
        <Logo />
        <b>{t('app.product')}</b>
      </div>
      <p className="fr-say">
        {t('firstrun.say.one')}
        <br />
        {t('firstrun.say.two')}
      </p>
      {current !== null && (
        <ol className="fr-st" aria-label={t('firstrun.steps')}>
          {notes.map(({ step, note }, index) => (
            <li
              key={step}
              className={classNames(index < at && 'ok', index === at && 'on')}
              {...(index === at ? { 'aria-current': 'step' as const } : {})}
            >
              {index < at ? (
                <Icon name="check" label={t('firstrun.step.done')} />
              ) : (
                <span className="num">{index + 1}</span>
              )}
              <div>
                <b>{t(`firstrun.step.${step}`)}</b>
                <p>{note}</p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <span className="sp" />
      <svg className="fr-bow" viewBox="0 0 288 132" role="img" aria-label={t('firstrun.bowtie')}>
        <path d="M4 12 132 54v20L4 116zM156 54 284 12v104L156 74z" />
        <path className="s" d="M36 22v84M68 33v62M100 44v40M188 44v40M220 33v62M252 22v84" />
        <path className="k" d="M138 50h12v28h-12z" />
      </svg>
      <div className="fr-lb" aria-hidden>
        <span>{t('firstrun.part.acquire')}</span>
        <span>{t('firstrun.part.sign')}</span>
        <span>{t('firstrun.part.after')}</span>
      </div>
      <p className="fr-ft">
        <Icon name="lock" />
        {t('firstrun.local')}
      </p>
    </aside>
  )
}
