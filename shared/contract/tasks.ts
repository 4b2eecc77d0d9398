import { z } from 'zod'
import { created, day, done, evidence, evidenceInput, id, instant, line, title } from './common.ts'
import { read, write } from './call.ts'

export const taskKinds = [
  'task',
  'follow_up',
  're_sell',
  'product',
  'support',
  'delivery',
  'finance',
] as const
export const taskFields = z.object({
  kind: z.enum(taskKinds),
  title,
  owner: line.nullable(),
  dueDay: day.nullable(),
  accountId: id.nullable(),
  remark: z.string().max(100_000).nullable(),
  startDay: day.nullable(),
  /** VAL-4: the milestone it is part of. */
  milestoneId: id.nullable(),
})
export const task = taskFields.extend({
  id,
  accountName: z.string().nullable(),
  state: z.enum(['open', 'done', 'dropped']),
  doneAt: instant.nullable(),
  snoozedUntil: day.nullable(),
  evidence: z.array(evidence),
})

export const taskCalls = {
  'task.list': read(
    ['tasks', 'accounts', 'notes'],
    z.object({ accountId: id.optional(), open: z.boolean().optional() }),
    z.object({ tasks: z.array(task) }),
  ),
  'task.create': write(
    ['tasks', 'notes'],
    taskFields.partial().required({ title: true }).extend({ evidence: evidenceInput.optional() }),
    created,
    ['backward_days'],
  ),
  'task.update': write(['tasks'], z.object({ id, patch: taskFields.partial() }), done, ['backward_days']),
  'task.setState': write(
    ['tasks'],
    z.object({ ids: z.array(id).min(1).max(1_000), state: z.enum(['open', 'done', 'dropped']) }),
    done,
  ),
  'task.snooze': write(['tasks'], z.object({ id, until: day.nullable() }), done),
  'task.remove': write(['tasks'], z.object({ id }), done),
} as const
