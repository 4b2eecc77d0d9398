import { useMemo, useState } from 'react'
import type { CallOutput } from '../../../shared/contract/index.ts'
import { useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { ComboBox, IconButton, isImeKey } from '../../ui/index.ts'

type Side = CallOutput<'visit.get'>['attendees'][number]['side']

export interface Attendee {
  readonly personId: string | null
  readonly name: string
  readonly side: Side
}

export interface AttendeePickerProps {
  readonly accountId: string | null
  readonly attendees: readonly Attendee[]
  readonly onChange: (attendees: readonly Attendee[]) => void
}

/** VIS-1: who comes, of both sides: our own by name, the customer's people from their account, or new ones. */
export function AttendeePicker({ accountId, attendees, onChange }: AttendeePickerProps) {
  const t = useT()
  const rows = useQuery('account.list', {}).data?.rows
  const status = useQuery('workspace.status', {}).data
  const people = useQuery('person.list', { accountId: accountId ?? '' }, { isEnabled: accountId !== null })
    .data?.people
  const ours = useMemo(
    () =>
      [
        ...new Set([
          ...(status?.state === 'open' ? [status.userName] : []),
          ...(rows ?? []).flatMap(({ owner }) => owner ?? []),
        ]),
      ].map((name) => ({ id: name, label: name })),
    [rows, status],
  )
  const theirs = (people ?? [])
    .filter(({ leftOn }) => leftOn === null)
    .map(({ id, name, title }) => ({ id, label: name, ...(title === null ? {} : { meta: title }) }))
  const isThere = (attendee: Attendee): boolean =>
    attendees.some(
      (other) =>
        other.side === attendee.side &&
        (attendee.personId === null ? other.name === attendee.name : other.personId === attendee.personId),
    )
  const add = (attendee: Attendee): void => {
    if (!isThere(attendee)) onChange([...attendees, attendee])
  }
  const side = (wanted: Side): readonly Attendee[] => attendees.filter((attendee) => attendee.side === wanted)
  const newPeople = side('customer').filter(({ personId }) => personId === null)
  return (
    <div className="att" role="group" aria-label={t('notes.visit.who')}>
      <SideList
        title={t('notes.visit.ours')}
        addLabel={t('notes.visit.addOurs')}
        attendees={side('ours')}
        choices={ours.filter(({ id }) => !isThere({ personId: null, name: id, side: 'ours' }))}
        onChoose={(name) => add({ personId: null, name, side: 'ours' })}
        onCustom={(name) => add({ personId: null, name, side: 'ours' })}
        onRemove={(gone) => onChange(attendees.filter((attendee) => attendee !== gone))}
      />
      <SideList
        title={t('notes.visit.customer')}
        addLabel={t('notes.visit.addCustomer')}
        attendees={side('customer')}
        choices={theirs.filter(({ id, label }) => !isThere({ personId: id, name: label, side: 'customer' }))}
        onChoose={(id) => {
          const person = theirs.find((known) => known.id === id)
          if (person !== undefined) add({ personId: id, name: person.label, side: 'customer' })
        }}
        onCustom={(name) => {
          const person = theirs.find((known) => known.label === name)
          add({ personId: person?.id ?? null, name, side: 'customer' })
        }}
        onRemove={(gone) => onChange(attendees.filter((attendee) => attendee !== gone))}
      />
      {newPeople.length > 0 && (
        <p className="muted t12">
          {t('notes.visit.newPeople', {
            names: newPeople.map(({ name }) => name).join(t('accounts.filter.or')),
          })}
        </p>
      )}
    </div>
  )
}

interface SideListProps {
  readonly title: string
  readonly addLabel: string
  readonly attendees: readonly Attendee[]
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly onChoose: (id: string) => void
  readonly onCustom: (name: string) => void
  readonly onRemove: (attendee: Attendee) => void
}

function SideList({ title, addLabel, attendees, choices, onChoose, onCustom, onRemove }: SideListProps) {
  const t = useT()
  /** Counts what was added here: the field begins anew, and goes on for the next one. */
  const [added, setAdded] = useState(0)
  return (
    <div className="field">
      <span className="lbl">{title}</span>
      {attendees.length > 0 && (
        <div className="row wrap tags">
          {attendees.map((attendee) => (
            <span key={`${attendee.personId} ${attendee.name}`} className="fchip">
              {attendee.name}
              <IconButton
                size="small"
                icon="close"
                iconSize={12}
                label={t('notes.visit.removeOne', { name: attendee.name })}
                onPress={() => onRemove(attendee)}
              />
            </span>
          ))}
        </div>
      )}
      <div
        onKeyDown={(event) => {
          if (isImeKey(event) || event.key !== 'Enter') return
          // Enter takes the name, it does not send the form.
          event.preventDefault()
        }}
      >
        <ComboBox
          key={added}
          label={addLabel}
          hideLabel
          placeholder={t('notes.visit.addHint')}
          autoFocus={added > 0}
          choices={choices}
          value={null}
          onChange={(id) => {
            if (id === null) return
            onChoose(id)
            setAdded(added + 1)
          }}
          onCustom={(name) => {
            onCustom(name)
            setAdded(added + 1)
          }}
        />
      </div>
    </div>
  )
}
