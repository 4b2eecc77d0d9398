import { useRef } from 'react'
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
  usePreload,
  useQuery,
} from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, EmptyState, Kbd, type MenuEntry, SegmentedControl } from '../../ui/index.ts'
import { Board } from './board.tsx'
import { FiguresView } from './figures-view.tsx'
import { LoopFigures } from './loop-figures.tsx'
import type { Requirement } from './requirement.ts'
import { RequirementSide } from './requirement-side.tsx'
import { RequirementTable } from './requirement-table.tsx'
import { boardFields, requirementFilter } from './requirement-filter.ts'
import { useMove, useMoveEntries } from './use-moves.ts'
import { WordingsView } from './wordings-view.tsx'

const none: readonly Requirement[] = []
const isIdOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

/** REQ-8: the same requirements as a board of their states or as a table. */
export function RequirementsPage() {
  const t = useT()
  const frame = useFrame()
  const preload = usePreload()
  const { navigation, dialogs, commands, write } = frame
  const { query } = usePlace()
  const view = viewOf(query['view'])
  const { data, error, refetch } = useQuery('requirement.list', {})
  const [chosenId, setChosenId] = usePlaceState<string | null>('requirements.chosen', null, isIdOrNull)
  const search = useRef<HTMLInputElement>(null)
  const all = data?.requirements ?? none
  const list = useListFilter(requirementFilter, all, view === 'board' ? boardFields : undefined)
  const { shown, isFiltered } = list
  const move = useMove()
  const moveEntries = useMoveEntries()
  const chosen = shown.find(({ id }) => id === chosenId)

  const open = (id: string): void => navigation.go(`/requirements/${id}`)
  const choose = (id: string): void => {
    setChosenId(id)
    preload('requirement.get', { id })
  }
  const create = async (): Promise<void> => {
    const made = await dialogs.open('requirement.create', {})
    if (made !== null) setChosenId(made.id)
  }
  const exportRows = (): void =>
    void dialogs.open('export', { what: 'requirements', ids: shown.map(({ id }) => id) })
  useCommands([
    {
      id: 'requirements.new',
      titleKey: 'requirements.command.create',
      icon: 'plus',
      group: 'record',
      shortcut: 'N',
      isInPalette: false,
      run: create,
    },
    {
      id: 'requirements.export',
      titleKey: 'requirements.command.export',
      icon: 'export',
      group: 'record',
      run: exportRows,
    },
    {
      id: 'requirements.filter',
      titleKey: 'requirements.command.filter',
      icon: 'filter',
      group: 'view',
      shortcut: '/',
      run: () => search.current?.focus(),
    },
  ])
  const menuOf = (requirement: Requirement): readonly MenuEntry[] => [
    {
      id: 'open',
      label: t('common.action.open'),
      icon: 'eye',
      shortcut: 'Enter',
      onAction: () => open(requirement.id),
    },
    {
      type: 'menu',
      id: 'move',
      label: t('requirements.command.move'),
      icon: 'right',
      entries: moveEntries(requirement, (which, to) => void move(which, to)),
    },
    {
      id: 'ask',
      label: t('requirements.page.addAsk'),
      icon: 'account',
      onAction: () => void dialogs.open('requirement.ask', { id: requirement.id }),
    },
    { type: 'divider', id: 'line' },
    {
      id: 'remove',
      label: t('common.action.delete'),
      icon: 'trash',
      isDanger: true,
      onAction: () => void write('requirement.remove', { id: requirement.id }),
    },
  ]

  if (error !== undefined || data === undefined) return noAnswer(error, refetch)

  const emptyFiltered = (
    <FilteredEmpty title={t('requirements.empty.filtered')} onClear={requirementFilter.clear} />
  )
  const isFirst = all.length === 0
  const isRows = view === 'board' || view === 'table'
  const isDone = !isFirst && !isFiltered && all.every(({ state }) => state === 'told')
  return (
    <>
      <Content isFlush className="bd">
        <div className="pagehead bd-h">
          <h1>{t('requirements.title')}</h1>
          <SegmentedControl
            label={t('requirements.view.label')}
            segments={[
              { id: 'board', label: t('requirements.view.board'), icon: 'board' },
              { id: 'table', label: t('requirements.view.table'), icon: 'table' },
              { id: 'figures', label: t('requirements.view.figures'), icon: 'figures' },
              { id: 'wordings', label: t('requirements.view.wordings'), icon: 'quote' },
            ]}
            value={view}
            onChange={(id) => navigation.setQuery({ view: id })}
          />
          <span className="sp" />
          <LoopFigures />
          <Button kind="primary" icon="plus" shortcut="N" onPress={() => void create()}>
            {t('requirements.command.create')}
          </Button>
        </div>
        {!isFirst && isRows && (
          <FilterBar
            list={list}
            label={t('requirements.filter.search')}
            hint={t('requirements.filter.hint')}
            searchRef={search}
          >
            <Button size="small" icon="export" onPress={exportRows}>
              {t('requirements.table.export', { count: shown.length })}
            </Button>
          </FilterBar>
        )}
        {view === 'wordings' ? (
          <Panel name={t('requirements.view.wordings')}>
            <WordingsView />
          </Panel>
        ) : isFirst ? (
          <FirstUse onCreate={() => void create()} />
        ) : view === 'figures' ? (
          <Panel name={t('requirements.view.figures')}>
            <FiguresView />
          </Panel>
        ) : view === 'table' ? (
          <Panel name={t('requirements.view.table')}>
            <RequirementTable
              requirements={shown}
              onOpen={open}
              onChoose={choose}
              menuOf={menuOf}
              empty={emptyFiltered}
            />
          </Panel>
        ) : isFiltered && shown.length === 0 ? (
          emptyFiltered
        ) : (
          <Panel name={t('requirements.view.board')}>
            {isDone && (
              <EmptyState kind="done" title={t('requirements.empty.done')}>
                {t('requirements.empty.doneWhy')}
              </EmptyState>
            )}
            <Board
              requirements={shown}
              chosenId={chosen?.id ?? null}
              onChoose={choose}
              onOpen={open}
              onPeek={(id) => {
                choose(id)
                commands.run('view.sidePanel', frame)
              }}
              menuOf={menuOf}
            />
            <div className="keys">
              <span>
                <Kbd keys="M" /> {t('requirements.keys.move')}
              </span>
              <span>
                <Kbd keys="Shift+→" /> {t('requirements.keys.step')}
              </span>
              <span>
                <Kbd keys="Space" /> {t('requirements.keys.peek')}
              </span>
              <span>
                <Kbd keys="/" /> {t('requirements.keys.filter')}
              </span>
              <span className="sp" />
              <span className="bd-rule">{t('requirements.keys.rule')}</span>
            </div>
          </Panel>
        )}
      </Content>
      {chosen !== undefined && isRows && (
        <PageSide
          id="requirements"
          title={t('requirements.page.side')}
          tab={t('requirements.page.side')}
          isWide
          className="bi"
        >
          <RequirementSide requirement={chosen} onClose={() => setChosenId(null)} />
        </PageSide>
      )}
    </>
  )
}

const views = ['board', 'table', 'figures', 'wordings'] as const
const viewOf = (text: string | undefined): (typeof views)[number] =>
  views.find((view) => view === text) ?? 'board'

/** Nothing was ever noted: how it begins. */
function FirstUse({ onCreate }: { readonly onCreate: () => void }) {
  const t = useT()
  const { navigation } = useFrame()
  return (
    <EmptyState
      kind="first"
      title={t('requirements.empty.first')}
      actions={
        <>
          <Button onPress={onCreate}>{t('loops.command.requirement')}</Button>
          <Button onPress={() => navigation.go('/notes')}>{t('requirements.empty.notes')}</Button>
        </>
      }
    >
      {t('requirements.empty.firstWhy')}
    </EmptyState>
  )
}
