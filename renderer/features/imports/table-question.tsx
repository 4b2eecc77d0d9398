import { useFormat, useT } from '../../i18n/index.ts'
import { Icon } from '../../ui/index.ts'
import type { ImportState, TablePlan } from './import-session.ts'
import { tableQuestion } from './import-words.ts'

/** What a person should look at before a table is imported; that there is nothing, once it was tried. */
export function TableQuestion({
  table,
  trial,
}: {
  readonly table: TablePlan
  readonly trial: ImportState['trial']
}) {
  const t = useT()
  const format = useFormat()
  if (table.skip) return <span className="muted">{t('importing.skip')}</span>
  const outcome = trial?.files.find(({ file }) => file === table.key)
  const question = tableQuestion(table, outcome, t, format)
  if (question !== null)
    return (
      <span className="row cau">
        <Icon name="risk" size={14} />
        {question}
      </span>
    )
  return outcome === undefined ? null : (
    <span className="row muted">
      <Icon name="check" size={14} />
      {t('importing.noProblem')}
    </span>
  )
}
