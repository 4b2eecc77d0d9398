import { type CallOutput, taskKinds } from '../../../shared/contract/index.ts'
import { isBackward } from '../../../shared/domain/plan/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { type CallContext, type Handlers, notFound } from './context.ts'
import { evidenceOf, writeEvidence } from './evidence/evidence.ts'
import { backwardDays } from './plan/backward-days.ts'
import { livingAccountNames, missingOfAccount, missingReference } from './references.ts'
import type { ReadStore, RecordOf } from '../store/index.ts'
import { tidied } from './typed-text.ts'

const taskStates = ['open', 'done', 'dropped'] as const

const labelOf = (context: CallContext, id: string | undefined): { readonly title: string } => ({
  title: context.store.read.record('task', id ?? '')?.title ?? '',
})

type ShownTask = CallOutput<'task.list'>['tasks'][number]

/** Without those of accounts in the bin. */
export function tasksAsShown(read: ReadStore, tasks: readonly RecordOf<'task'>[]): ShownTask[] {
  const accounts = livingAccountNames(
    read,
    tasks.map((task) => task.accountId),
  )
  const evidence = evidenceOf(
    read,
    'task',
    tasks.map(({ id }) => id),
  )
  return tasks.flatMap((task) => {
    const accountName = task.accountId === null ? null : accounts.get(task.accountId)
    if (accountName === undefined) return []
    return [
      {
        id: task.id,
        accountId: task.accountId,
        accountName,
        kind: taskKinds.find((kind) => kind === task.kind) ?? 'task',
        title: task.title,
        owner: task.owner,
        startDay: task.startDay,
        dueDay: task.dueDay,
        milestoneId: task.milestoneId,
        remark: task.remark,
        state: taskStates.find((state) => state === task.state) ?? 'open',
        doneAt: task.doneAt,
        snoozedUntil: task.snoozedUntil,
        evidence: [...(evidence.get(task.id) ?? [])],
      },
    ]
  })
}

export const tasksHandlers = {
  'task.list': ({ store }, { accountId, open }) => {
    const tasks = store.read
      .records('task', accountId === undefined ? {} : { accountId }, { orderBy: ['dueDay', 'id'] })
      .filter(({ state }) => open === undefined || (state === 'open') === open)
    return ok({ tasks: tasksAsShown(store.read, tasks) })
  },

  'task.create': (context, { evidence, ...input }) => {
    const fields = tidied(input, ['remark'])
    return context.change({ name: 'task.create', label: { title: fields.title } }, (write) => {
      const missing =
        missingReference(write, { account: fields.accountId }) ??
        missingOfAccount(write, fields.accountId ?? null, { milestone: fields.milestoneId })
      if (missing !== null) return missing
      const span = { startDay: fields.startDay ?? null, dueDay: fields.dueDay ?? null }
      if (isBackward(span)) return backwardDays(span)
      const id = write.insert('task', {
        ...fields,
        kind: fields.kind ?? 'task',
        state: 'open',
        ...(evidence === undefined ? {} : { sourceKind: 'note', sourceId: evidence.noteId }),
      })
      return writeEvidence(write, 'task', id, evidence) ?? ok({ id, actionId: write.actionId })
    })
  },

  'task.update': (context, { id, patch }) =>
    context.change({ name: 'task.update', label: labelOf(context, id) }, (write) => {
      const task = write.record('task', id)
      if (task === undefined) return notFound('task', id)
      const accountId = patch.accountId === undefined ? task.accountId : patch.accountId
      // The step it belonged to is of the customer it leaves; a form sends it along as it was.
      const isLeft =
        accountId !== task.accountId && (patch.milestoneId ?? task.milestoneId) === task.milestoneId
      const milestoneId = isLeft ? null : patch.milestoneId
      const missing =
        missingReference(write, { account: patch.accountId }) ??
        missingOfAccount(write, accountId, { milestone: milestoneId })
      if (missing !== null) return missing
      const { startDay, dueDay } = { ...task, ...patch }
      if (isBackward({ startDay, dueDay })) return backwardDays({ startDay, dueDay })
      const changed = write.update('task', id, {
        ...tidied(patch, ['remark']),
        ...(isLeft ? { milestoneId: null } : {}),
      })
      return ok({ actionId: changed ? write.actionId : null })
    }),

  'task.setState': (context, { ids, state }) => {
    const each = new Set(ids)
    const label = { ...labelOf(context, ids[0]), count: each.size, state }
    return context.change({ name: 'task.setState', label }, (write) => {
      let changed = false
      for (const id of each) {
        const task = write.record('task', id)
        if (task === undefined) return notFound('task', id)
        if (task.state === state) continue
        const patch = { state, doneAt: state === 'done' ? write.now : null, snoozedUntil: null }
        changed = write.update('task', id, patch) || changed
      }
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'task.snooze': (context, { id, until }) => {
    const label = until === null ? labelOf(context, id) : { ...labelOf(context, id), until }
    return context.change({ name: 'task.snooze', label }, (write) => {
      if (write.record('task', id) === undefined) return notFound('task', id)
      const changed = write.update('task', id, { snoozedUntil: until })
      return ok({ actionId: changed ? write.actionId : null })
    })
  },

  'task.remove': (context, { id }) =>
    context.change({ name: 'task.remove', label: labelOf(context, id) }, (write) =>
      write.remove('task', id) ? ok({ actionId: write.actionId }) : notFound('task', id),
    ),
} satisfies Handlers<
  'task.list' | 'task.create' | 'task.update' | 'task.setState' | 'task.snooze' | 'task.remove'
>
