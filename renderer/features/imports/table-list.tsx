import { useFormat, useT } from '../../i18n/index.ts'
import { Checkbox, classNames, Select, TableHead } from '../../ui/index.ts'
import { importEntities } from '../../../shared/domain/exchange/index.ts'
import type { ImportSession, ImportState, TablePlan } from './import-session.ts'
import { TableQuestion } from './table-question.tsx'

export interface TableListProps {
  readonly session: ImportSession
  readonly state: ImportState
  readonly tables: readonly TablePlan[]
  readonly activeKey: string | undefined
  readonly onActive: (key: string) => void
}

/** The tables of the import: what each is, how much of it can be taken, what a person should look at. */
export function TableList({ session, state, tables, activeKey, onActive }: TableListProps) {
  const t = useT()
  const format = useFormat()
  const { trial } = state
  return (
    <table className="tbl imp-tables" aria-label={t('importing.tables')}>
      <TableHead
        columns={[
          { unseen: t('importing.take') },
          t('importing.table'),
          t('importing.whatIsIt'),
          { figures: t('importing.rows') },
          { figures: t('importing.created') },
          { figures: t('importing.updated') },
          { figures: t('importing.unchanged') },
          t('importing.look'),
        ]}
      />
      <tbody>
        {tables.map((table) => {
          const { key, entity, rows, skip } = table
          const outcome = trial?.files.find(({ file }) => file === key)
          const cell = (count: number | undefined): string =>
            count === undefined || skip ? '' : format.count(count)
          return (
            <tr key={key} className={classNames(key === activeKey && 'sel', skip && 'imp-skip')}>
              <td>
                <Checkbox
                  label={t('importing.takeNamed', { name: key })}
                  isSelected={!skip}
                  onChange={(isTaken) => void session.change(key, { skip: !isTaken })}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="link cut"
                  aria-pressed={key === activeKey}
                  title={key}
                  onClick={() => onActive(key)}
                >
                  {key}
                </button>
              </td>
              <td>
                <Select
                  label={t('importing.whatIsItNamed', { name: key })}
                  hideLabel
                  isDisabled={skip}
                  choices={importEntities.map((id) => ({ id, label: t(`importing.entity.${id}`) }))}
                  value={entity}
                  onChange={(chosen) => void session.change(key, { entity: chosen })}
                />
              </td>
              <td className="r num">{format.count(rows)}</td>
              <td className="r num">{cell(outcome?.created)}</td>
              <td className="r num">{cell(outcome?.updated)}</td>
              <td className="r num">{cell(outcome?.unchanged)}</td>
              <td>
                <TableQuestion table={table} trial={trial} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
