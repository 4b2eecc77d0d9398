import { playbook } from '../../../../../shared/contract/index.ts'
import { playbookTexts } from '../../../../../shared/domain/playbooks/index.ts'
import type { StoredRow } from '../table.ts'
import type { ExportWords } from '../words.ts'
import { choice, instant, number, structure, text } from './columns.ts'
import { ruleWords } from './rule-words.ts'
import { ofNoAccount, sqlTable } from './sql-table.ts'

/** What a playbook says, each list a line an entry. Nothing where a later version wrote it in a form of its own. */
function said(content: unknown, words: ExportWords): StoredRow {
  const read = playbook.safeParse(content)
  if (!read.success) return {}
  const { journey, goal, keyActions, roles, entry, exit, tasks } = read.data
  const roleWords = (role: string): string => playbookTexts(words.language).roles[role] ?? role
  return {
    journey,
    goal,
    keyActions: keyActions.join('\n'),
    roles: roles
      .map(({ role, duty }) => words.phrase('told', { field: roleWords(role), value: duty }))
      .join('\n'),
    entry: entry.map((rule) => ruleWords(rule, words)).join('\n'),
    exit: exit.map((rule) => ruleWords(rule, words)).join('\n'),
    tasks: tasks
      .map(({ offsetDays, title, detail, role, kind }) =>
        [
          words.phrase('taskDay', { days: offsetDays }),
          title,
          detail,
          roleWords(role),
          words.value('playbookTaskKind', kind),
        ]
          .filter((part) => part !== '')
          .join(' · '),
      )
      .join('\n'),
  }
}

/** PLY-1: every saved version; what is shipped is not data of the workspace. */
export const playbooksTable = sqlTable({
  title: 'playbooks',
  columns: [
    choice('stage', 'stage'),
    number('version', 'playbookVersion'),
    text('journey', 'playbookJourney'),
    text('goal', 'playbookGoal'),
    text('keyActions', 'playbookActions'),
    text('roles', 'playbookRoles'),
    text('entry', 'playbookEntry'),
    text('exit', 'playbookExit'),
    text('tasks', 'playbookTasks'),
    instant('createdAt'),
    text('createdBy'),
    structure('content'),
  ],
  select: 'x.stage, x.version, x.content, x.created_at AS createdAt, x.created_by AS createdBy',
  from: 'FROM playbook_version x WHERE x.deleted_at IS NULL',
  id: 'x.id',
  order: 'x.stage, x.version, x.id',
  ofAccount: ofNoAccount,
  say: ({ content }, words) => said(JSON.parse(String(content)), words),
})
