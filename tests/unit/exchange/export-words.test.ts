import { describe, expect, test } from 'vitest'
import { exportWords, type Vocabulary } from '../../../electron/core/app/exports/words.ts'
import { loadCatalogue } from '../../../renderer/i18n/load.ts'

/** Where the screen says the same. The core has words of its own because a file is written without an interface. */
const onScreen: Partial<Record<Vocabulary, string>> = {
  stage: 'account.stage',
  tier: 'account.tier',
  role: 'account.role',
  influence: 'account.influence',
  attitude: 'account.attitude',
  personEvent: 'account.event.person',
  noteKind: 'account.noteKind',
  visitKind: 'notes.visit.kinds',
  visitState: 'account.visitState',
  promiseKind: 'loops.promiseKind',
  promiseState: 'account.promiseState',
  requirementKind: 'loops.requirementKind',
  requirementState: 'loops.requirementState',
  scope: 'requirements.scope',
  declineReason: 'requirements.declineReason',
  bugSeverity: 'loops.bugSeverity',
  reaction: 'requirements.reaction',
  milestoneKind: 'account.milestoneKind',
  intentKind: 'plan.intentKind',
  waitingOn: 'account.side',
  symptom: 'loops.symptom',
  severity: 'loops.severity',
  taskKind: 'loops.taskKind',
  taskState: 'account.taskState',
  evidenceKind: 'notes.kind',
}

/** The texts directly under a path of the catalogue. */
function textsAt(catalogue: unknown, path: string): readonly (readonly [code: string, text: string])[] {
  const node = path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], catalogue)
  return Object.entries(node as object).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
}

describe('IOX-2 a file says what the screen says', () => {
  test.each(['zh-CN', 'zh-TW', 'en'] as const)('in %s', async (language) => {
    const words = exportWords(language)
    const catalogue = await loadCatalogue(language)
    const differing: string[] = []
    let compared = 0
    for (const [vocabulary, path] of Object.entries(onScreen) as [Vocabulary, string][]) {
      for (const [code, text] of textsAt(catalogue, path)) {
        const said = words.value(vocabulary, code)
        // A list of the screen can have words of other things too: those the file does not know stay codes.
        if (said === code) continue
        compared += 1
        if (said !== text) differing.push(`${vocabulary} ${code}: ${said}, on screen ${text}`)
      }
    }
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(100)
  })
})
