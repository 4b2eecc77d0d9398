import { join } from 'node:path'
import { openSecrets } from '../../migrations/fixture.ts'
import { cheapRecovery } from '../../support/cheap-recovery.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { freshDir } from '../../support/fresh-dir.ts'

import type { WorkspaceOptions } from '../../../electron/core/store/index.ts'
import { seededRandom, testStart } from '../../support/seeded.ts'
import { type Content, readContent } from './content.ts'
import { seedWork } from './work.ts'

export interface Template {
  readonly dataDir: string
  readonly content: Content
}

/** A workspace with an account and notes, closed. `more` adds to it. */
export async function filledTemplate(more?: (core: TestCore) => Promise<void>): Promise<Template> {
  const dataDir = join(freshDir('template'), 'profile')
  const core = await openTestCore({ dataDir, secrets: openSecrets, seed: 1 })
  await core.call('workspace.create', { workspaceName: '华东', userName: '陆闻笙', language: 'zh-CN' })
  await seedWork(core)
  await more?.(core)
  const content = readContent(core.store.read)
  await core.stop()
  return { dataDir, content }
}

/** How a test opens a folder that a writer left, at an instant after the writer's. */
export function openingOf(dataDir: string, at = testStart + 86_400_000): WorkspaceOptions {
  return {
    dataDir,
    clock: { now: () => at },
    random: seededRandom(at),
    secrets: openSecrets,
    recoveryCost: cheapRecovery,
  }
}
