import { useEffect, useState } from 'react'
import { Content, Panel } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { announce, Button, Callout, SectionHead } from '../../ui/index.ts'
import { ChooseFiles } from './choose-files.tsx'
import { ColumnList } from './column-list.tsx'
import { EarlierImports } from './earlier-imports.tsx'
import { Findings, UnreadableFiles } from './findings.tsx'
import { ImportButton, rowsToTake } from './import-button.tsx'
import { ImportDone } from './import-done.tsx'
import {
  hasOpenDates,
  type ImportPlan,
  type ImportSession,
  type ImportState,
  useImport,
} from './import-session.ts'
import { countsOf, passedOverWords } from './import-words.ts'
import { ImportWork } from './import-work.tsx'
import { TableList } from './table-list.tsx'
import { TableReading } from './table-reading.tsx'

/** IOX-1: files in, what they are, what would come of it, and only then the writing. */
export function ImportPage() {
  const t = useT()
  const { session, state } = useImport()
  const { plan, done } = state
  return (
    <Content className="imp">
      {done !== null ? (
        <ImportDone session={session} result={done} />
      ) : plan !== null ? (
        <Planned session={session} state={state} plan={plan} />
      ) : (
        <>
          <div className="pagehead">
            <h1>{t('importing.title')}</h1>
          </div>
          <p className="muted imp-lead">{t('importing.lead')}</p>
          {state.work === null && <ChooseFiles session={session} />}
          <ImportWork session={session} state={state} />
        </>
      )}
      {plan === null && (
        <Panel name={t('importing.earlier')}>
          <EarlierImports />
        </Panel>
      )}
    </Content>
  )
}

interface PlannedProps {
  readonly session: ImportSession
  readonly state: ImportState
  readonly plan: ImportPlan
}

function Planned({ session, state, plan }: PlannedProps) {
  const t = useT()
  const format = useFormat()
  const [chosen, setChosen] = useState<string | null>(null)
  const { tables, unreadable } = plan
  const { trial, passedOver } = state
  const active =
    tables.find(({ key }) => key === chosen) ??
    tables.find((table) => hasOpenDates(table) || (!table.skip && table.entity === null)) ??
    tables[0]
  const taken = rowsToTake(state)

  useEffect(() => {
    if (taken !== null) announce(t('importing.triedRows', { count: taken }))
  }, [taken, t])

  return (
    <>
      <div className="pagehead">
        <h1>{t('importing.title')}</h1>
        <span className="muted t13">{countsOf(t, tables)}</span>
        <span className="sp" />
        <Button isDisabled={state.work === 'writing'} onPress={() => void session.forget()}>
          {t('importing.again')}
        </Button>
        <ImportButton session={session} state={state} />
      </div>
      <ImportWork session={session} state={state} />
      {passedOver.length > 0 && <Callout>{passedOverWords(passedOver, t, format)}</Callout>}
      {unreadable.length > 0 && <UnreadableFiles files={unreadable} />}
      <Panel name={t('importing.tables')}>
        <TableList
          session={session}
          state={state}
          tables={tables}
          activeKey={active?.key}
          onActive={setChosen}
        />
      </Panel>
      {trial !== null && (
        <>
          <SectionHead
            title={t('importing.tried')}
            count={format.count(
              trial.contradictions.reduce((sum, { count }) => sum + count, trial.refusedTotal),
            )}
          />
          <Findings result={trial} />
        </>
      )}
      {active !== undefined && (
        <Panel name={active.key}>
          <SectionHead
            title={active.key}
            count={active.entity === null ? '' : t(`importing.entity.${active.entity}`)}
          />
          <TableReading session={session} table={active} />
          <ColumnList session={session} table={active} />
        </Panel>
      )}
    </>
  )
}
