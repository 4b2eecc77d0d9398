import { useCommands } from '../../app/index.ts'
import { accountsView, changeView } from './view-state.ts'

interface AccountsCommands {
  readonly createAccount: () => void
  readonly exportRows: () => void
}

/** What the list of accounts adds to the palette. */
export function useAccountsCommands({ createAccount, exportRows }: AccountsCommands): void {
  const { search, conditions } = accountsView((state) => state.definition)
  useCommands([
    {
      id: 'accounts.new',
      titleKey: 'accounts.command.create',
      icon: 'plus',
      group: 'record',
      shortcut: 'N',
      isInPalette: false,
      run: createAccount,
    },
    {
      id: 'accounts.export',
      titleKey: 'accounts.command.export',
      icon: 'export',
      group: 'record',
      run: exportRows,
    },
    {
      id: 'accounts.clearFilters',
      titleKey: 'accounts.command.clear',
      icon: 'filter',
      group: 'view',
      when: () => search !== '' || conditions.length > 0,
      run: () => changeView({ search: '', conditions: [] }),
    },
  ])
}
