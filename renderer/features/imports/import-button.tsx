import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { hasOpenDates, type ImportSession, type ImportState } from './import-session.ts'

/** Rows that would be taken of what was tried; null before it was. */
export const rowsToTake = ({ trial }: ImportState): number | null =>
  trial === null ? null : trial.files.reduce((sum, { rows, refused }) => sum + rows - refused, 0)

/** Imports what was tried, and says on itself how many rows that is and whether some are left out. */
export function ImportButton({
  session,
  state,
}: {
  readonly session: ImportSession
  readonly state: ImportState
}) {
  const t = useT()
  const { work, plan, trial } = state
  const rows = rowsToTake(state)
  const reason =
    work !== null
      ? t(`importing.work_${work}`)
      : plan?.tables.some(hasOpenDates)
        ? t('importing.datesFirst')
        : rows === null || rows === 0
          ? t('importing.nothingToTake')
          : null
  return (
    <Button
      kind="primary"
      {...(reason === null ? {} : { disabledReason: reason })}
      onPress={() => void session.run()}
    >
      {rows === null || trial === null
        ? t('importing.run')
        : trial.refusedTotal > 0
          ? t('importing.runRest', { count: rows, refused: trial.refusedTotal })
          : t('importing.runRows', { count: rows })}
    </Button>
  )
}
