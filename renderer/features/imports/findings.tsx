import { useState } from 'react'
import { useFormat, useT } from '../../i18n/index.ts'
import { Disclosure } from '../../ui/index.ts'
import type { ImportPlan, ImportResult } from './import-session.ts'
import { problemWord } from './import-words.ts'
import { ProblemList } from './problem-list.tsx'

/** What an import refuses and where the data contradicts itself: counts that open down to their rows. */
export function Findings({
  result,
}: {
  readonly result: Pick<ImportResult, 'importId' | 'refusedTotal' | 'contradictions'>
}) {
  const t = useT()
  const format = useFormat()
  const [opened, setOpened] = useState<string | null>(null)
  const { importId, refusedTotal, contradictions } = result
  const groups = [
    ...(refusedTotal > 0 ? [{ id: 'refused', title: t('importing.refusedRows'), count: refusedTotal }] : []),
    ...contradictions.map(({ kind, count }) => ({
      id: kind,
      title: problemWord('contradiction', kind, t),
      count,
    })),
  ]
  if (groups.length === 0) return <p className="muted t13">{t('importing.noFindings')}</p>
  return (
    <div className="imp-findings">
      {groups.map(({ id, title, count }) => (
        <Disclosure
          key={id}
          level={3}
          title={title}
          count={format.count(count)}
          isExpanded={opened === id}
          onExpandedChange={(isOpen) => setOpened(isOpen ? id : null)}
        >
          {opened === id && <ProblemList importId={importId} kind={id} />}
        </Disclosure>
      ))}
    </div>
  )
}

/** Files that could not be read at all, by what they are. */
export function UnreadableFiles({ files }: { readonly files: ImportPlan['unreadable'] }) {
  const t = useT()
  return (
    <ul className="imp-unread" aria-label={t('importing.unreadable')}>
      {files.map(({ file, code }) => (
        <li key={file} className="row t13">
          <b className="cut">{file}</b>
          <span className="cau">{problemWord('refused', code, t)}</span>
        </li>
      ))}
    </ul>
  )
}
