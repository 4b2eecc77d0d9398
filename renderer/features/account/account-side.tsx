import { Link, PageSide, useFrame, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, classNames, KindChip, SectionHead } from '../../ui/index.ts'
import { TermFacts } from './head/term-fact.tsx'
import { Due } from '../../app/records/due.tsx'
import { Loaded } from './parts/loaded.tsx'
import { Nothing } from './parts/nothing.tsx'
import { RecordButton } from '../../app/records/record-button.tsx'
import { Attitude, LastMet } from './parts/stance.tsx'
import type { AccountDetail, PromiseRecord } from './records.ts'

/** Beside the page stands what comes first; its tab has the rest. */
const mostShown = 6

/** They come by due day; those without one go last. */
function openOnes(promises: readonly PromiseRecord[]): readonly PromiseRecord[] {
  const open = promises.filter(({ state }) => state === 'open')
  return [...open.filter(({ dueDay }) => dueDay !== null), ...open.filter(({ dueDay }) => dueDay === null)]
}

/** Beside the page: who, what is owed to them, and the contract. */
export function AccountSide({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const { dialogs } = useFrame()
  const accountId = account.id
  const people = useQuery('person.list', { accountId })
  const promises = useQuery('promise.list', { accountId })
  const contracts = useQuery('contract.list', { accountId })
  return (
    <PageSide id="account" title={t('account.side.title')} tab={t('account.side.tab')}>
      <Loaded query={people}>
        {(data) => (
          <section>
            <SectionHead
              title={t('account.tab.people')}
              count={data.people.length}
              line="line"
              actions={
                <Button
                  kind="quiet"
                  size="small"
                  icon="plus"
                  onPress={() => void dialogs.open('person.edit', { accountId })}
                >
                  {t('common.action.add')}
                </Button>
              }
            />
            {data.people.length === 0 && <Nothing text={t('account.person.none')} />}
            <ul className="ppl">
              {data.people.slice(0, mostShown).map((person) => (
                <li key={person.id}>
                  <span aria-hidden className={classNames('av', person.role === 'economic_buyer' && 'k')}>
                    {Array.from(person.name)[0]}
                  </span>
                  <div className="grow">
                    <RecordButton onPress={() => void dialogs.open('person.edit', { id: person.id })}>
                      <b>{person.name}</b> <span className="muted">{person.title}</span>
                    </RecordButton>
                    <p className="t12">
                      {t(`account.role.${person.role}`)} · <Attitude attitude={person.attitude} /> ·{' '}
                      {person.leftOn === null ? (
                        <LastMet person={person} />
                      ) : (
                        t('account.person.leftOn', { day: person.leftOn })
                      )}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
            {data.people.length > mostShown && (
              <Link className="link t12" to={`/accounts/${accountId}?tab=people`}>
                {t('account.side.morePeople', { count: data.people.length - mostShown })}
              </Link>
            )}
          </section>
        )}
      </Loaded>
      <Loaded query={promises}>
        {(data) => {
          const open = openOnes(data.promises)
          return (
            <section>
              <SectionHead title={t('account.side.promises')} count={open.length} line="line" />
              {open.length === 0 ? (
                <Nothing
                  text={t('account.promise.noneOpen')}
                  action={{
                    label: t('account.command.addPromise'),
                    onPress: () => void dialogs.open('promise.edit', { accountId }),
                  }}
                />
              ) : (
                <ul className="plist">
                  {open.slice(0, mostShown).map((promise) => (
                    <li key={promise.id}>
                      <KindChip kind="promise">{promise.byName}</KindChip>
                      <p>
                        <RecordButton onPress={() => void dialogs.open('promise.edit', { id: promise.id })}>
                          {promise.title}
                        </RecordButton>
                      </p>
                      <Due day={promise.dueDay} />
                    </li>
                  ))}
                </ul>
              )}
              {open.length > mostShown && (
                <Link className="link t12" to={`/accounts/${accountId}?tab=promises`}>
                  {t('account.side.morePromises', { count: open.length - mostShown })}
                </Link>
              )}
            </section>
          )
        }}
      </Loaded>
      <Loaded query={contracts}>
        {(data) => (
          <section>
            <SectionHead title={t('account.tab.contracts')} line="line" />
            {account.termTo === null ? (
              <Nothing
                text={account.openEnded ? t('account.term.openEnded') : t('account.contract.none')}
                {...(account.openEnded
                  ? {}
                  : {
                      action: {
                        label: t('account.command.addContract'),
                        onPress: () => void dialogs.open('contract.edit', { accountId }),
                      },
                    })}
              />
            ) : (
              <TermFacts account={account} contracts={data.contracts} />
            )}
          </section>
        )}
      </Loaded>
    </PageSide>
  )
}
