import { useRef, useState } from 'react'
import type { CallFailure, CallInput, CallName } from '../../../shared/contract/index.ts'
import {
  Content,
  FailureNote,
  Panel,
  type RouteProps,
  useCommands,
  useFrame,
  usePage,
  useQuery,
} from '../../app/index.ts'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { useT } from '../../i18n/index.ts'
import { Button, ContextMenu, EmptyState, type MenuPoint, pointBelow, SectionHead } from '../../ui/index.ts'
import { AlikeList } from './alike-list.tsx'
import { AskTable } from './ask-table.tsx'
import { BugClocks } from './bug-clocks.tsx'
import { FixPromises } from './fix-promises.tsx'
import { MoveList } from './move-list.tsx'
import { NextMoves } from './next-moves.tsx'
import { OutcomeFacts } from './outcome-facts.tsx'
import { QuoteList } from './quote-list.tsx'
import { RecordFields } from './record-fields.tsx'
import { StateLine } from './requirement-side.tsx'
import { useMove, useMoveEntries } from './use-moves.ts'

type Patch = CallInput<'requirement.update'>['patch']

/** REQ-1 … REQ-4, REQ-6, REQ-8: one requirement with all that is known of it. */
export function RequirementPage({ params: { id } }: RouteProps<{ readonly id: string }>) {
  const t = useT()
  const { navigation, write, dialogs } = useFrame()
  const { data, error, refetch } = useQuery('requirement.get', { id })
  const move = useMove()
  const moveEntries = useMoveEntries()
  const moveButton = useRef<HTMLSpanElement>(null)
  const [movesAt, setMovesAt] = useState<MenuPoint | null>(null)
  usePage(data?.requirement.title ?? null)
  const requirement = data?.requirement
  const canTell = requirement !== undefined && ['shipped', 'declined', 'told'].includes(requirement.state)
  const openMoves = (): void => {
    if (moveButton.current !== null) setMovesAt(pointBelow(moveButton.current))
  }
  useCommands([
    {
      id: 'requirement.moveTo',
      titleKey: 'requirements.command.move',
      icon: 'right',
      group: 'record',
      shortcut: 'M',
      when: () => requirement !== undefined,
      run: openMoves,
    },
    {
      id: 'requirement.tellPage',
      titleKey: 'requirements.command.tell',
      icon: 'mail',
      group: 'record',
      when: () => canTell,
      run: () => void dialogs.open('requirement.tell', { id }),
    },
  ])
  if (error !== undefined) return <Missing failure={error} onRetry={refetch} />
  if (data === undefined || requirement === undefined) return <Content>{null}</Content>

  const change = async (patch: Patch): Promise<boolean> => {
    const result = await write(
      'requirement.update',
      { id, patch },
      {
        optimistic: (queries) => [
          queries.patch('requirement.get', { id }, (old) => ({
            ...old,
            requirement: { ...old.requirement, ...patch },
          })),
        ],
      },
    )
    return result.ok
  }
  const remove = async (): Promise<void> => {
    const result = await write('requirement.remove', { id })
    if (result.ok) navigation.go('/requirements')
  }
  return (
    <Content className="paper">
      <div className="rq">
        <header className="rq-h">
          <p className="t12 muted num">
            {requirement.code} · {t(`loops.requirementKind.${requirement.kind}`)}
          </p>
          <div className="row">
            <h1 className="grow">
              <InlineText
                label={t('requirements.table.title')}
                isRequired
                value={requirement.title}
                onSave={(title) => (title === null ? Promise.resolve(true) : change({ title }))}
              />
              <FieldHistory kind="requirement" id={id} field="title" label={t('requirements.table.title')} />
            </h1>
            {canTell && (
              <Button size="small" icon="mail" onPress={() => void dialogs.open('requirement.tell', { id })}>
                {t('requirements.command.tell')}
              </Button>
            )}
            <span ref={moveButton}>
              <Button size="small" icon="right" shortcut="M" aria-haspopup="menu" onPress={openMoves}>
                {t('requirements.command.move')}
              </Button>
            </span>
            <ContextMenu
              label={t('requirements.move.menu', { title: requirement.title })}
              point={movesAt}
              entries={moveEntries(requirement, (which, to) => void move(which, to))}
              onClose={() => setMovesAt(null)}
            />
            <Button size="small" icon="trash" kind="danger" onPress={() => void remove()}>
              {t('requirements.page.delete')}
            </Button>
          </div>
          <p className="t13 muted">
            <StateLine requirement={requirement} />
          </p>
          <NextMoves requirement={requirement} />
        </header>
        <div className="rq-2">
          <div className="col rq-c">
            <Panel name={t('requirements.page.background')}>
              <RecordFields requirement={requirement} onChange={change} />
            </Panel>
            <Panel name={t('requirements.page.quotes')}>
              <QuoteList evidence={data.evidence} />
            </Panel>
            <Panel name={t('requirements.alike.title')}>
              <AlikeList requirement={requirement} />
            </Panel>
          </div>
          <div className="col rq-c">
            <Panel name={t('requirements.page.asks')}>
              <AskTable requirement={requirement} canTell={canTell} />
            </Panel>
            {requirement.kind === 'bug' && (
              <Panel name={t('requirements.clocks.section')}>
                <BugClocks requirementId={id} />
              </Panel>
            )}
            {requirement.kind === 'bug' && (
              <Panel name={t('requirements.fix.section')}>
                <FixPromises requirement={requirement} />
              </Panel>
            )}
            <Panel name={t('requirements.page.outcome')}>
              <section>
                <SectionHead title={t('requirements.page.outcome')} />
                {requirement.reviewedOn === null && requirement.explanation === null ? (
                  <p className="muted t13">{t('requirements.page.noOutcome')}</p>
                ) : (
                  <OutcomeFacts requirement={requirement} />
                )}
              </section>
            </Panel>
            <Panel name={t('requirements.page.moves')}>
              <MoveList moves={data.moves} />
            </Panel>
          </div>
        </div>
      </div>
    </Content>
  )
}

/** Deleted, or never there: why, and where to look. */
function Missing({
  failure,
  onRetry,
}: {
  readonly failure: CallFailure<CallName>
  readonly onRetry: () => void
}) {
  const t = useT()
  const { navigation } = useFrame()
  return (
    <Content>
      {failure.code === 'not_found' ? (
        <EmptyState
          kind="offline"
          title={t('requirements.empty.gone')}
          actions={
            <>
              <Button kind="primary" onPress={() => navigation.go('/requirements')}>
                {t('requirements.empty.toBoard')}
              </Button>
              <Button onPress={() => navigation.go('/bin')}>{t('requirements.empty.toBin')}</Button>
            </>
          }
        >
          {t('requirements.empty.goneWhy')}
        </EmptyState>
      ) : (
        <FailureNote failure={failure} onRetry={onRetry} />
      )}
    </Content>
  )
}
