import { join } from 'node:path'
import { ok } from '../../../shared/kernel/index.ts'
import {
  type BackupInfo,
  isStoreFailure,
  StoreDamagedError,
  StoreFullError,
  StoreReadonlyError,
  toStoreError,
} from '../store/index.ts'
import { type Handlers, NotOpenError, refuse } from './context.ts'
import { isInterfaceTooLarge } from './settings.ts'
import type { WorkspaceSession } from './workspace-session.ts'

const toShown = (info: BackupInfo) => ({
  file: info.name,
  at: info.at,
  bytes: info.bytes,
  reason: info.reason,
  accounts: info.rows['account'] ?? 0,
  notes: info.rows['note'] ?? 0,
})

const backupAdvice = {
  folder: 'let this user write to that folder and run it again',
  full: 'free some space on that disk and run it again',
  disk: 'check that disk and run it again',
} as const

/** Why no backup was made, in words, where the machine is to blame; anything else is a bug and is thrown on. */
function backupRefusal(error: unknown, dataDir: string) {
  const failure = toStoreError(error)
  if (!isStoreFailure(failure) || failure instanceof StoreDamagedError) throw error
  const reason =
    failure instanceof StoreFullError
      ? 'full'
      : failure instanceof StoreReadonlyError || failure.reason.startsWith('SQLITE_CANTOPEN')
        ? 'folder'
        : 'disk'
  const folder = join(dataDir, 'backups')
  return refuse(
    'backup_failed',
    `no backup could be written to ${folder}; the workspace and the backups made before are safe: ${backupAdvice[reason]}`,
    { reason, folder, cause: failure.message },
  )
}

type WorkspaceCall =
  | 'workspace.status'
  | 'workspace.create'
  | 'workspace.confirmRecovery'
  | 'workspace.newRecoveryCode'
  | 'workspace.unlock'
  | 'workspace.rename'
  | 'workspace.backups'
  | 'workspace.backup'
  | 'workspace.restore'
  | 'workspace.openAsItIs'
  | 'workspace.verify'
  | 'workspace.pending'
  | 'settings.get'
  | 'settings.set'

/** SAF-1, SAF-2: the encrypted store as the person meets it. */
export const workspaceHandlers = (session: WorkspaceSession) =>
  ({
    'workspace.status': () => ok(session.describe()),

    'workspace.create': async (_, { workspaceName, userName, language }) => {
      const { state } = session
      if (state.state === 'refused-folder')
        return refuse('refused_folder', 'not in this folder', { reason: state.refusal.kind })
      if (state.state !== 'fresh') return refuse('already_exists', 'there is a workspace in this folder')
      const { workspace, recoveryCode } = await state.create()
      session.adopt({ state: 'open', workspace })
      session.changeSettings({ language })
      session.rename({ workspaceName, userName })
      return ok({ recoveryCode })
    },

    'workspace.confirmRecovery': async (_, { code }) => {
      const confirmed = await session.workspace.confirmRecovery(code)
      if (!confirmed.ok) return refuse('wrong_code', 'this is not the code', { reason: confirmed.error })
      session.announce()
      return ok({})
    },

    'workspace.newRecoveryCode': async () => {
      const recoveryCode = await session.workspace.newRecoveryCode()
      session.announce()
      return ok({ recoveryCode })
    },

    'workspace.unlock': async (_, { code }) => {
      const { state } = session
      if (state.state !== 'needs-key') {
        if (state.state === 'open' || state.state === 'readonly') return ok(session.describe())
        throw new NotOpenError(state.state)
      }
      const unlocked = await state.unlock(code)
      if (!unlocked.ok)
        return unlocked.error === 'mistyped'
          ? refuse('mistyped_code', 'the check letters do not fit: a letter is wrong or missing')
          : refuse('wrong_code', 'this code opens another workspace')
      return ok(session.adopt(unlocked.value))
    },

    'workspace.rename': (_, names) => {
      session.rename(names)
      return ok({})
    },

    'workspace.backups': () => ok({ backups: session.workspace.backups.list().map(toShown) }),

    'workspace.backup': () => {
      try {
        const info = session.workspace.backups.create('manual')
        session.announce()
        return ok(toShown(info))
      } catch (error) {
        return backupRefusal(error, session.dataDir)
      }
    },

    'workspace.restore': async (_, { file }) => {
      const restored = await session.restore(file)
      if (restored.ok) return restored
      const { code, detail } = restored.error
      return code === 'wrong-key'
        ? refuse('wrong_key', 'this is no backup, or one that was made with another key; nothing was changed')
        : refuse('backup_unreadable', 'the backup cannot be used; nothing was changed', { detail })
    },

    'workspace.openAsItIs': async () => {
      const { state } = session
      if (state.state !== 'damaged' || state.openAsItIs === null)
        return refuse('cannot_open', 'this file cannot be opened as it is')
      return ok(session.adopt(await state.openAsItIs()))
    },

    'workspace.verify': ({ store }, { deep }, job) => {
      job.progress('verifying', 0, null)
      const { ok: isWhole, problems } = store.verify({ deep })
      const count = (sql: string): number => store.read.rows<{ count: number }>(sql)[0]?.count ?? 0
      const kinds = deep
        ? (['pages', 'reference', 'chain', 'log'] as const)
        : (['pages', 'reference'] as const)
      return ok({
        ok: isWhole,
        checks: kinds.map((kind) => {
          const found = problems.filter((problem) => problem.kind === kind)
          return {
            name: kind,
            ok: found.length === 0,
            detail: found.map((problem) => problem.detail).join('; '),
          }
        }),
        accounts: count('SELECT count(*) AS count FROM account WHERE deleted_at IS NULL'),
        notes: count('SELECT count(*) AS count FROM note WHERE deleted_at IS NULL'),
        transactions: count('SELECT count(*) AS count FROM txn'),
        digest: store.digest(),
      })
    },

    'workspace.pending': ({ store }) => {
      const actions = store.actions(200).filter((action) => action.state !== 'undone')
      const count =
        store.read.rows<{ count: number }>("SELECT count(*) AS count FROM action WHERE state <> 'undone'")[0]
          ?.count ?? 0
      const saved = store.read.rows<{ at: number | null }>(
        'SELECT max(at) AS at FROM (SELECT max(recorded_at) AS at FROM txn UNION ALL SELECT max(updated_at) FROM draft)',
      )[0]?.at
      return ok({
        count,
        lastSavedAt: saved ?? null,
        target: 'none',
        items: actions.map(({ id, at, name, label }) => ({ id, at, name, label: { ...label } })),
      })
    },

    'settings.get': () => ok(session.settings),

    'settings.set': (context, change) => {
      if (isInterfaceTooLarge(change))
        return refuse('invalid_input', 'the interface state is larger than 256 KB')
      const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const next = session.changeSettings(patch)
      context.touch('settings')
      return ok(next)
    },
  }) satisfies Handlers<WorkspaceCall>
