import { useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Select } from '../../../ui/index.ts'

/** Somebody of the account, or nobody. */
export function PersonSelect({
  accountId,
  label,
  value,
  onChange,
}: {
  readonly accountId: string
  readonly label: string
  readonly value: string | null
  readonly onChange: (personId: string | null) => void
}) {
  const t = useT()
  const people = useQuery('person.list', { accountId }).data?.people ?? []
  return (
    <Select
      label={label}
      choices={[
        { id: '', label: t('account.form.nobody') },
        ...people.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  )
}
