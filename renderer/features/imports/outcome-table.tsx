import { useFormat, useT } from '../../i18n/index.ts'
import { TableHead } from '../../ui/index.ts'
import { importEntities } from '../../../shared/domain/exchange/index.ts'
import type { ImportResult } from './import-session.ts'

/** What came of an import, file by file. */
export function OutcomeTable({ files }: { readonly files: ImportResult['files'] }) {
  const t = useT()
  const format = useFormat()
  return (
    <table className="tbl" aria-label={t('importing.result')}>
      <TableHead
        columns={[
          t('importing.table'),
          t('importing.whatIsIt'),
          ...(['rows', 'created', 'updated', 'unchanged', 'refused'] as const).map((id) => ({
            figures: t(`importing.${id}`),
          })),
        ]}
      />
      <tbody>
        {files.map((file) => {
          const entity = importEntities.find((id) => id === file.entity)
          return (
            <tr key={file.file}>
              <td className="cut" title={file.file}>
                {file.file}
              </td>
              <td>{entity === undefined ? '' : t(`importing.entity.${entity}`)}</td>
              {(['rows', 'created', 'updated', 'unchanged', 'refused'] as const).map((id) => (
                <td key={id} className="r num">
                  {format.count(file[id])}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
