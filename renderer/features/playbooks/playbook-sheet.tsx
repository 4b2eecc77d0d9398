import type { CallOutput } from '../../../shared/contract/index.ts'
import type { StageRule } from '../../../shared/domain/playbooks/index.ts'
import { useFrame, useZone } from '../../app/index.ts'
import { roleWords, ruleWords } from '../../app/records/rule-words.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../ui/index.ts'

export type SavedPlaybook = CallOutput<'playbook.list'>['playbooks'][number]['versions'][number]

interface PlaybookSheetProps {
  readonly playbook: SavedPlaybook
  readonly versions: readonly SavedPlaybook[]
  readonly onShow: (version: number) => void
}

/** One stage: what the customer goes through, what is wanted, who does what, what has to hold. */
export function PlaybookSheet({ playbook, versions, onShow }: PlaybookSheetProps) {
  const t = useT()
  const { dialogs } = useFrame()
  const { stage, version } = playbook
  const isInForce = versions.at(-1)?.version === version
  return (
    <>
      <header className="pagehead">
        <div className="grow">
          <h1>{t(`account.stage.${stage}`)}</h1>
          <p className="t13 muted">
            {version === 0 ? t('playbooks.shipped') : t('playbooks.version', { version })}
            {!isInForce && ` · ${t('playbooks.notInForce')}`}
          </p>
        </div>
        <Button icon="edit" onPress={() => void dialogs.open('playbook.edit', { stage, version })}>
          {isInForce ? t('playbooks.edit') : t('playbooks.editOld')}
        </Button>
      </header>
      <div className="pb-2">
        <div className="col pb-c">
          <section>
            <SectionHead title={t('playbooks.journey')} />
            <p className="pb-text">{playbook.journey}</p>
          </section>
          <section>
            <SectionHead title={t('playbooks.goal')} />
            <p className="pb-text">{playbook.goal}</p>
          </section>
          <section>
            <SectionHead title={t('playbooks.keyActions')} count={playbook.keyActions.length} />
            <ol className="pb-steps">
              {playbook.keyActions.map((action) => (
                <li key={action}>{action}</li>
              ))}
            </ol>
          </section>
          <section>
            <SectionHead title={t('playbooks.roles')} count={playbook.roles.length} />
            <dl className="pb-roles">
              {playbook.roles.map(({ role, duty }) => (
                <div key={`${role}-${duty}`}>
                  <dt>{roleWords(role)}</dt>
                  <dd>{duty}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
        <div className="col pb-c">
          <section>
            <SectionHead title={t('playbooks.entry')} count={playbook.entry.length} />
            <Rules rules={playbook.entry} />
          </section>
          <section>
            <SectionHead title={t('playbooks.exit')} count={playbook.exit.length} />
            <Rules rules={playbook.exit} />
          </section>
          <section>
            <SectionHead title={t('playbooks.tasks')} count={playbook.tasks.length} />
            <TaskTable tasks={playbook.tasks} />
          </section>
          <section>
            <SectionHead title={t('playbooks.versions')} count={versions.length} />
            <Versions versions={versions} shown={version} onShow={onShow} />
          </section>
        </div>
      </div>
    </>
  )
}

function Rules({ rules }: { readonly rules: readonly StageRule[] }) {
  const t = useT()
  if (rules.length === 0) return <p className="muted t13 pb-none">{t('playbooks.noRules')}</p>
  return (
    <ul className="plist ruled">
      {rules.map((rule) => (
        <li key={rule.check === 'confirmed' ? rule.key : rule.check}>
          <p>{ruleWords(rule, t)}</p>
        </li>
      ))}
    </ul>
  )
}

function TaskTable({ tasks }: { readonly tasks: SavedPlaybook['tasks'] }) {
  const t = useT()
  if (tasks.length === 0) return <p className="muted t13 pb-none">{t('playbooks.noTasks')}</p>
  return (
    <table className="tbl mini pb-tasks">
      <TableHead columns={[t('playbooks.task.day'), t('playbooks.task.title'), t('playbooks.task.role')]} />
      <tbody>
        {tasks.map((task) => (
          <tr key={task.key}>
            <td className="num nw">{t('playbooks.task.after', { days: task.offsetDays })}</td>
            <td>
              {task.title}
              {task.detail !== '' && <p className="muted t12">{task.detail}</p>}
            </td>
            <td className="nw muted">{roleWords(task.role)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface VersionsProps {
  readonly versions: readonly SavedPlaybook[]
  readonly shown: number
  readonly onShow: (version: number) => void
}

function Versions({ versions, shown, onShow }: VersionsProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  return (
    <ol className="hist-l">
      {versions.toReversed().map(({ version, savedAt, savedBy }) => (
        <li key={`${version}-${savedAt}`}>
          <span className="row">
            <span className="grow">
              {version === 0 ? t('playbooks.shipped') : t('playbooks.version', { version })}
              {savedAt !== null && (
                <span className="muted t12">
                  {' '}
                  {[
                    savedBy,
                    `${format.day(zone.dayOf(savedAt))} ${format.time(savedAt, zone.offsetMinutes(savedAt))}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              )}
            </span>
            {version === shown ? (
              <span className="muted t12">{t('playbooks.shown')}</span>
            ) : (
              <Button size="small" kind="quiet" onPress={() => onShow(version)}>
                {t('playbooks.show')}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
