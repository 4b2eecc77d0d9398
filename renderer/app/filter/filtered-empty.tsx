import { useT } from '../../i18n/index.ts'
import { Button, EmptyState } from '../../ui/index.ts'

export interface FilteredEmptyProps {
  readonly title: string
  readonly onClear: () => void
}

/** The filter leaves nothing of a list; one press shows everything again. */
export function FilteredEmpty({ title, onClear }: FilteredEmptyProps) {
  const t = useT()
  return (
    <EmptyState
      kind="filtered"
      title={title}
      actions={
        <Button kind="primary" onPress={onClear}>
          {t('app.filter.clear')}
        </Button>
      }
    />
  )
}
