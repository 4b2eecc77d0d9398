import { useState } from 'react'
import { useQuery } from '../index.ts'
import { useT } from '../../i18n/index.ts'
import { ComboBox } from '../../ui/index.ts'

/** Which customer, found by characters, pinyin or initials in the core. May be left open. */
export function AccountField({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (accountId: string | null) => void
}) {
  const t = useT()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ readonly id: string; readonly label: string } | null>(null)
  const known = useQuery('account.get', { id: value ?? '' }, { isEnabled: value !== null })
  const found = useQuery('search.names', { text: text.slice(0, 200), limit: 20 }, { keepPrevious: true })
  const hits = (found.data?.hits ?? []).flatMap(({ kind, id, title }) =>
    kind === 'account' ? [{ id, label: title }] : [],
  )
  const current =
    chosen?.id === value ? chosen : known.data ? { id: known.data.id, label: known.data.name } : null
  const choices = current === null || hits.some(({ id }) => id === current.id) ? hits : [current, ...hits]
  // The name of the one that is set is known after the first read; the field begins with it.
  if (value !== null && current === null && known.error === undefined) return null
  return (
    <ComboBox
      label={t('loops.field.account')}
      choices={choices}
      value={value}
      onSearch={setText}
      onChange={(id) => {
        setChosen(choices.find((choice) => choice.id === id) ?? null)
        onChange(id)
      }}
    />
  )
}
