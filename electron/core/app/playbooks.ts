import { stages, toStage } from '../../../shared/domain/journey/index.ts'
import { addVersion, missingForMove } from '../../../shared/domain/playbooks/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import { readStageFacts } from './playbooks/facts.ts'
import { readOffer } from './playbooks/offer.ts'
import { playbooksInForce, playbookVersions } from './playbooks/versions.ts'

export const playbooksHandlers = {
  'playbook.list': (context) =>
    ok({ playbooks: stages.map((stage) => ({ stage, versions: playbookVersions(context, stage) })) }),

  'playbook.save': (context, { playbook }) =>
    context.change({ name: 'playbook.save', label: { stage: playbook.stage } }, (write) => {
      const versions = playbookVersions(context, playbook.stage)
      const added = addVersion(versions, playbook)
      if (!added.ok) return refuse('playbook_faulty', 'the playbook cannot be saved', { faults: added.error })
      const last = added.value.at(-1)
      if (last === undefined || added.value.length === versions.length)
        return ok({ id: null, version: last?.version ?? 0, actionId: null })
      const { version, ...content } = last
      const id = write.insert('playbook_version', { stage: playbook.stage, version, content })
      return ok({ id, version, actionId: write.actionId })
    }),

  'playbook.checkMove': (context, { ids, to, reason, confirmed = [] }) => {
    const { read } = context.store
    const playbooks = playbooksInForce(context)
    return ok({
      accounts: [...new Set(ids)].flatMap((id) => {
        const account = read.record('account', id)
        if (account === undefined || account.stage === to) return []
        const facts = readStageFacts(read, context, account, { reason, confirmed })
        const { exit, entry } = missingForMove(playbooks(toStage(account.stage)), playbooks(to), facts)
        return [{ id, name: account.name, missing: { exit: [...exit], entry: [...entry] } }]
      }),
    })
  },

  'playbook.offer': (context, { accountId }) => {
    const account = context.store.read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    const { stay, tasks } = readOffer(context, account)
    return ok({
      stage: toStage(account.stage),
      since: stay.since,
      tasks: tasks.map(({ stage: _, ...task }) => task),
    })
  },

  'playbook.start': (context, { accountId, taskKeys }) => {
    const name = context.store.read.record('account', accountId)?.name ?? ''
    return context.change({ name: 'playbook.start', label: { name } }, (write) => {
      const account = write.record('account', accountId)
      if (account === undefined) return notFound('account', accountId)
      const { stay, tasks } = readOffer(context, account)
      const wanted = new Set(taskKeys)
      const ids = tasks
        .filter(({ taskKey }) => wanted.has(taskKey))
        .map((task) =>
          write.insert('task', {
            accountId,
            kind: task.kind,
            title: task.title,
            dueDay: task.dueDay,
            state: 'open',
            remark: task.detail === '' ? null : task.detail,
            sourceKind: 'playbook',
            sourceId: stay.id,
            playbookTask: task.taskKey,
            playbookVersion: task.version,
          }),
        )
      return ok({ ids, actionId: ids.length === 0 ? null : write.actionId })
    })
  },
} satisfies Handlers<
  'playbook.list' | 'playbook.save' | 'playbook.checkMove' | 'playbook.offer' | 'playbook.start'
>
