import { useNavigation } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, Icon, TableHead } from '../../ui/index.ts'
import { ChooseFiles } from './choose-files.tsx'
import { UnreadableFiles } from './findings.tsx'
import { ImportButton } from './import-button.tsx'
import { useImport } from './import-session.ts'
import { countsOf, passedOverWords } from './import-words.ts'
import { ImportWork } from './import-work.tsx'
import { TableQuestion } from './table-question.tsx'

/** The import as the first thing one does: what was found at a glance; all details are one press away. */
export function FirstImport({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const format = useFormat()
  const navigation = useNavigation()
  const { session, state } = useImport()
  const { plan, trial, done, work } = state

  const openPage = (): void => {
    onDone()
    navigation.go('/import')
  }
  if (done !== null)
    return (
      <div className="fr-drop imp-first">
        <p className="row">
          <Icon name="check" className="pos" />
          <b>
            {t('importing.doneRows', {
              count: done.files.reduce((sum, { created, updated }) => sum + created + updated, 0),
            })}
          </b>
          <span className="sp" />
          <Button onPress={openPage}>{t('importing.openResult')}</Button>
          <Button
            kind="primary"
            onPress={() => {
              onDone()
              navigation.go('/accounts')
            }}
          >
            {t('importing.openAccounts')}
          </Button>
        </p>
      </div>
    )
  if (plan === null)
    return (
      <div className="imp-first-drop">
        {work === null && <ChooseFiles session={session} />}
        <ImportWork session={session} state={state} />
      </div>
    )
  const { tables, unreadable } = plan
  const contradictions = trial?.contradictions.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <div className="fr-drop imp-first">
      <p className="row">
        <Icon name="file" />
        <b className="cut">{format.list(state.stage?.names ?? [])}</b>
        <span className="muted t12 nw">{countsOf(t, tables)}</span>
        <span className="sp" />
        <Button kind="quiet" size="small" onPress={() => void session.forget()}>
          {t('importing.again')}
        </Button>
      </p>
      {state.passedOver.length > 0 && (
        <p className="muted t12">{passedOverWords(state.passedOver, t, format)}</p>
      )}
      {unreadable.length > 0 && <UnreadableFiles files={unreadable} />}
      <table className="tbl fr-t" aria-label={t('importing.tables')}>
        <TableHead
          columns={[
            t('importing.table'),
            { figures: t('importing.rows') },
            { figures: t('importing.importable') },
            t('importing.look'),
          ]}
        />
        <tbody>
          {tables.map((table) => {
            const outcome = trial?.files.find(({ file }) => file === table.key)
            return (
              <tr key={table.key}>
                <td title={table.key}>
                  {table.entity === null ? table.key : t(`importing.entity.${table.entity}`)}
                </td>
                <td className="r num">{format.count(table.rows)}</td>
                <td className="r num">
                  {outcome === undefined ? '' : format.count(outcome.rows - outcome.refused)}
                </td>
                <td>
                  <TableQuestion table={table} trial={trial} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {contradictions > 0 && (
        <p className="t13 muted imp-first-note">{t('importing.contradicts', { count: contradictions })}</p>
      )}
      <ImportWork session={session} state={state} />
      <p className="row imp-first-foot">
        <span className="sp" />
        <Button onPress={openPage}>{t('importing.details')}</Button>
        <ImportButton session={session} state={state} />
      </p>
    </div>
  )
}
