import type { ReactNode } from 'react'
import { type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import { Link, Panel, useQuery, useZone } from '../../../app/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { useFormat, useT } from '../../../i18n/index.ts'
import { DescriptionList, IconButton, SectionHead, SidePanel, Tag } from '../../../ui/index.ts'
import { type AccountRow, stageWord, tierWord } from '../account-words.ts'
import { nextDate } from './next-date.ts'
import { comingVisits } from './peek-reads.ts'

/** A panel shows so many of a list; the page shows all. */
const shownEntries = 4

export interface PeekPanelProps {
  readonly row: AccountRow
  readonly today: Day
  readonly onClose: () => void
}

/**
 * What one wants to know of an account before opening it, beside the list that keeps the focus (interface.md 58):
 * it follows J and K, and Esc closes it.
 */
export function PeekPanel({ row, today, onClose }: PeekPanelProps) {
  const t = useT()
  return (
    <SidePanel
      title={t('accounts.peek.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className="peek"
    >
      <div className="peek-head">
        <div className="grow">
          <h2 className="t16 w6">
            <Link to={`/accounts/${row.id}`}>{row.name}</Link>
          </h2>
          <p className="row wrap">
            {tierWord(t, row) !== '' && <Tag>{tierWord(t, row)}</Tag>}
            <Tag>{stageWord(t, row.stage)}</Tag>
            <span className="muted t12">{[row.owner, row.city].filter(Boolean).join(' · ')}</span>
          </p>
        </div>
        <IconButton
          icon="close"
          size="small"
          label={t('accounts.peek.close')}
          shortcut="Esc"
          onPress={onClose}
        />
      </div>
      <Panel name={t('accounts.peek.title')}>
        <Facts row={row} today={today} />
        <Dates row={row} today={today} />
        <Promises accountId={row.id} />
        <Requirements accountId={row.id} />
        <LastNote accountId={row.id} />
      </Panel>
      <p className="muted t12">{t('accounts.peek.hint')}</p>
    </SidePanel>
  )
}

function Facts({ row, today }: { readonly row: AccountRow; readonly today: Day }) {
  const t = useT()
  const format = useFormat()
  const arr = row.arrCurrency === null ? null : { minor: row.arrMinor, currency: row.arrCurrency }
  const items: { id: string; term: string; value: ReactNode }[] = [
    {
      id: 'arr',
      term: t('accounts.column.arr'),
      value: arr === null ? '—' : <b title={format.moneyFull(arr)}>{format.money(arr)}</b>,
    },
    {
      id: 'left',
      term: t('accounts.peek.left'),
      value:
        row.termTo !== null
          ? `${t('common.unit.days', { count: daysBetween(today, row.termTo) })} · ${row.termTo}`
          : row.openEnded
            ? t('accounts.peek.openEnded')
            : '—',
    },
    {
      id: 'seats',
      term: t('accounts.column.seats'),
      value: row.seatsBought === null ? '—' : format.count(row.seatsBought),
    },
    ...(row.tierReason === null
      ? []
      : [{ id: 'tier', term: t('accounts.column.tierReason'), value: row.tierReason }]),
    { id: 'firstValue', term: t('accounts.column.firstValue'), value: row.firstValueOn ?? '—' },
    {
      id: 'visit',
      term: t('accounts.peek.lastVisit'),
      value: row.lastVisitDay === null ? t('accounts.peek.never') : format.dayAge(row.lastVisitDay, today),
    },
  ]
  return (
    <DescriptionList
      items={items.map(({ value, ...item }) => ({ ...item, value: <span className="num">{value}</span> }))}
    />
  )
}

function Dates({ row, today }: { readonly row: AccountRow; readonly today: Day }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const accountId = row.id
  const visits = useQuery('visit.list', comingVisits(accountId, today)).data?.visits
  const promises = useQuery('promise.list', { accountId }).data?.promises
  const milestones = useQuery('value.plan', { accountId }).data?.milestones
  if (visits === undefined || promises === undefined || milestones === undefined) return null
  const next = nextDate({ row, visits, promises, milestones, today, dayOf: zone.dayOf })
  return (
    <section>
      <SectionHead title={t('accounts.peek.next')} line="line" />
      {next === null ? (
        <p className="muted t13">{t('accounts.peek.noNext')}</p>
      ) : (
        <p className="t13 peek-line">
          <span className="grow">{t(`accounts.peek.${next.kind}`, { title: next.title })}</span>
          <span className="num nw muted" title={format.day(next.day)}>
            {format.shortDay(next.day, today)}
          </span>
        </p>
      )}
    </section>
  )
}

interface ListProps {
  readonly title: string
  readonly none: string
  readonly entries: readonly {
    readonly id: string
    readonly title: ReactNode
    readonly due: Day | null
  }[]
}

function List({ title, none, entries }: ListProps) {
  const t = useT()
  const rest = entries.length - shownEntries
  return (
    <section>
      <SectionHead title={title} count={entries.length} line="line" />
      {entries.length === 0 ? (
        <p className="muted t13">{none}</p>
      ) : (
        <ul>
          {entries.slice(0, shownEntries).map((entry) => (
            <li key={entry.id} className="t13 peek-line">
              <span className="grow">{entry.title}</span>
              <Due day={entry.due} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p className="muted t12">{t('accounts.peek.more', { count: rest })}</p>}
    </section>
  )
}

/** What is due first stands first; without a day it stands last. */
const byDue = (left: { readonly due: Day | null }, right: { readonly due: Day | null }): number =>
  (left.due ?? '9999') < (right.due ?? '9999') ? -1 : 1

function Promises({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const promises = useQuery('promise.list', { accountId }).data?.promises
  if (promises === undefined) return null
  return (
    <List
      title={t('accounts.peek.promises')}
      none={t('accounts.peek.noPromises')}
      entries={promises
        .filter(({ state }) => state === 'open')
        .map(({ id, title, dueDay }) => ({ id, title, due: dueDay }))
        .toSorted(byDue)}
    />
  )
}

function Requirements({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const requirements = useQuery('requirement.list', { accountId }).data?.requirements
  if (requirements === undefined) return null
  // Told to this account the loop is closed for it, whatever becomes of the others.
  const open = requirements.filter(
    ({ state, asks }) =>
      state !== 'told' && asks.some((ask) => ask.accountId === accountId && ask.toldOn === null),
  )
  return (
    <List
      title={t('accounts.peek.requirements')}
      none={t('accounts.peek.noRequirements')}
      entries={open
        .map(({ id, title, replyDue, dueDay }) => ({
          id,
          title: <Link to={`/requirements/${id}`}>{title}</Link>,
          due: replyDue ?? dueDay,
        }))
        .toSorted(byDue)}
    />
  )
}

function LastNote({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const notes = useQuery('note.list', { accountId, limit: 1 }).data?.notes
  if (notes === undefined) return null
  const [note] = notes
  return (
    <section>
      <SectionHead title={t('accounts.peek.note')} line="line" />
      {note === undefined ? (
        <p className="muted t13">{t('accounts.peek.noNote')}</p>
      ) : (
        <>
          <p className="t13 peek-line">
            <span className="grow w6">
              <Link to={`/notes/${note.id}`}>{note.title}</Link>
            </span>
            <span className="num nw muted">{format.day(zone.dayOf(note.happenedAt))}</span>
          </p>
          <p className="t13 muted peek-excerpt">{note.excerpt}</p>
        </>
      )}
    </section>
  )
}
