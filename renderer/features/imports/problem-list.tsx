import { useState } from 'react'
import { FailureNote, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, TableHead } from '../../ui/index.ts'
import { detailWords, problemWord } from './import-words.ts'

const pageSize = 50
/** The contract's limit; the whole list is in the exported file. */
const mostShown = 5_000

/** Rows of one kind with file, line and reason, as they stand in the files. */
export function ProblemList({ importId, kind }: { readonly importId: string; readonly kind: string }) {
  const t = useT()
  const [limit, setLimit] = useState(pageSize)
  const { data, error, refetch } = useQuery(
    'import.problems',
    { importId, kind, limit, offset: 0 },
    { keepPrevious: true },
  )
  if (error) return <FailureNote failure={error} onRetry={refetch} />
  if (!data) return null
  return (
    <>
      <table className="tbl mini imp-problems" aria-label={t('importing.problemRows')}>
        <TableHead
          columns={[
            t('importing.file'),
            { figures: t('importing.line') },
            t('importing.why'),
            t('importing.value'),
          ]}
        />
        <tbody>
          {data.problems.map(({ kind: problem, file, line, column, code, data: values }, index) => (
            <tr key={index}>
              <td className="cut" title={file}>
                {file}
              </td>
              <td className="r num">{line}</td>
              <td>
                {problemWord(problem, code, t)}
                {column !== null && <span className="muted"> {column}</span>}
              </td>
              <td className="muted">
                {values['value'] !== undefined && <q>{String(values['value'])}</q>} {detailWords(values, t)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.total > data.problems.length && (
        <p className="row t12 muted imp-more">
          {t('importing.more', { shown: data.problems.length, total: data.total })}
          {limit < mostShown && (
            <Button size="small" onPress={() => setLimit(Math.min(mostShown, limit * 4))}>
              {t('importing.showMore')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
