import { useState } from 'react'
import type { TierChange, TierPreview } from '../../../../shared/domain/tiers/index.ts'
import { Link, useFrame } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../../ui/index.ts'
import { type Account, factWords, measureWord, type Rule, standingWords } from './rule-words.ts'

export interface TierChangesProps {
  readonly rules: readonly Rule[]
  readonly preview: TierPreview
  readonly accountsById: ReadonlyMap<string, Account>
}

/** Rows that are drawn at once; the groups narrow them down. */
const pageSize = 200

const groupKey = ({ from, to }: TierChange): string => `${from.tier}/${from.ka}>${to.tier}/${to.ka}`

/** Who would change tier, per step and opened down to the accounts; those given by hand apart, because they stay. */
export function TierChanges({ rules, preview, accountsById }: TierChangesProps) {
  const t = useT()
  const format = useFormat()
  const { write } = useFrame()
  const [shown, setShown] = useState<string | null>(null)
  const [limit, setLimit] = useState(pageSize)
  const { counts } = preview
  const byName = (left: TierChange, right: TierChange): number =>
    format.collator.compare(accountsById.get(left.id)?.name ?? '', accountsById.get(right.id)?.name ?? '')
  const changes = preview.changes.toSorted(byName)
  const held = preview.held.toSorted(byName)
  const groups = new Map<string, TierChange[]>()
  for (const change of changes) {
    const key = groupKey(change)
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  const current = shown !== null && groups.has(shown) ? shown : null
  const rows = current === null ? changes : (groups.get(current) ?? [])
  return (
    <div className="col tr-c">
      <section>
        <SectionHead
          title={t('tiers.changes.title')}
          count={changes.length}
          actions={
            changes.length > 0 && (
              <Button kind="primary" size="small" onPress={() => void write('tier.apply', {})}>
                {t('tiers.changes.apply', { count: changes.length })}
              </Button>
            )
          }
        />
        <p className="muted t13 tr-lead">
          {t('tiers.changes.counts', {
            large: format.count(counts.large),
            mid: format.count(counts.mid),
            small: format.count(counts.small),
            none: format.count(counts.none),
          })}
        </p>
        {groups.size > 1 && (
          <div className="row wrap tr-groups" role="group" aria-label={t('tiers.changes.groups')}>
            {[...groups].map(([key, list]) => (
              <Button
                key={key}
                size="small"
                kind={key === current ? 'plain' : 'quiet'}
                aria-pressed={key === current}
                onPress={() => setShown(key === current ? null : key)}
              >
                {t('tiers.changes.group', {
                  from: standingWords(t, list[0]?.from ?? { tier: null, ka: false }),
                  to: standingWords(t, list[0]?.to ?? { tier: null, ka: false }),
                  count: list.length,
                })}
              </Button>
            ))}
          </div>
        )}
        {changes.length === 0 ? (
          <p className="muted t13 tr-none">{t('tiers.changes.none')}</p>
        ) : (
          <table className="tbl mini tr-acc" aria-label={t('tiers.changes.title')}>
            <TableHead
              columns={[t('tiers.changes.account'), t('tiers.changes.step'), t('tiers.changes.why')]}
            />
            <tbody>
              {rows.slice(0, limit).map((change) => (
                <ChangeRow
                  key={change.id}
                  change={change}
                  rules={rules}
                  account={accountsById.get(change.id)}
                />
              ))}
            </tbody>
          </table>
        )}
        {rows.length > limit && (
          <Button size="small" onPress={() => setLimit((now) => now + pageSize)}>
            {t('tiers.changes.more')}
          </Button>
        )}
      </section>
      {held.length > 0 && <Held held={held} accountsById={accountsById} />}
    </div>
  )
}

interface ChangeRowProps {
  readonly change: TierChange
  readonly rules: readonly Rule[]
  readonly account: Account | undefined
}

function ChangeRow({ change, rules, account }: ChangeRowProps) {
  const t = useT()
  const format = useFormat()
  if (account === undefined) return null
  const place = rules.findIndex(({ id }) => id === change.ruleId) + 1
  const facts = factWords(t, format, account)
  return (
    <tr>
      <td>
        <Link className="link" to={`/accounts/${account.id}`}>
          {account.name}
        </Link>
      </td>
      <td className="nw">
        <span className="muted">{standingWords(t, change.from)}</span> → {standingWords(t, change.to)}
      </td>
      <td className="t12">
        {place === 0 ? t('tiers.changes.noRule') : t('tiers.changes.rule', { place })}
        {facts !== '' && <span className="muted"> · {facts}</span>}
        {change.unknown.length > 0 && (
          <span className="cau">
            {' · '}
            {t('tiers.changes.unknown', {
              list: change.unknown.map((measure) => measureWord(t, measure)).join(t('tiers.words.or')),
            })}
          </span>
        )}
      </td>
    </tr>
  )
}

function Held({
  held,
  accountsById,
}: {
  readonly held: readonly TierChange[]
  readonly accountsById: ReadonlyMap<string, Account>
}) {
  const t = useT()
  const { write } = useFrame()
  const [limit, setLimit] = useState(pageSize)
  return (
    <section>
      <SectionHead title={t('tiers.held.title')} count={held.length} />
      <p className="muted t13 tr-lead">{t('tiers.held.lead')}</p>
      <table className="tbl mini tr-acc" aria-label={t('tiers.held.title')}>
        <TableHead
          columns={[
            t('tiers.changes.account'),
            t('tiers.held.given'),
            t('tiers.held.rules'),
            { unseen: t('tiers.rules.actions') },
          ]}
        />
        <tbody>
          {held.slice(0, limit).map(({ id, from, to }) => {
            const account = accountsById.get(id)
            if (account === undefined) return null
            return (
              <tr key={id}>
                <td>
                  <Link className="link" to={`/accounts/${id}`}>
                    {account.name}
                  </Link>
                </td>
                <td>
                  {standingWords(t, from)} <span className="muted t12">{account.tierReason}</span>
                </td>
                <td className="nw">{standingWords(t, to)}</td>
                <td className="r nw">
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={t('tiers.held.releaseOne', { name: account.name })}
                    onPress={() => void write('tier.release', { ids: [id] })}
                  >
                    {t('tiers.held.release')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {held.length > limit && (
        <Button size="small" onPress={() => setLimit((now) => now + pageSize)}>
          {t('tiers.changes.more')}
        </Button>
      )}
    </section>
  )
}
