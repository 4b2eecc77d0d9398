import { customFieldKey } from '../../../shared/domain/account-view/index.ts'
import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import type { MenuEntry } from '../../ui/index.ts'
import type { AccountRow, CustomField } from './account-words.ts'

export interface AccountMenus {
  /** Further actions on a column's header: what can be done to an own field, and a new one. */
  readonly columnMenu: (columnId: string) => readonly MenuEntry[]
  readonly rowMenu: (rows: readonly AccountRow[]) => readonly MenuEntry[]
}

export function useAccountMenus(
  customFields: readonly CustomField[],
  editField: (id?: string) => void,
): AccountMenus {
  const t = useT()
  const { navigation, dialogs, write } = useFrame()
  const columnMenu = (columnId: string): readonly MenuEntry[] => {
    const field = customFields.find(({ id }) => customFieldKey(id) === columnId)
    return [
      ...(field === undefined
        ? []
        : [
            {
              id: 'field-edit',
              label: t('fields.editOne', { name: field.name }),
              onAction: () => editField(field.id),
            },
            {
              id: 'field-retire',
              label: t('fields.retireOne', { name: field.name }),
              onAction: () => void write('customField.retire', { id: field.id, retired: true }),
            },
          ]),
      { id: 'field-create', label: t('fields.create'), onAction: () => editField() },
      {
        id: 'field-manage',
        label: t('fields.manage'),
        onAction: () => navigation.go('/settings/fields'),
      },
    ]
  }
  const rowMenu = (list: readonly AccountRow[]): readonly MenuEntry[] => [
    {
      id: 'open',
      label: t('common.action.open'),
      shortcut: 'Enter',
      onAction: () => list[0] && navigation.go(`/accounts/${list[0].id}`),
    },
    {
      id: 'stage',
      label: t('accounts.bulk.stage'),
      icon: 'renewal',
      onAction: () => void dialogs.open('account.moveStage', { ids: list.map(({ id }) => id) }),
    },
    {
      id: 'remove',
      label: t('accounts.bulk.remove'),
      icon: 'trash',
      isDanger: true,
      onAction: () => void write('account.remove', { ids: list.map(({ id }) => id) }),
    },
  ]
  return { columnMenu, rowMenu }
}
