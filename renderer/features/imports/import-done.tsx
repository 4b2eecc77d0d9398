import { useFrame, useNavigation, useQuery } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, SectionHead } from '../../ui/index.ts'
import { Findings } from './findings.tsx'
import type { ImportResult, ImportSession } from './import-session.ts'
import { OutcomeTable } from './outcome-table.tsx'
import { useUndoImport } from './use-undo-import.ts'

/** What was imported, what was not, and the way back. */
export function ImportDone({
  session,
  result,
}: {
  readonly session: ImportSession
  readonly result: ImportResult
}) {
  const t = useT()
  const format = useFormat()
  const navigation = useNavigation()
  const { dialogs } = useFrame()
  const { undo, isRunning } = useUndoImport()
  const imports = useQuery('import.list', {}).data?.imports
  // Ctrl+Z and the list of changes take an import back as well.
  const isUndone = imports?.some((run) => run.importId === result.importId && run.state === 'undone') === true
  const { importId, files, contradictions, refusedTotal } = result
  const takeBack = async (): Promise<void> => {
    if (await undo(importId)) await session.forget()
  }
  const written = files.reduce((sum, { created, updated }) => sum + created + updated, 0)
  return (
    <>
      <div className="pagehead">
        <h1>
          {isUndone
            ? t('importing.doneUndone')
            : written === 0
              ? t('importing.doneNothing')
              : t('importing.doneRows', { count: written })}
        </h1>
        <span className="sp" />
        <Button onPress={() => void session.forget()}>{t('importing.another')}</Button>
        {!isUndone && (
          <Button icon="undo" isDisabled={isRunning} onPress={() => void takeBack()}>
            {t('importing.undo')}
          </Button>
        )}
        <Button kind="primary" onPress={() => navigation.go('/accounts')}>
          {t('importing.openAccounts')}
        </Button>
      </div>
      <OutcomeTable files={files} />
      <SectionHead
        title={t('importing.found')}
        count={format.count(contradictions.reduce((sum, { count }) => sum + count, refusedTotal))}
        actions={
          contradictions.length + refusedTotal > 0 && (
            <Button
              size="small"
              icon="export"
              onPress={() => void dialogs.open('export', { what: 'import_problems', importId })}
            >
              {t('importing.saveProblems')}
            </Button>
          )
        }
      />
      <Findings result={result} />
    </>
  )
}
