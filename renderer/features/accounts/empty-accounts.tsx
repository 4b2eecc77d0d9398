import { type ViewContext, withoutOne } from '../../../shared/domain/account-view/index.ts'
import { useFrame } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'
import { conditionWords, fieldName } from './filter-menu.ts'
import { accountsView, changeView } from './view-state.ts'

interface EmptyAccountsProps {
  readonly isFirst: boolean
  readonly rows: readonly AccountRow[]
  readonly context: ViewContext
  readonly customFields: readonly CustomField[]
  readonly onCreate: () => void
}

/** No accounts yet, or none that fits: then it says which single filter stands in the way, and one press takes it off. */
export function EmptyAccounts({ isFirst, rows, context, customFields, onCreate }: EmptyAccountsProps) {
  const t = useT()
  const format = useFormat()
  const { navigation } = useFrame()
  const { search, conditions } = accountsView((state) => state.definition)
  if (isFirst)
    return (
      <EmptyState
        kind="first"
        title={t('accounts.empty.first')}
        actions={
          <>
            <Button kind="primary" onPress={() => navigation.go('/import')}>
              {t('common.action.import')}
            </Button>
            <Button onPress={onCreate}>{t('accounts.command.create')}</Button>
          </>
        }
      >
        {t('accounts.empty.firstWhy')}
      </EmptyState>
    )
  const [best] = withoutOne(rows, { search, conditions }, context)
  const blocking = best?.condition == null ? undefined : conditions[best.condition]
  const name =
    best === undefined
      ? null
      : blocking === undefined
        ? t('accounts.empty.search', { text: search })
        : `${fieldName(t, blocking.field, customFields)} ${conditionWords(t, blocking, { customFields, format })}`
  return (
    <EmptyState
      kind="filtered"
      title={t('accounts.empty.filtered')}
      actions={
        <>
          {best !== undefined && (
            <Button
              kind="primary"
              onPress={() =>
                changeView(
                  best.condition === null
                    ? { search: '' }
                    : { conditions: conditions.toSpliced(best.condition, 1) },
                )
              }
            >
              {t('accounts.empty.without', { name: name ?? '', count: best.count })}
            </Button>
          )}
          <Button onPress={() => changeView({ search: '', conditions: [] })}>
            {t('accounts.command.clear')}
          </Button>
        </>
      }
    />
  )
}
