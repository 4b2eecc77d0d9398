import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const tasks: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    owner: string | null
    due_day: string | null
    state: string
    created_at: number
    done_at: number | null
  }>(
    sources,
    `SELECT id, title, kind, owner, due_day, state, created_at, done_at
     FROM task WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((task) => {
    const base = {
      kind: 'task' as const,
      id: task.id,
      title: task.title,
      detail: task.owner,
      data: { taskKind: task.kind, dueDay: task.due_day, state: task.state },
    }
    const entries: TimelineEntry[] = [{ ...base, at: task.created_at, event: 'task.created' }]
    if (task.state === 'done' && task.done_at !== null)
      entries.push({ ...base, at: task.done_at, event: 'task.done' })
    return entries
  })
