import type { CallOutput } from '../../../shared/contract/index.ts'
import { ComboBox } from '../../ui/index.ts'

export interface PickedPerson {
  /** Null: somebody who is not on the list of people. */
  readonly personId: string | null
  readonly name: string
}

export interface PersonFieldProps {
  readonly label: string
  readonly people: CallOutput<'person.list'>['people']
  readonly picked: PickedPerson
  readonly onPick: (picked: PickedPerson) => void
  readonly error?: string | undefined
  readonly isRequired?: boolean
}

/** One of the customer's people, or a name that is typed. */
export function PersonField({ label, people, picked, onPick, error, isRequired = true }: PersonFieldProps) {
  // A typed name stands in the field as a choice of its own.
  const typed = picked.personId === null && picked.name !== '' ? [{ id: typedId, label: picked.name }] : []
  return (
    <ComboBox
      label={label}
      isRequired={isRequired}
      choices={[
        ...typed,
        ...people
          .filter(({ id, leftOn }) => leftOn === null || id === picked.personId)
          .map((person) => ({
            id: person.id,
            label: person.name,
            ...(person.title === null ? {} : { meta: person.title }),
          })),
      ]}
      value={picked.personId ?? (typed.length > 0 ? typedId : null)}
      onChange={(id) => {
        if (id === typedId) return
        onPick({ personId: id, name: people.find((person) => person.id === id)?.name ?? '' })
      }}
      onCustom={(name) => onPick({ personId: null, name })}
      error={error}
    />
  )
}

const typedId = 'typed'
