import { Link, useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../../ui/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import type { Requirement } from '../records.ts'

/** Told to this account: the loop is closed for it, whatever becomes of the others. */
const isOpenFor = (requirement: Requirement, accountId: string): boolean =>
  requirement.state !== 'told' &&
  requirement.asks.some((ask) => ask.accountId === accountId && ask.toldOn === null)

export function RequirementsTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const list = useQuery('requirement.list', { accountId })
  return (
    <Loaded query={list}>
      {({ requirements }) => (
        <>
          <SectionHead
            title={t('account.tab.requirements')}
            count={requirements.length}
            actions={
              <Button
                size="small"
                icon="plus"
                onPress={() => void dialogs.open('requirement.create', { accountId })}
              >
                {t('account.requirement.add')}
              </Button>
            }
          />
          <RequirementTable accountId={accountId} requirements={requirements} />
        </>
      )}
    </Loaded>
  )
}

export function OpenRequirements({ accountId }: { readonly accountId: string }) {
  const list = useQuery('requirement.list', { accountId })
  return (
    <Loaded query={list}>
      {({ requirements }) => (
        <RequirementTable
          accountId={accountId}
          requirements={requirements.filter((requirement) => isOpenFor(requirement, accountId))}
        />
      )}
    </Loaded>
  )
}

interface RequirementTableProps {
  readonly accountId: string
  readonly requirements: readonly Requirement[]
}

function RequirementTable({ accountId, requirements }: RequirementTableProps) {
  const t = useT()
  const { dialogs } = useFrame()
  if (requirements.length === 0)
    return (
      <Nothing
        text={t('account.requirement.none')}
        action={{
          label: t('account.requirement.addFirst'),
          onPress: () => void dialogs.open('requirement.create', { accountId }),
        }}
      />
    )
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.requirement.code'),
          t('account.requirement.title'),
          t('account.requirement.state'),
          t('account.requirement.asked'),
          { figures: t('account.requirement.due') },
        ]}
      />
      <tbody>
        {requirements.map((requirement) => {
          const ask = requirement.asks.find((each) => each.accountId === accountId)
          return (
            <tr key={requirement.id}>
              <td className="num muted">{requirement.code}</td>
              <td>
                <Link to={`/requirements/${requirement.id}`}>{requirement.title}</Link>
                {requirement.asks.length > 1 && (
                  <span className="src">
                    {t('account.requirement.askers', { count: requirement.asks.length })}
                  </span>
                )}
              </td>
              <td className="nw">{t(`account.requirementState.${requirement.state}`)}</td>
              <td className="muted">
                {[ask?.askedBy, ask?.askedOn].filter((part) => part != null).join(' · ')}
              </td>
              <td className="r">
                {ask?.toldOn != null ? (
                  <span className="pos t12 nw">{t('account.requirement.told', { day: ask.toldOn })}</span>
                ) : (
                  <Due day={requirement.replyDue ?? requirement.dueDay} />
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
