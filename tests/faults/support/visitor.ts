import { writeSync } from 'node:fs'
import { openSecrets } from '../../migrations/fixture.ts'
import { openTestCore } from '../../support/core.ts'
import { testStart } from '../../support/seeded.ts'

/**
 * Opens a folder as a user whom file modes bind (root is not) and tells, as one line of JSON, what a person would
 * see: the state of the workspace, whether the notes can be read, and how a save is answered. `before` and `after`
 * opening it asks its parent to change the folder, and waits for a line on its standard input.
 */
const [dataDir = '', change = 'none'] = process.argv.slice(2)

function becomeNobody(): void {
  if (process.getuid?.() !== 0) return
  process.setgroups?.([])
  process.setgid?.(65_534)
  process.setuid?.(65_534)
}

becomeNobody()
const core = await openTestCore({ dataDir, secrets: openSecrets, seed: 3, now: testStart + 86_400_000 })
const status = await core.call('workspace.status', {})
let notes: number | string = 0
let saved = 'not asked'
if (change !== 'none') {
  writeSync(1, 'opened\n')
  await new Promise((done) => process.stdin.once('data', done))
}
if (status.state === 'open') {
  const list = await core.ask('note.list', { limit: 100 })
  notes = list.ok ? list.value.notes.length : list.error.code
  const noteId = list.ok ? list.value.notes[0]?.id : undefined
  if (noteId !== undefined) {
    const draft = { noteId, baseRevId: null, selection: null, body: '写不进去的话。' }
    const answer = await core.ask('note.saveDraft', draft)
    saved = answer.ok ? 'saved' : answer.error.code
  }
}
const report = {
  state: status.state,
  problem: status.state === 'damaged' ? status.problem : null,
  mode: status.state === 'open' ? status.mode : null,
  reason: status.state === 'open' ? status.readonlyReason : null,
  notes,
  saved,
  bugs: core.bugs.map(String),
}
writeSync(1, `${JSON.stringify(report)}\n`)
await core.stop().catch((error: unknown) => {
  writeSync(2, String(error))
  process.exitCode = 3
})
process.stdin.destroy()
