import { useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, Checkbox, Icon, SectionHead, TableHead } from '../../../ui/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { Risk, Task } from '../records.ts'

const severityTone: Readonly<Record<Risk['severity'], string>> = { high: 'dan', mid: 'cau', low: 'muted' }

/** RSK-7: what may cost us the customer, and what is being done. */
export function RisksTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const risks = useQuery('risk.list', { accountId })
  const tasks = useQuery('task.list', { accountId })
  return (
    <div className="col c3-col">
      <Loaded query={risks}>
        {(data) => (
          <section>
            <SectionHead
              title={t('account.section.risks')}
              count={data.risks.length}
              actions={
                <Button
                  size="small"
                  icon="plus"
                  onPress={() => void dialogs.open('risk.edit', { accountId })}
                >
                  {t('account.risk.add')}
                </Button>
              }
            />
            <RiskList accountId={accountId} risks={data.risks} />
          </section>
        )}
      </Loaded>
      <Loaded query={tasks}>
        {(data) => (
          <section>
            <SectionHead
              title={t('account.section.tasks')}
              count={data.tasks.length}
              actions={
                <>
                  <Button
                    size="small"
                    icon="play"
                    onPress={() => void dialogs.open('account.stageTasks', { accountId })}
                  >
                    {t('playbooks.start.open')}
                  </Button>
                  <Button
                    size="small"
                    icon="plus"
                    onPress={() => void dialogs.open('task.edit', { accountId })}
                  >
                    {t('account.task.add')}
                  </Button>
                </>
              }
            />
            <TaskList accountId={accountId} tasks={data.tasks} />
          </section>
        )}
      </Loaded>
    </div>
  )
}

export function OpenRisks({ accountId }: { readonly accountId: string }) {
  const risks = useQuery('risk.list', { accountId })
  return (
    <Loaded query={risks}>
      {(data) => (
        <RiskList accountId={accountId} risks={data.risks.filter(({ state }) => state === 'open')} />
      )}
    </Loaded>
  )
}

export function OpenTasks({ accountId }: { readonly accountId: string }) {
  const tasks = useQuery('task.list', { accountId })
  return (
    <Loaded query={tasks}>
      {(data) => (
        <TaskList accountId={accountId} tasks={data.tasks.filter(({ state }) => state === 'open')} />
      )}
    </Loaded>
  )
}

interface RiskListProps {
  readonly accountId: string
  readonly risks: readonly Risk[]
}

function RiskList({ accountId, risks }: RiskListProps) {
  const t = useT()
  const { dialogs } = useFrame()
  if (risks.length === 0)
    return (
      <Nothing
        text={t('account.risk.none')}
        action={{
          label: t('account.risk.addFirst'),
          onPress: () => void dialogs.open('risk.edit', { accountId }),
        }}
      />
    )
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.risk.severity'),
          t('account.risk.title'),
          t('account.risk.symptom'),
          { figures: t('account.risk.seen') },
        ]}
      />
      <tbody>
        {risks.map((risk) => (
          <tr key={risk.id} className={risk.state === 'closed' ? 'muted' : undefined}>
            <td className={`nw ${risk.state === 'open' ? severityTone[risk.severity] : 'muted'}`}>
              <Icon name="risk" size={14} /> {t(`account.severity.${risk.severity}`)}
            </td>
            <td>
              <RecordButton onPress={() => void dialogs.open('risk.edit', { id: risk.id })}>
                {risk.title}
              </RecordButton>
            </td>
            <td className="muted">{t(`account.symptom.${risk.symptom}`)}</td>
            <td className="r num muted">
              {risk.closedOn === null ? risk.seenOn : t('account.risk.closed', { day: risk.closedOn })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface TaskListProps {
  readonly accountId: string
  readonly tasks: readonly Task[]
}

function TaskList({ accountId, tasks }: TaskListProps) {
  const t = useT()
  const { dialogs, write } = useFrame()
  if (tasks.length === 0)
    return (
      <Nothing
        text={t('account.task.none')}
        action={{
          label: t('account.task.addFirst'),
          onPress: () => void dialogs.open('task.edit', { accountId }),
        }}
      />
    )
  return (
    <ul className="plist ruled">
      {tasks.map((task) => (
        <li key={task.id}>
          <Checkbox
            label={t('account.task.doneNamed', { title: task.title })}
            isSelected={task.state === 'done'}
            onChange={(isDone) =>
              void write('task.setState', { ids: [task.id], state: isDone ? 'done' : 'open' })
            }
          />
          <p className={task.state === 'open' ? undefined : 'muted'}>
            <RecordButton onPress={() => void dialogs.open('task.edit', { id: task.id })}>
              {task.kind === 're_sell' ? t('account.task.resell', { name: task.title }) : task.title}
            </RecordButton>
          </p>
          {task.owner !== null && <span className="muted t12">{task.owner}</span>}
          {task.state === 'open' ? (
            <Due day={task.dueDay} />
          ) : (
            <span className="muted t12">{t(`account.taskState.${task.state}`)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
