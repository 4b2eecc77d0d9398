import { useState } from 'react'
import { useT } from '../../../i18n/index.ts'

/** The title as it stands on the sheet; kept when focus leaves it. */
export function TitleField({
  title,
  onSave,
}: {
  readonly title: string
  readonly onSave: (title: string) => void
}) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      className="note-title"
      aria-label={t('notes.title')}
      placeholder={t('notes.untitled')}
      value={typed ?? title}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed !== null && typed.trim() !== title) onSave(typed.trim())
        setTyped(null)
      }}
    />
  )
}
