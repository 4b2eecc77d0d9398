import { useMemo } from 'react'
import { useFrame, useNameKeys, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { ComboBox } from '../../ui/index.ts'

export interface AccountChoiceProps {
  readonly value: string | null
  readonly onChange: (accountId: string | null) => void
  readonly hideLabel?: boolean
  readonly error?: string | undefined
}

/** The customer, found by name, pinyin or initials; a name that is not there yet becomes a new account (VIS-4). */
export function AccountChoice({ value, onChange, hideLabel, error }: AccountChoiceProps) {
  const t = useT()
  const { write } = useFrame()
  const { data } = useQuery('account.list', {})
  const nameKeys = useNameKeys()
  const choices = useMemo(
    () =>
      (data?.rows ?? []).map(({ id, name }) => ({ id, label: name, keywords: nameKeys.of(id).join(' ') })),
    [data, nameKeys],
  )
  const create = async (name: string): Promise<void> => {
    const result = await write('account.create', { name })
    if (result.ok) onChange(result.value.id)
  }
  return (
    <ComboBox
      // The name of the chosen one is known with the list: until then there is nothing to show.
      key={data === undefined ? 'waiting' : 'ready'}
      label={t('notes.account')}
      hideLabel={hideLabel ?? false}
      choices={choices}
      value={value}
      onChange={onChange}
      onCustom={(name) => void create(name)}
      {...(error === undefined ? {} : { error })}
    />
  )
}
