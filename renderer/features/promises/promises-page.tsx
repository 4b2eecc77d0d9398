import { useLayoutEffect, useMemo, useRef } from 'react'
import { byUrgency } from '../../../shared/domain/promise/index.ts'
import {
  Content,
  FilterBar,
  FilteredEmpty,
  noAnswer,
  PageSide,
  Panel,
  useCommands,
  useFrame,
  useListFilter,
  usePlace,
  usePlaceState,
  useQuery,
  useToday,
} from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, EmptyState, type MenuEntry } from '../../ui/index.ts'
import { LedgerFigures } from './ledger-figures.tsx'
import { type LedgerRow, sourceOf } from './promise.ts'
import { PromiseSide } from './promise-side.tsx'
import { PromiseTable } from './promise-table.tsx'
import { openStandings, promiseFilter } from './promise-filter.ts'

const none: readonly LedgerRow[] = []
/**
 * `?show=open` of the address: the promises that a figure elsewhere counted, whatever was chosen here before. It is
 * taken out of the address, so that coming back later leaves what is chosen then.
 */
function useAskedStandings(): void {
  const asked = usePlace().query['show']
  const { navigation } = useFrame()
  useLayoutEffect(() => {
    if (asked !== 'open') return
    promiseFilter.show('standing', openStandings)
    navigation.setQuery({ show: null })
  }, [asked, navigation])
}

const isIdOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

/** REQ-11: what sales, customer success, product and delivery promised, over all accounts; overdue first. */
export function PromisesPage() {
  const t = useT()
  const frame = useFrame()
  const { navigation, dialogs, commands, write } = frame
  const today = useToday()
  const { data, error, refetch } = useQuery('promise.list', {})
  const [chosenId, setChosenId] = usePlaceState<string | null>('promises.chosen', null, isIdOrNull)
  const search = useRef<HTMLInputElement>(null)
  useAskedStandings()
  const all = useMemo(() => (data?.promises ?? none).toSorted(byUrgency(today)), [data, today])
  const list = useListFilter(promiseFilter, all)
  const { shown } = list
  const chosen = shown.find(({ id }) => id === chosenId)

  const create = async (): Promise<void> => {
    const made = await dialogs.open('promise.edit', {})
    if (made !== null) setChosenId(made.id)
  }
  const exportRows = (): void =>
    void dialogs.open('export', { what: 'promises', ids: shown.map(({ id }) => id) })
  useCommands([
    {
      id: 'promises.new',
      titleKey: 'promises.command.create',
      icon: 'plus',
      group: 'record',
      shortcut: 'N',
      isInPalette: false,
      run: create,
    },
    {
      id: 'promises.export',
      titleKey: 'promises.command.export',
      icon: 'export',
      group: 'record',
      run: exportRows,
    },
    {
      id: 'promises.filter',
      titleKey: 'promises.command.filter',
      icon: 'filter',
      group: 'view',
      shortcut: '/',
      run: () => search.current?.focus(),
    },
  ])
  const open = (id: string): void => void dialogs.open('promise.edit', { id })
  const menuOf = (row: LedgerRow): readonly MenuEntry[] => {
    const source = sourceOf(row)
    return [
      {
        id: 'open',
        label: t('common.action.edit'),
        icon: 'edit',
        shortcut: 'Enter',
        onAction: () => open(row.id),
      },
      ...(row.state === 'open'
        ? [
            {
              id: 'close',
              label: t('loops.close.dialog'),
              icon: 'check' as const,
              onAction: () => void dialogs.open('promise.close', { id: row.id }),
            },
          ]
        : [
            {
              id: 'reopen',
              label: t('promises.reopen'),
              icon: 'undo' as const,
              onAction: () => void write('promise.close', { id: row.id, state: 'open', day: today }),
            },
          ]),
      {
        id: 'account',
        label: t('promises.toAccount'),
        icon: 'account',
        onAction: () => navigation.go(`/accounts/${row.accountId}?tab=promises`),
      },
      ...(source === null
        ? []
        : [
            {
              id: 'note',
              label: t('promises.toNote'),
              icon: 'note' as const,
              onAction: () => navigation.go(source),
            },
          ]),
      { type: 'divider', id: 'line' },
      {
        id: 'remove',
        label: t('common.action.delete'),
        icon: 'trash',
        isDanger: true,
        onAction: () => void write('promise.remove', { id: row.id }),
      },
    ]
  }

  if (error !== undefined || data === undefined) return noAnswer(error, refetch)
  return (
    <>
      <Content isFlush className="bd">
        <div className="pagehead bd-h">
          <h1>{t('promises.title')}</h1>
          <span className="sp" />
          {all.length > 0 && <LedgerFigures rows={all} />}
          <Button kind="primary" icon="plus" shortcut="N" onPress={() => void create()}>
            {t('promises.command.create')}
          </Button>
        </div>
        {all.length === 0 ? (
          <EmptyState
            kind="first"
            title={t('promises.empty.first')}
            actions={<Button onPress={() => navigation.go('/notes')}>{t('promises.empty.notes')}</Button>}
          >
            {t('promises.empty.firstWhy')}
          </EmptyState>
        ) : (
          <>
            <FilterBar
              list={list}
              label={t('promises.filter.search')}
              hint={t('promises.filter.hint')}
              searchRef={search}
            >
              <Button size="small" icon="export" onPress={exportRows}>
                {t('promises.export', { count: shown.length })}
              </Button>
            </FilterBar>
            <Panel name={t('promises.title')}>
              <PromiseTable
                promises={shown}
                onOpen={open}
                onChoose={(id) => {
                  setChosenId(id)
                  if (id === chosenId) commands.run('view.sidePanel', frame)
                }}
                menuOf={menuOf}
                empty={<FilteredEmpty title={t('promises.empty.filtered')} onClear={promiseFilter.clear} />}
              />
            </Panel>
          </>
        )}
      </Content>
      {chosen !== undefined && (
        <PageSide id="promises" title={t('promises.side')} tab={t('promises.side')} isWide className="bi">
          <PromiseSide row={chosen} onClose={() => setChosenId(null)} />
        </PageSide>
      )}
    </>
  )
}
