import { useMemo, useState } from 'react'
import { nextQuarter, previousQuarter } from '../../../../shared/domain/tiers/index.ts'
import { Link, noAnswer, Panel, useFrame, usePlace, useQuery, useToday } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, EmptyState, IconButton, SectionHead, TableHead } from '../../../ui/index.ts'
import { standingWords } from '../rules/rule-words.ts'
import { TiersFrame } from '../tiers-frame.tsx'
import {
  type Covered,
  hours,
  type QuarterCoverage,
  quarterWords,
  type Shown,
  visitsOf,
} from '../../../app/records/coverage/coverage-words.ts'
import { FigureCells, figureHeads } from '../../../app/records/coverage/figures.tsx'
import { VisitRows } from '../../../app/records/coverage/visit-rows.tsx'

/** Rows that are drawn at once; the tiers narrow them down. */
const pageSize = 200

/** The most behind first, then those over, then who is on plan, then whom nothing is planned for. */
const rank = { under: 0, over: 1, on_plan: 2, none: 3 } as const
const byNeed = (left: Covered, right: Covered): number =>
  rank[left.coverage.state] - rank[right.coverage.state] ||
  (left.coverage.ratio ?? 0) - (right.coverage.ratio ?? 0)

/** ACC-4: how tiers are looked after, and planned against spent of a quarter. */
export function CoveragePage() {
  const t = useT()
  const { navigation } = useFrame()
  const today = useToday()
  const asked = usePlace().query['day']
  const day = asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today
  const { data, error, refetch } = useQuery('coverage.get', { day })
  if (error !== undefined || data === undefined) return noAnswer(error, refetch)
  const show = (next: string): void => navigation.setQuery({ day: next })
  return (
    <TiersFrame
      current="coverage"
      lead={t('tiers.coverage.lead')}
      actions={
        <div className="row tr-quarter" role="group" aria-label={t('tiers.coverage.choose')}>
          <IconButton
            icon="left"
            label={t('tiers.coverage.before')}
            onPress={() => show(previousQuarter(data).first)}
          />
          <span className="w6 nw" aria-live="polite">
            {quarterWords(t, data.first)}
          </span>
          <IconButton
            icon="right"
            label={t('tiers.coverage.after')}
            onPress={() => show(nextQuarter(data).first)}
          />
        </div>
      }
    >
      <Quarter key={data.first} quarter={data} />
    </TiersFrame>
  )
}

function Quarter({ quarter }: { readonly quarter: QuarterCoverage }) {
  const t = useT()
  const format = useFormat()
  const [tier, setTier] = useState<Covered['tier'] | undefined>(undefined)
  const [shown, setShown] = useState<Shown | null>(null)
  const [limit, setLimit] = useState(pageSize)
  const accounts = useMemo(
    () => quarter.accounts.filter((account) => tier === undefined || account.tier === tier).toSorted(byNeed),
    [quarter, tier],
  )
  const names = useMemo(() => new Map(quarter.accounts.map(({ id, name }) => [id, name])), [quarter])
  const nameOf = (id: string): string => names.get(id) ?? ''
  if (quarter.accounts.length === 0)
    return (
      <EmptyState kind="first" title={t('tiers.coverage.empty')}>
        {t('tiers.coverage.emptyWhy')}
      </EmptyState>
    )
  const visits = shown === null ? [] : visitsOf(quarter, shown)
  return (
    <div className="col tr-c">
      <Panel name={t('tiers.coverage.byTier')}>
        <Models quarter={quarter} onShow={setShown} onTier={setTier} />
      </Panel>
      {shown !== null && (
        <section>
          <SectionHead
            title={t('tiers.coverage.visitsOf', {
              name:
                shown.accountId !== undefined
                  ? nameOf(shown.accountId)
                  : shown.tier === undefined
                    ? t('tiers.coverage.all')
                    : t(`account.tier.${shown.tier ?? 'none'}`),
            })}
            count={visits.length}
            actions={
              <Button size="small" kind="quiet" icon="close" onPress={() => setShown(null)}>
                {t('tiers.coverage.close')}
              </Button>
            }
          />
          <VisitRows visits={visits} nameOf={nameOf} />
        </section>
      )}
      <Panel name={t('tiers.coverage.byAccount')}>
        <section>
          <SectionHead
            title={
              tier === undefined
                ? t('tiers.coverage.byAccount')
                : t('tiers.coverage.ofTier', { tier: t(`account.tier.${tier ?? 'none'}`) })
            }
            count={accounts.length}
            actions={
              tier !== undefined && (
                <Button size="small" kind="quiet" icon="close" onPress={() => setTier(undefined)}>
                  {t('tiers.coverage.allTiers')}
                </Button>
              )
            }
          />
          <div className="ln-scroll">
            <table className="tbl mini tr-cov" aria-label={t('tiers.coverage.byAccount')}>
              <TableHead
                columns={[
                  t('tiers.changes.account'),
                  t('tiers.rules.tier'),
                  t('tiers.coverage.owner'),
                  ...figureHeads(t),
                ]}
              />
              <tbody>
                {accounts.slice(0, limit).map((account) => (
                  <tr key={account.id}>
                    <td>
                      <Link className="link" to={`/accounts/${account.id}`}>
                        {account.name}
                      </Link>
                      {account.since !== null && (
                        <span className="muted t12">
                          {' '}
                          {t('tiers.coverage.since', { day: account.since })}
                        </span>
                      )}
                    </td>
                    <td className="nw">{standingWords(t, account)}</td>
                    <td className="nw">{account.owner}</td>
                    <FigureCells
                      figure={account.coverage}
                      name={account.name}
                      shown={{ accountId: account.id }}
                      onShow={setShown}
                    />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {accounts.length > limit && (
            <Button size="small" onPress={() => setLimit((now) => now + pageSize)}>
              {t('tiers.changes.more')}
            </Button>
          )}
          <p className="muted t12 tr-foot">
            {t('tiers.coverage.rule', {
              left: t('common.unit.days', { count: quarter.daysLeft }),
              total: hours(format, quarter.whole.spentMinutes),
            })}
          </p>
        </section>
      </Panel>
    </div>
  )
}

interface ModelsProps {
  readonly quarter: QuarterCoverage
  readonly onShow: (shown: Shown) => void
  readonly onTier: (tier: Covered['tier']) => void
}

/** What each tier is meant to get, and what it got. */
function Models({ quarter, onShow, onTier }: ModelsProps) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  const models = new Map(quarter.models.map((each) => [each.tier, each]))
  const listed = [
    ...quarter.models.map(({ tier }) => tier),
    ...(quarter.tiers.some(({ tier }) => tier === null) ? [null] : []),
  ]
  return (
    <section>
      <SectionHead title={t('tiers.coverage.byTier')} />
      <div className="ln-scroll">
        <table className="tbl mini tr-cov" aria-label={t('tiers.coverage.byTier')}>
          <TableHead
            columns={[
              t('tiers.rules.tier'),
              t('tiers.coverage.model'),
              { figures: t('tiers.coverage.accounts') },
              ...figureHeads(t),
              { unseen: t('tiers.rules.actions') },
            ]}
          />
          <tbody>
            {listed.map((tier) => {
              const word = t(`account.tier.${tier ?? 'none'}`)
              const sum = quarter.tiers.find((each) => each.tier === tier)
              const model = tier === null ? undefined : models.get(tier)?.model
              return (
                <tr key={tier ?? 'none'}>
                  <td className="nw w6">{word}</td>
                  <td className="t12">
                    {model !== undefined &&
                      [
                        model.who,
                        model.channels
                          .map((kind) => t(`notes.visit.kinds.${kind}`))
                          .join(t('tiers.words.or')) || t('tiers.coverage.anyChannel'),
                        model.visitEveryDays !== null &&
                          t('tiers.coverage.every', { count: model.visitEveryDays }),
                        model.minutesPerQuarter !== null &&
                          t('tiers.coverage.perQuarter', { hours: hours(format, model.minutesPerQuarter) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                  </td>
                  <td className="r num">
                    {sum === undefined ? (
                      <span className="faint">0</span>
                    ) : (
                      <button
                        type="button"
                        className="ln-go num"
                        aria-label={t('tiers.coverage.openAccounts', { tier: word, count: sum.accounts })}
                        onClick={() => onTier(tier)}
                      >
                        {format.count(sum.accounts)}
                      </button>
                    )}
                  </td>
                  {sum === undefined ? (
                    <td colSpan={6} />
                  ) : (
                    <FigureCells figure={sum.coverage} name={word} shown={{ tier }} onShow={onShow} />
                  )}
                  <td className="r nw">
                    {tier !== null && (
                      <IconButton
                        icon="edit"
                        size="small"
                        iconSize={14}
                        label={t('tiers.coverage.editOne', { tier: word })}
                        onPress={() => void dialogs.open('coverage.edit', { tier })}
                      />
                    )}
                  </td>
                </tr>
              )
            })}
            <tr className="tr-total">
              <td className="w6">{t('tiers.coverage.all')}</td>
              <td />
              <td className="r num">{format.count(quarter.accounts.length)}</td>
              <FigureCells figure={quarter.whole} name={t('tiers.coverage.all')} shown={{}} onShow={onShow} />
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}
