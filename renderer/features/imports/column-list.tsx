import { useT } from '../../i18n/index.ts'
import { classNames, Select, TableHead } from '../../ui/index.ts'
import type { ImportSession, TablePlan } from './import-session.ts'
import { fieldChoices, leftOut, unfitWords } from './import-words.ts'

/** Where each column of a table goes, why, and what stands in it. */
export function ColumnList({
  session,
  table,
}: {
  readonly session: ImportSession
  readonly table: TablePlan
}) {
  const t = useT()
  return (
    <table className="tbl imp-columns" aria-label={t('importing.columnsOf', { name: table.key })}>
      <TableHead
        columns={[t('importing.column'), t('importing.samples'), t('importing.field'), t('importing.reason')]}
      />
      <tbody>
        {table.columns.map((column) => (
          <tr key={column.column} className={classNames(column.field === null && 'imp-skip')}>
            <th scope="row" className="cut" title={column.column}>
              {column.column}
            </th>
            <td className="cut muted" title={column.samples.join(' · ')}>
              {column.samples.join(' · ')}
            </td>
            <td>
              <Select
                label={t('importing.fieldOf', { column: column.column })}
                hideLabel
                isDisabled={table.entity === null || table.skip}
                choices={fieldChoices(table, column, t)}
                value={column.field ?? leftOut}
                onChange={(chosen) =>
                  void session.change(table.key, {
                    fields: { [column.column]: chosen === leftOut ? null : chosen },
                  })
                }
              />
            </td>
            {column.unfit === null ? (
              <td className="muted nw">{t(`importing.because.${column.reason}`)}</td>
            ) : (
              <td className="cau imp-unfit">{unfitWords(column.unfit, t)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
