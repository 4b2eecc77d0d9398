import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createKeyFileSecrets } from '../../../electron/loopback/key-file.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'

export interface PreparedWorkspace {
  readonly dataDir: string
  /** Opens the folder again while no host has it, changes something, and leaves it closed. */
  change(work: (core: TestCore) => Promise<void>): Promise<void>
}

/** A workspace of today as the host will find it, key file included, filled through the real core. */
export async function prepareWorkspace<Filled>(
  folder: string,
  fill: (core: TestCore) => Promise<Filled>,
  { workspaceName = '华东大客户', userName = '陆闻笙' } = {},
): Promise<PreparedWorkspace & { readonly filled: Filled }> {
  const dataDir = join(folder, 'profile')
  const secrets = createKeyFileSecrets(`${dataDir}.key`, {
    bytes: (count) => new Uint8Array(randomBytes(count)),
  })
  const within = async <Value>(work: (core: TestCore) => Promise<Value>): Promise<Value> => {
    const core = await openTestCore({ dataDir, secrets, now: Date.now() })
    try {
      return await work(core)
    } finally {
      await core.stop()
    }
  }
  const filled = await within(async (core) => {
    const { recoveryCode } = await core.call('workspace.create', {
      workspaceName,
      userName,
      language: 'zh-CN',
    })
    await core.call('workspace.confirmRecovery', { code: recoveryCode })
    return fill(core)
  })
  return { dataDir, filled, change: within }
}
