import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { attitudes, influences as influenceLevels, personRoles } from '../../../shared/contract/index.ts'
import {
  Content,
  lazyComponent,
  noAnswer,
  Panel,
  type RouteProps,
  useCommands,
  useFrame,
  usePage,
  usePlace,
  usePlaceState,
  useQuery,
  useToday,
} from '../../app/index.ts'
import { type TranslationKey, useT } from '../../i18n/index.ts'
import {
  Button,
  ContextMenu,
  EmptyState,
  type MenuEntry,
  type MenuPoint,
  SegmentedControl,
  showToast,
  Switch,
} from '../../ui/index.ts'
import { layOut } from './lay-out.ts'
import type { MapHandle } from './map-canvas.tsx'
import { type Chosen, type MapPerson, type PeopleMap, type Point, superiorsAmong } from './map-data.ts'
import { MapPrint } from './map-print.tsx'
import { MapSide } from './map-side.tsx'
import { MapTable } from './map-table.tsx'
import { placeNewcomers } from './place-newcomers.ts'
import { useLineWrites } from './use-line-writes.ts'
import { useSpokenLines } from './words.ts'

/** React Flow is a chunk of its own: the table does without it. */
const MapCanvas = lazyComponent(
  async () => (await import('./map-canvas.tsx')).MapCanvas,
  <div className="pm-surface" />,
)

const isChosen = (value: unknown): value is Chosen | null =>
  value === null || (typeof value === 'object' && 'kind' in value && 'id' in value)
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** PPL-2: who decides, who reports to whom, whose word weighs with whom: drawn, and as a table. */
export function PeopleMapPage({ params }: RouteProps<{ readonly id: string }>) {
  const t = useT()
  const map = useQuery('people.map', { accountId: params.id })
  const account = useQuery('account.get', { id: params.id })
  const name = account.data?.name ?? ''
  usePage(t('map.title'), account.data ? [{ label: name, route: `/accounts/${params.id}?tab=people` }] : [])
  const failed = map.error === undefined ? account : map
  if (failed.error !== undefined || map.data === undefined || account.data === undefined)
    return noAnswer(failed.error, failed.refetch)
  return <MapView accountId={params.id} accountName={name} map={map.data} />
}

/** Kept places, newcomers beside them; all by itself where nobody has put a card anywhere. */
function usePlaces(people: readonly MapPerson[]): ReadonlyMap<string, Point> {
  return useMemo(() => {
    const superiors = superiorsAmong(people)
    const ids = people.map(({ id }) => id)
    const kept = new Map(people.flatMap(({ id, place }) => (place === null ? [] : [[id, place]])))
    return kept.size === 0 ? layOut(ids, superiors) : placeNewcomers(ids, kept, superiors)
  }, [people])
}

interface MapViewProps {
  readonly accountId: string
  readonly accountName: string
  readonly map: PeopleMap
}

function MapView({ accountId, accountName, map }: MapViewProps) {
  const t = useT()
  const { navigation, dialogs, host, write } = useFrame()
  const today = useToday()
  const view = usePlace().query['view'] === 'table' ? 'table' : 'map'
  const [chosen, setChosen] = usePlaceState<Chosen | null>('map.chosen', null, isChosen)
  const [showsGone, setShowsGone] = usePlaceState('map.gone', true, isBoolean)
  const [menu, setMenu] = useState<{ readonly personId: string; readonly point: MenuPoint } | null>(null)
  const [isPrinting, setPrinting] = useState(false)
  const canvas = useRef<MapHandle>(null)
  const lines = useLineWrites(accountId)
  // Places of all, also of those who are hidden, so that hiding somebody moves nobody.
  const places = usePlaces(map.people)
  const gone = map.people.filter(({ leftOn }) => leftOn !== null).length
  const people = useMemo(
    () => (showsGone ? map.people : map.people.filter(({ leftOn }) => leftOn === null)),
    [map.people, showsGone],
  )
  const influences = useMemo(() => {
    const shown = new Set(people.map(({ id }) => id))
    return map.influences.filter(({ fromId, toId }) => shown.has(fromId) && shown.has(toId))
  }, [people, map.influences])
  const spokenOf = useSpokenLines(people, influences)
  const chosenPerson = chosen?.kind === 'person' ? map.people.find(({ id }) => id === chosen.id) : undefined

  const add = async (): Promise<void> => {
    const made = await dialogs.open('person.edit', { accountId })
    if (made !== null) setChosen({ kind: 'person', id: made.id })
  }
  const openLines = (id: string): void => void dialogs.open('person.lines', { id, accountId })
  /** The first card that is moved takes all others along as they lie, so that nothing jumps later. */
  const move = (moved: ReadonlyMap<string, Point>): void => {
    const here = map.people.filter(({ moved: away }) => away === null)
    const unplaced = here.filter(({ place }) => place === null).map(({ id }) => id)
    const all = new Map<string, Point>()
    for (const id of unplaced) {
      const place = places.get(id)
      if (place !== undefined) all.set(id, place)
    }
    for (const [id, place] of moved) if (here.some((person) => person.id === id)) all.set(id, place)
    void lines.place(all)
  }
  const arrange = async (): Promise<void> => {
    const here = people.filter(({ moved }) => moved === null)
    await lines.place(
      layOut(
        here.map(({ id }) => id),
        superiorsAmong(here),
      ),
    )
    requestAnimationFrame(() => canvas.current?.fit())
  }
  const print = async (): Promise<void> => {
    setPrinting(true)
    // What is printed is the page as it is drawn then.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const outcome = await host.print(t('map.print.title', { account: accountName }), { landscape: true })
    setPrinting(false)
    if (outcome === 'failed') showToast({ text: t('notes.reading.printFailed'), icon: 'risk' })
  }
  useEffect(() => {
    // Printed by the browser's own command.
    const before = (): void => flushSync(() => setPrinting(true))
    const after = (): void => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])

  const setView = (next: 'map' | 'table'): void => navigation.setQuery({ view: next === 'map' ? null : next })
  useCommands([
    {
      id: 'map.addPerson',
      titleKey: 'account.command.addPerson',
      icon: 'plus',
      group: 'record',
      shortcut: 'N',
      run: add,
    },
    {
      id: 'map.edit',
      titleKey: 'map.command.edit',
      icon: 'edit',
      group: 'edit',
      shortcut: 'E',
      otherShortcuts: ['F2'],
      when: () => chosenPerson !== undefined,
      run: () => void dialogs.open('person.edit', { id: chosenPerson?.id ?? '' }),
    },
    {
      id: 'map.lines',
      titleKey: 'map.command.lines',
      icon: 'link',
      group: 'edit',
      shortcut: 'L',
      when: () => chosenPerson !== undefined,
      run: () => openLines(chosenPerson?.id ?? ''),
    },
    {
      id: 'map.arrange',
      titleKey: 'map.command.arrange',
      icon: 'bowtie',
      group: 'edit',
      run: arrange,
    },
    {
      id: 'map.fit',
      titleKey: 'map.command.fit',
      icon: 'eye',
      group: 'view',
      shortcut: '0',
      when: () => view === 'map',
      run: () => canvas.current?.fit(),
    },
    {
      id: 'map.view',
      titleKey: view === 'map' ? 'map.command.table' : 'map.command.map',
      icon: 'table',
      group: 'view',
      run: () => setView(view === 'map' ? 'table' : 'map'),
    },
    {
      id: 'map.print',
      titleKey: 'map.command.print',
      icon: 'export',
      group: 'record',
      run: print,
    },
  ])

  const stance = (
    person: MapPerson,
    field: 'role' | 'influence' | 'attitude',
    values: readonly string[],
  ): MenuEntry => ({
    type: 'menu',
    id: field,
    label: t(`account.person.${field}`),
    entries: values.map((value) => ({
      id: value,
      label: t(`account.${field}.${value}` as TranslationKey),
      isChecked: person[field] === value,
      onAction: () => void write('person.update', { id: person.id, patch: { [field]: value } }),
    })),
  })
  const menuOf = (person: MapPerson): readonly MenuEntry[] => [
    {
      id: 'edit',
      icon: 'edit',
      label: t('common.action.edit'),
      shortcut: 'E',
      onAction: () => void dialogs.open('person.edit', { id: person.id }),
    },
    {
      id: 'lines',
      icon: 'link',
      label: t('map.command.lines'),
      shortcut: 'L',
      onAction: () => openLines(person.id),
    },
    ...(person.moved === null
      ? [
          stance(person, 'role', personRoles),
          stance(person, 'influence', influenceLevels),
          stance(person, 'attitude', attitudes),
          { type: 'divider', id: 'line' } as const,
          {
            id: 'left',
            icon: 'left_person',
            label: t('account.left.menu'),
            onAction: () => void dialogs.open('personEvent', { personId: person.id, event: 'left' }),
          } as const,
        ]
      : []),
    {
      id: 'arrived',
      icon: 'person',
      label: t('account.arrived.menu'),
      onAction: () => void dialogs.open('personEvent', { personId: person.id, event: 'arrived' }),
    },
  ]

  const menuPerson = map.people.find(({ id }) => id === menu?.personId)
  const choose = (next: Chosen | null): void => {
    setChosen(next)
    if (next?.kind === 'person') canvas.current?.focus(next.id)
  }
  return (
    <>
      <Content isFlush className="pm">
        <div className="pm-head no-print">
          <h1>{t('map.title')}</h1>
          <SegmentedControl
            label={t('map.view.label')}
            size="small"
            segments={[
              { id: 'map', label: t('map.view.map'), icon: 'people' },
              { id: 'table', label: t('map.view.table'), icon: 'table' },
            ]}
            value={view}
            onChange={setView}
          />
          {gone > 0 && (
            <Switch isSelected={showsGone} onChange={setShowsGone}>
              {t('map.showGone', { count: gone })}
            </Switch>
          )}
          <span className="sp" />
          {view === 'map' && people.length > 0 && (
            <>
              <Button size="small" onPress={() => canvas.current?.fit()}>
                {t('map.fit')}
              </Button>
              <span className="pm-zoom">
                <Button
                  size="small"
                  aria-label={t('map.zoom.out')}
                  onPress={() => canvas.current?.zoomBy(0.8)}
                >
                  {t('map.zoom.minus')}
                </Button>
                <Button
                  size="small"
                  aria-label={t('map.zoom.in')}
                  onPress={() => canvas.current?.zoomBy(1.25)}
                >
                  {t('map.zoom.plus')}
                </Button>
              </span>
              <Button size="small" onPress={() => void arrange()}>
                {t('map.command.arrange')}
              </Button>
            </>
          )}
          {people.length > 0 && (
            <Button size="small" icon="export" onPress={() => void print()}>
              {t('common.action.print')}
            </Button>
          )}
          <Button kind="primary" size="small" icon="plus" onPress={() => void add()}>
            {t('account.command.addPerson')}
          </Button>
        </div>
        {people.length === 0 ? (
          <EmptyState
            kind={map.people.length === 0 ? 'first' : 'filtered'}
            title={t(map.people.length === 0 ? 'map.empty.title' : 'map.empty.allGone')}
          >
            {t(map.people.length === 0 ? 'map.empty.why' : 'map.empty.show')}
          </EmptyState>
        ) : view === 'table' ? (
          <div className="pm-scroll" tabIndex={-1}>
            <Panel name={t('map.title')}>
              <MapTable
                people={people}
                influences={influences}
                label={t('map.title')}
                chosenId={chosenPerson?.id ?? null}
                onChoose={(id) => setChosen({ kind: 'person', id })}
                menuOf={menuOf}
              />
            </Panel>
          </div>
        ) : (
          <Panel name={t('map.title')}>
            <MapCanvas
              ref={canvas}
              label={t('map.label', { account: accountName })}
              people={people}
              influences={influences}
              places={places}
              chosen={chosen}
              spokenOf={spokenOf}
              onChoose={setChosen}
              onMove={move}
              onReport={(personId, superiorId) => void lines.setSuperior(personId, superiorId)}
              onInfluence={(fromId, toId) =>
                void lines.saveInfluence({ fromId, toId, strength: 'mid', remark: null }).then((id) => {
                  if (id !== null) setChosen({ kind: 'line', id })
                })
              }
              onOpen={(id) => void dialogs.open('person.edit', { id })}
              onMenu={(personId, point) => setMenu({ personId, point })}
            />
          </Panel>
        )}
        {isPrinting && (
          <MapPrint
            accountName={accountName}
            people={people}
            influences={influences}
            places={places}
            day={today}
          />
        )}
        <ContextMenu
          label={t('account.person.actions', { name: menuPerson?.name ?? '' })}
          point={menuPerson === undefined ? null : (menu?.point ?? null)}
          entries={menuPerson === undefined ? [] : menuOf(menuPerson)}
          onClose={() => {
            const id = menu?.personId
            setMenu(null)
            if (id !== undefined) requestAnimationFrame(() => canvas.current?.focus(id))
          }}
        />
      </Content>
      <MapSide accountId={accountId} map={map} chosen={chosen} onChoose={choose} menuOf={menuOf} />
    </>
  )
}
