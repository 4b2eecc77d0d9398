import { useState } from 'react'
import { useQuery, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, Disclosure, SectionHead } from '../../ui/index.ts'
import { Findings } from './findings.tsx'
import { OutcomeTable } from './outcome-table.tsx'
import { useUndoImport } from './use-undo-import.ts'

/** Every import so far: what it brought, what was wrong with it, and its way back. */
export function EarlierImports() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { data } = useQuery('import.list', {})
  const { undo, isRunning } = useUndoImport()
  const [opened, setOpened] = useState<string | null>(null)
  if (!data || data.imports.length === 0) return null
  return (
    <>
      <SectionHead title={t('importing.earlier')} count={data.imports.length} />
      {data.imports.map((run) => {
        const { importId, at, state, files } = run
        const rows = files.reduce((sum, file) => sum + file.created + file.updated, 0)
        const when = `${format.day(zone.dayOf(at))} ${format.time(at, zone.offsetMinutes(at))}`
        return (
          <Disclosure
            key={importId}
            level={3}
            title={when}
            count={t('importing.rowCount', { count: rows })}
            isExpanded={opened === importId}
            onExpandedChange={(isOpen) => setOpened(isOpen ? importId : null)}
            actions={
              <>
                <span className="muted t12">{t(`importing.state_${state}`)}</span>
                {state === 'done' && (
                  <Button
                    size="small"
                    icon="undo"
                    isDisabled={isRunning}
                    aria-label={t('importing.undoNamed', { at: when })}
                    onPress={() => void undo(importId)}
                  >
                    {t('common.action.undo')}
                  </Button>
                )}
              </>
            }
          >
            {opened === importId && (
              <div className="imp-in">
                <OutcomeTable files={files} />
                <Findings result={run} />
              </div>
            )}
          </Disclosure>
        )
      })}
    </>
  )
}
