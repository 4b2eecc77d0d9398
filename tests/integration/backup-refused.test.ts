import { expect, test } from 'vitest'
import { openTestCore, Refusal } from '../support/core.ts'
import { forbidBackups } from '../support/unwritable-backups.ts'

test('SAF-2 a backup that could not be written says where, what is safe and what to do; no bug is reported', async () => {
  const core = await openTestCore()
  await core.call('account.create', { name: '岚汀重工' })
  forbidBackups(core.dataDir)
  const error: unknown = await core.runJob('workspace.backup', {}).catch((caught: unknown) => caught)
  if (!(error instanceof Refusal)) throw new Error('a backup was made')
  expect(error.refusal).toMatchObject({
    code: 'backup_failed',
    data: { reason: 'folder', cause: expect.stringContaining('SQLITE_CANTOPEN') },
  })
  expect(error.refusal.message).toContain('backups made before are safe')
  expect(error.refusal.message).toContain('let this user write to that folder')
  expect((await core.call('account.list', {})).rows).toHaveLength(1)
  await core.stop()
  expect(core.bugs).toEqual([])
})
