import { type ReactNode, useMemo, useState } from 'react'
import { filterRows, type ViewContext } from '../../../shared/domain/account-view/index.ts'
import { useCommands, useFrame } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, Dialog, MenuButton, Tabs, TextField } from '../../ui/index.ts'
import type { AccountRow } from './account-words.ts'
import { type SavedView, viewScreen } from './use-saved-views.ts'
import { accountsView, emptyView, isSameView } from './view-state.ts'

const all = 'all'

export interface ViewTabsProps {
  readonly total: number
  readonly rows: readonly AccountRow[]
  readonly context: ViewContext
  readonly views: readonly SavedView[]
  readonly children: ReactNode
}

/** Saved views as index tabs, Ctrl+1 … 9; what was changed since is marked and can be kept (ACC-11). */
export function ViewTabs({ total, rows, context, views, children }: ViewTabsProps) {
  const t = useT()
  const format = useFormat()
  const { write } = useFrame()
  const { viewId, definition } = accountsView()
  const [isNaming, setNaming] = useState(false)
  const current = views.find(({ id }) => id === viewId)
  const isChanged = !isSameView(definition, current?.definition ?? emptyView)
  const counts = useMemo(
    () => new Map(views.map((view) => [view.id, filterRows(rows, view.definition, context).length])),
    [views, rows, context],
  )

  const choose = (id: string): void => {
    const view = views.find((other) => other.id === id)
    accountsView.setState(
      view === undefined
        ? { viewId: null, definition: emptyView }
        : { viewId: id, definition: view.definition },
    )
  }
  useCommands(
    [all, ...views.map(({ id }) => id)].slice(0, 9).map((id, index) => ({
      id: `accounts.view.${index + 1}`,
      titleKey: 'accounts.command.view' as const,
      group: 'view' as const,
      shortcut: `Ctrl+${index + 1}`,
      isInPalette: false,
      run: () => choose(id),
    })),
  )
  const save = async (name: string): Promise<void> => {
    setNaming(false)
    const result = await write('view.save', { screen: viewScreen, name, definition })
    if (result.ok) accountsView.setState({ viewId: result.value.id })
  }
  return (
    <>
      <Tabs
        label={t('accounts.views')}
        selected={current?.id ?? all}
        onSelect={choose}
        tabs={[
          { id: all, label: t('accounts.allView'), count: format.count(total) },
          ...views.map(({ id, name }) => ({ id, label: name, count: format.count(counts.get(id) ?? 0) })),
        ]}
        trailing={
          <>
            <span className="sp" />
            {isChanged && (
              <>
                <span className="t12 cau">{t('accounts.changed')}</span>
                {current !== undefined && (
                  <Button
                    size="small"
                    onPress={() =>
                      void write('view.save', {
                        id: current.id,
                        screen: viewScreen,
                        name: current.name,
                        definition,
                      })
                    }
                  >
                    {t('accounts.saveView')}
                  </Button>
                )}
                <Button size="small" onPress={() => setNaming(true)}>
                  {t('accounts.saveViewAs')}
                </Button>
                <Button size="small" kind="quiet" onPress={() => choose(current?.id ?? all)}>
                  {t('accounts.resetView')}
                </Button>
              </>
            )}
            {current !== undefined && (
              <MenuButton
                label={t('common.action.more')}
                icon="more"
                entries={[
                  {
                    id: 'remove',
                    label: t('accounts.removeView', { name: current.name }),
                    icon: 'trash',
                    isDanger: true,
                    onAction: () => {
                      choose(all)
                      void write('view.remove', { id: current.id })
                    },
                  },
                ]}
              />
            )}
          </>
        }
      >
        {children}
      </Tabs>
      {isNaming && <NameDialog onSave={(name) => void save(name)} onCancel={() => setNaming(false)} />}
    </>
  )
}

function NameDialog({
  onSave,
  onCancel,
}: {
  readonly onSave: (name: string) => void
  readonly onCancel: () => void
}) {
  const t = useT()
  const [name, setName] = useState('')
  return (
    <Dialog isOpen onClose={onCancel} title={t('accounts.saveViewAs')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') onSave(name.trim())
        }}
      >
        <TextField label={t('accounts.viewName')} autoFocus value={name} onChange={setName} />
        <div className="row" style={{ marginTop: 16 }}>
          <span className="sp" />
          <Button onPress={onCancel}>{t('common.action.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('common.action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
