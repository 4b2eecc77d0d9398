import { Button as AriaButton } from 'react-aria-components'
import { tiers } from '../../../../shared/domain/journey/index.ts'
import { Link, useFrame, useZone } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, IconButton, MenuButton, Tag } from '../../../ui/index.ts'
import { InlineChoice } from '../inline/inline-choice.tsx'
import { InlineText } from '../../../app/records/inline-text.tsx'
import { FieldHistory } from '../../../app/records/field-history.tsx'
import { useAccountChange } from '../inline/use-account-change.ts'
import type { AccountDetail } from '../records.ts'

export interface AccountHeadProps {
  readonly account: AccountDetail
  readonly isRenaming: boolean
  readonly onRenaming: (isRenaming: boolean) => void
  readonly onNewNote: () => void
}

/** Whose page it is: name, tier, stage, group, the few fields that are looked at most. All are changed where they stand. */
export function AccountHead({ account, isRenaming, onRenaming, onNewNote }: AccountHeadProps) {
  const t = useT()
  const { dialogs, navigation } = useFrame()
  const change = useAccountChange(account.id)
  const { siblings } = account
  const go = (id: string | null | undefined): void => {
    if (id != null) navigation.go(`/accounts/${id}`)
  }
  return (
    <header className="c3-head">
      <div className="grow">
        <div className="row wrap">
          <h1 className="c3-name">
            <InlineText
              label={t('account.field.name')}
              value={account.name}
              isRequired
              isOpen={isRenaming}
              onOpenChange={onRenaming}
              onSave={(name) => (name === null ? Promise.resolve(true) : change({ name }))}
            />
          </h1>
          <FieldHistory kind="account" id={account.id} field="name" label={t('account.field.name')} />
          <TierChoice account={account} />
          <AriaButton
            className="inl tag"
            aria-label={t('account.head.moveStage', { stage: t(`account.stage.${account.stage}`) })}
            onPress={() => void dialogs.open('account.moveStage', { ids: [account.id] })}
          >
            {t(`account.stage.${account.stage}`)}
          </AriaButton>
          {account.parentId !== null && account.parentName !== null && (
            <Link to={`/accounts/${account.parentId}`} className="tag">
              {t('account.head.parent', { name: account.parentName })}
            </Link>
          )}
          {account.children.length > 0 && (
            <Tag>{t('account.head.children', { count: account.children.length })}</Tag>
          )}
          <TierReason account={account} />
        </div>
        <HeadFields account={account} />
      </div>
      <div className="row c3-acts">
        <IconButton
          icon="left"
          label={t('account.command.previous')}
          shortcut="["
          isDisabled={siblings?.previousId == null}
          onPress={() => go(siblings?.previousId)}
        />
        <IconButton
          icon="right"
          label={t('account.command.next')}
          shortcut="]"
          isDisabled={siblings?.nextId == null}
          onPress={() => go(siblings?.nextId)}
        />
        <MoreMenu account={account} />
        <Button icon="ledger" onPress={() => navigation.go(`/accounts/${account.id}/brief`)}>
          {t('brief.title')}
        </Button>
        <Button icon="calendar" onPress={() => void dialogs.open('visit.plan', { accountId: account.id })}>
          {t('account.command.planVisit')}
        </Button>
        <Button kind="primary" icon="note" shortcut="N" onPress={onNewNote}>
          {t('account.command.newNote')}
        </Button>
      </div>
    </header>
  )
}

function TierChoice({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const { dialogs } = useFrame()
  const change = useAccountChange(account.id)
  const choose = (tier: AccountDetail['tier']): void =>
    void dialogs.open('account.tier', { ids: [account.id], tier })
  const tierWord = account.tier === null ? null : t(`account.tier.${account.tier}`)
  return (
    <InlineChoice
      label={t('account.field.tier')}
      className={account.ka ? 'tag ka' : 'tag'}
      shown={account.ka ? [t('account.head.ka'), tierWord].filter(Boolean).join(' ') : tierWord}
      entries={[
        ...tiers.map((tier) => ({
          id: tier,
          label: t(`account.tier.${tier}`),
          isChecked: account.tier === tier,
          onAction: () => choose(tier),
        })),
        {
          id: 'none',
          label: t('account.tier.none'),
          isChecked: account.tier === null,
          onAction: () => choose(null),
        },
        { type: 'divider', id: 'divider' },
        {
          id: 'ka',
          label: t('account.head.kaFlag'),
          isChecked: account.ka,
          onAction: () => void change({ ka: !account.ka }),
        },
      ]}
    />
  )
}

/** ACC-2: why the tier is what it is, who set it and when. */
function TierReason({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const zone = useZone()
  const { tierSet, tierReason } = account
  if (tierSet === null || tierReason === null) return null
  return (
    <span className="muted t12 c3-tier">
      <span className="cut" title={tierReason}>
        {tierReason}
      </span>
      <span className="nw">
        {t('account.head.tierBy', { name: tierSet.by, day: zone.dayOf(tierSet.at) })}
      </span>
    </span>
  )
}

const headFields = ['owner', 'city', 'industry', 'edition'] as const

function HeadFields({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const change = useAccountChange(account.id)
  return (
    <dl className="c3-fields">
      {headFields.map((field) => (
        <div key={field} className="c3-field">
          <dt>{t(`account.field.${field}`)}</dt>
          <dd>
            <InlineText
              label={t(`account.field.${field}`)}
              value={account.fields[field]}
              onSave={(text) => change({ [field]: text })}
            />
            <FieldHistory kind="account" id={account.id} field={field} label={t(`account.field.${field}`)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function MoreMenu({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const frame = useFrame()
  const { dialogs, commands, navigation } = frame
  const accountId = account.id
  return (
    <MenuButton
      label={t('common.action.more')}
      kind="plain"
      entries={[
        {
          type: 'group',
          id: 'add',
          label: t('account.menu.add'),
          entries: [
            {
              id: 'person',
              icon: 'person',
              label: t('account.command.addPerson'),
              onAction: () => void dialogs.open('person.edit', { accountId }),
            },
            {
              id: 'contract',
              icon: 'file',
              label: t('account.command.addContract'),
              onAction: () => void dialogs.open('contract.edit', { accountId }),
            },
            {
              id: 'promise',
              icon: 'promise',
              label: t('account.command.addPromise'),
              onAction: () => void dialogs.open('promise.edit', { accountId }),
            },
            {
              id: 'requirement',
              icon: 'req',
              label: t('account.command.addRequirement'),
              onAction: () => void dialogs.open('requirement.create', { accountId }),
            },
            {
              id: 'risk',
              icon: 'risk',
              label: t('account.command.addRisk'),
              onAction: () => void dialogs.open('risk.edit', { accountId }),
            },
            {
              id: 'task',
              icon: 'task',
              label: t('account.command.addTask'),
              onAction: () => void dialogs.open('task.edit', { accountId }),
            },
            {
              id: 'value',
              icon: 'value',
              label: t('account.command.addValue'),
              onAction: () => void dialogs.open('valueEntry.edit', { accountId }),
            },
          ],
        },
        { type: 'divider', id: 'divider' },
        {
          id: 'handOver',
          icon: 'handover',
          label: t('account.menu.handOver'),
          onAction: () => navigation.go(`/accounts/${accountId}/handover`),
        },
        {
          id: 'kickOff',
          icon: 'people',
          label: t('account.menu.kickOff'),
          onAction: () => navigation.go(`/accounts/${accountId}/kickoff`),
        },
        { type: 'divider', id: 'divider2' },
        {
          id: 'export',
          icon: 'export',
          label: t('account.command.export'),
          onAction: () => void commands.run('account.export', frame),
        },
        {
          id: 'remove',
          icon: 'trash',
          isDanger: true,
          label: t('account.command.remove'),
          onAction: () => void commands.run('account.remove', frame),
        },
      ]}
    />
  )
}
