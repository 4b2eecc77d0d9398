import { useRef, useState } from 'react'
import { openPoints } from '../../../shared/domain/hand-over/index.ts'
import { useFrame } from '../../app/index.ts'
import { InlineDay } from '../../app/records/inline-day.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { useT } from '../../i18n/index.ts'
import {
  Button,
  Checkbox,
  classNames,
  isImeKey,
  MenuButton,
  type MenuEntry,
  SectionHead,
  Tag,
  TextField,
} from '../../ui/index.ts'
import type { HandOver } from './hand-over-page.tsx'

type Point = HandOver['points'][number]
type PointPatch = Partial<Pick<Point, 'title' | 'state' | 'doneBy' | 'doneOn' | 'remark'>>

/** A shipped point goes by its key until it is stored. */
const refOf = ({ id, key }: Point): { readonly id: string } | { readonly key: NonNullable<Point['key']> } => {
  if (id !== null) return { id }
  if (key === null) throw new Error('a point has an id or a key')
  return { key }
}

export function Checklist({ handOver }: { readonly handOver: HandOver }) {
  const t = useT()
  const { write } = useFrame()
  const { accountId, points } = handOver
  const kept = points.filter(({ state }) => state !== 'removed')
  const removed = points.filter(({ state }) => state === 'removed')
  const set = async (point: Point, patch: PointPatch): Promise<boolean> => {
    const result = await write('handOver.setPoint', { accountId, point: refOf(point), patch })
    return result.ok
  }
  return (
    <section>
      <SectionHead
        title={t('handover.checklist')}
        count={t('handover.settled', { count: kept.length - openPoints(kept), all: kept.length })}
        actions={
          removed.length > 0 && (
            <MenuButton
              size="small"
              kind="quiet"
              label={t('handover.point.putBack')}
              entries={removed.map((point) => ({
                id: point.id ?? point.title,
                label: point.title,
                onAction: () => void set(point, { state: 'open' }),
              }))}
            >
              {t('handover.point.removed', { count: removed.length })}
            </MenuButton>
          )
        }
      />
      <ul className="ho-list">
        {kept.map((point) => (
          <PointRow
            key={point.id ?? point.key}
            point={point}
            onSet={(patch) => set(point, patch)}
            onRemove={() => void write('handOver.removePoint', { accountId, point: refOf(point) })}
          />
        ))}
      </ul>
      <AddPoint accountId={accountId} />
    </section>
  )
}

interface PointRowProps {
  readonly point: Point
  readonly onSet: (patch: PointPatch) => Promise<boolean>
  readonly onRemove: () => void
}

function PointRow({ point, onSet, onRemove }: PointRowProps) {
  const t = useT()
  const { title, detail, state, doneBy, doneOn, remark, id } = point
  const [isRenaming, setRenaming] = useState(false)
  const isSettled = state !== 'open'
  const menu: readonly MenuEntry[] = [
    state === 'not_applicable'
      ? {
          id: 'open',
          icon: 'undo',
          label: t('handover.point.reopen'),
          onAction: () => void onSet({ state: 'open' }),
        }
      : {
          id: 'not_applicable',
          icon: 'close',
          label: t('handover.point.notApplicable'),
          onAction: () => void onSet({ state: 'not_applicable' }),
        },
    {
      id: 'rename',
      icon: 'edit',
      label: t('handover.point.rename'),
      onAction: () => setRenaming(true),
    },
    {
      id: 'remove',
      icon: 'trash',
      isDanger: true,
      label: t('handover.point.remove'),
      onAction: onRemove,
    },
  ]
  return (
    <li className={classNames('ho-pt', isSettled && 'set')}>
      <Checkbox
        label={title}
        isSelected={state === 'done'}
        onChange={(isDone) => void onSet({ state: isDone ? 'done' : 'open' })}
      />
      <div className="ho-what">
        <div className="row">
          {isRenaming ? (
            <InlineText
              label={t('handover.point.title')}
              value={title}
              isRequired
              isOpen
              onOpenChange={setRenaming}
              onSave={(text) => (text === null ? Promise.resolve(true) : onSet({ title: text }))}
            />
          ) : (
            <span className="ho-t">{title}</span>
          )}
          {state === 'not_applicable' && <Tag>{t('handover.point.notApplicable')}</Tag>}
        </div>
        {detail !== '' && <p className="t12 muted">{detail}</p>}
        <div className="ho-remark t13">
          <InlineText
            label={t('handover.point.remark', { title })}
            value={remark}
            isMultiline
            onSave={(text) => onSet({ remark: text })}
          />
        </div>
      </div>
      <div className="ho-who t13">
        {isSettled && (
          <>
            <InlineText
              label={t('handover.point.by', { title })}
              value={doneBy}
              onSave={(text) => onSet({ doneBy: text })}
            />
            <InlineDay
              label={t('handover.point.on', { title })}
              value={doneOn}
              onSave={(day) => onSet({ doneOn: day })}
            />
          </>
        )}
      </div>
      <span className="row ho-act">
        {id !== null && (
          <FieldHistory
            kind="hand_over_item"
            id={id}
            field="state"
            label={title}
            wordOf={(value) => stateWord(t, value)}
          />
        )}
        <MenuButton size="small" kind="quiet" label={t('handover.point.more', { title })} entries={menu} />
      </span>
    </li>
  )
}

const states = ['open', 'done', 'not_applicable', 'removed'] as const
function stateWord(t: ReturnType<typeof useT>, value: unknown): string {
  const state = states.find((known) => known === value)
  return state === undefined ? '' : t(`handover.pointState.${state}`)
}

/** One line at the foot of the list; Enter adds and stays for the next. */
function AddPoint({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { write } = useFrame()
  const [title, setTitle] = useState('')
  const isAdding = useRef(false)
  const add = async (): Promise<void> => {
    if (title.trim() === '' || isAdding.current) return
    isAdding.current = true
    const result = await write('handOver.addPoint', { accountId, title })
    isAdding.current = false
    if (result.ok) setTitle('')
  }
  return (
    <form
      className="ho-add"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
      onKeyDown={(event) => {
        // Enter that ends a composition is the input method's.
        if (isImeKey(event) && event.key === 'Enter') event.preventDefault()
      }}
    >
      <TextField
        label={t('handover.point.add')}
        hideLabel
        placeholder={t('handover.point.addHint')}
        value={title}
        onChange={setTitle}
      />
      <Button type="submit" size="small" icon="plus" isDisabled={title.trim() === ''}>
        {t('handover.point.add')}
      </Button>
    </form>
  )
}
