import type { CallOutput } from '../../../shared/contract/index.ts'
import type { Stage } from '../../../shared/domain/journey/index.ts'
import type { StageRule } from '../../../shared/domain/playbooks/index.ts'
import { Link } from '../../app/index.ts'
import { ruleWords } from '../../app/records/rule-words.ts'
import { useT } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/index.ts'

type Unmet = CallOutput<'playbook.checkMove'>['accounts'][number]

interface MissingRulesProps {
  readonly to: Stage
  readonly accounts: readonly (Unmet & { readonly from: Stage })[]
  /** By key: what the person says that no record shows. */
  readonly said: ReadonlyMap<string, StageRule>
  /** Null: many at once, where one tick would speak for all. */
  readonly onSay: ((said: ReadonlyMap<string, StageRule>) => void) | null
  /** The page where a rule is fulfilled is opened. */
  readonly onLeave: () => void
}

/** Where of an account a rule is fulfilled. */
const pages: Readonly<Partial<Record<StageRule['check'], string>>> = {
  hand_over_done: 'handover',
  kick_off_held: 'kickoff',
  duties_agreed: 'kickoff',
}

const keyOf = (rule: StageRule): string => (rule.check === 'confirmed' ? rule.key : rule.check)

/** A rule of both stages is said once, as one of the stage that is left. */
const withoutTwins = (missing: Unmet['missing'], side: 'exit' | 'entry'): Unmet['missing']['exit'] => {
  if (side === 'exit') return missing.exit
  const said = new Set(missing.exit.map(({ rule }) => keyOf(rule)))
  return missing.entry.filter(({ rule }) => !said.has(keyOf(rule)))
}

/** ACC-6: what does not hold yet, before anything is moved. */
export function MissingRules({ to, accounts, said, onSay, onLeave }: MissingRulesProps) {
  const t = useT()
  const say = (rule: StageRule, isSaid: boolean): void => {
    const next = new Map(said)
    if (isSaid) next.set(keyOf(rule), rule)
    else next.delete(keyOf(rule))
    onSay?.(next)
  }
  const unmet = accounts.filter(({ missing }) => missing.exit.length + missing.entry.length > 0)
  if (unmet.length === 0 && said.size === 0) return null
  return (
    <section aria-label={t('playbooks.missing.title')} aria-live="polite">
      <h3 className="t13 w6">{t('playbooks.missing.title')}</h3>
      {unmet.length === 0 && <p className="muted t13">{t('playbooks.missing.none')}</p>}
      <ul className="miss">
        {unmet.flatMap(({ id, name, from, missing }) =>
          (['exit', 'entry'] as const).flatMap((side) =>
            withoutTwins(missing, side).map(({ rule, have }) => (
              <li key={`${id}-${side}-${keyOf(rule)}`}>
                {onSay !== null && (have === null || rule.check === 'confirmed') ? (
                  <Checkbox isSelected={false} onChange={(isSaid) => say(rule, isSaid)}>
                    {ruleWords(rule, t)}
                  </Checkbox>
                ) : (
                  <span>{ruleWords(rule, t)}</span>
                )}
                {pages[rule.check] !== undefined && (
                  <Link
                    className="link t12"
                    to={`/accounts/${id}/${pages[rule.check]}`}
                    aria-label={t('playbooks.missing.openNamed', { rule: ruleWords(rule, t) })}
                    onClick={onLeave}
                  >
                    {t('playbooks.missing.open')}
                  </Link>
                )}
                <span className="muted t12 nw">
                  {accounts.length > 1
                    ? name
                    : t(`playbooks.missing.${side}`, {
                        stage: t(`account.stage.${side === 'exit' ? from : to}`),
                      })}
                </span>
                <span className="muted t12 nw">
                  {have === null
                    ? t('playbooks.missing.unknown')
                    : t('playbooks.missing.have', { count: have })}
                </span>
              </li>
            )),
          ),
        )}
        {[...said].map(([key, rule]) => (
          <li key={key}>
            <Checkbox isSelected onChange={(isSaid) => say(rule, isSaid)}>
              {ruleWords(rule, t)}
            </Checkbox>
            <span className="pos t12 nw">{t('playbooks.missing.said')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
