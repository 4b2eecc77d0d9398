import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openWorkspace } from '../../../electron/core/store/index.ts'
import { migrations } from '../../../migrations/index.ts'
import { nextStep } from '../../migrations/fixture.ts'
import { checkBackups } from './backups.ts'
import { openingOf } from './template.ts'
import { checkInside, type Violations } from './whole.ts'

/** After an upgrade that was cut short: the old schema or the new one, a backup before the new, and a second try works. */
export async function lookAtUpgrade(profile: string, digest: string): Promise<Violations> {
  const violations: string[] = []
  const old = await openWorkspace(openingOf(profile))
  if (old.state === 'open') {
    if (old.workspace.store.digest() !== digest) violations.push('I3: the old schema with other content')
    violations.push(...checkInside(old.workspace))
    old.workspace.close()
  } else if (old.state === 'from-the-future') {
    const broken = await checkBackups(profile, null)
    violations.push(...broken)
    if (!readdirSync(join(profile, 'backups')).some((name) => name.endsWith('-migration.db')))
      violations.push('upgraded without a backup')
  } else
    return [`the version before finds it ${old.state} ${'problem' in old ? JSON.stringify(old.problem) : ''}`]
  const next = await openWorkspace({ ...openingOf(profile), steps: [...migrations, nextStep] })
  if (next.state !== 'open') return [...violations, `the next version finds it ${next.state}`]
  const { store } = next.workspace
  if (!store.verify({ deep: false }).ok) violations.push('I2: pages')
  const found = [
    store.read.rows('SELECT address FROM channel'),
    store.read.rows('SELECT confidence FROM promise'),
    store.read.rows('SELECT quote FROM evidence'),
    store.read.rows('PRAGMA foreign_key_check'),
  ]
  const wanted = [[{ address: 'han@example.com' }], [{ confidence: 'unknown' }], [{ quote: '客户答应' }], []]
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    violations.push(`I3: upgraded to ${JSON.stringify(found)}`)
  next.workspace.close()
  return violations
}
