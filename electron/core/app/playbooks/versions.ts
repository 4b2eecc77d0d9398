import { type CallOutput, playbook } from '../../../../shared/contract/index.ts'
import type { Stage } from '../../../../shared/domain/journey/index.ts'
import { type PlaybookVersion, shippedPlaybook } from '../../../../shared/domain/playbooks/index.ts'
import type { CallContext } from '../context.ts'
import { readSettings } from '../settings.ts'

type Stored = Pick<CallContext, 'store' | 'timeZone'>
export type SavedPlaybook = CallOutput<'playbook.list'>['playbooks'][number]['versions'][number]

/**
 * All versions of a stage, the one in force last: the shipped one in the language of the settings, and people's own.
 * One that a later version of the product wrote in a form of its own is left out and stays stored.
 */
export function playbookVersions({ store, timeZone }: Stored, stage: Stage): SavedPlaybook[] {
  const { language } = readSettings(store.read, timeZone)
  const saved = store.read.records('playbook_version', { stage }, { orderBy: ['version', 'createdAt', 'id'] })
  return [
    { ...copied(shippedPlaybook(stage, language)), savedAt: null, savedBy: null },
    ...saved.flatMap((record) => {
      const content = playbook.safeParse(record.content)
      return content.success
        ? [
            {
              ...content.data,
              stage,
              version: record.version,
              savedAt: record.createdAt,
              savedBy: record.createdBy,
            },
          ]
        : []
    }),
  ]
}

/** The shipped playbook, with lists of its own for whoever is handed it. */
const copied = (shipped: PlaybookVersion) => ({ ...playbook.parse(shipped), version: shipped.version })

export function playbookInForce(context: Stored, stage: Stage): SavedPlaybook {
  const inForce = playbookVersions(context, stage).at(-1)
  if (inForce === undefined) throw new Error(`no playbook of ${stage}`)
  return inForce
}

/** Looks each stage up once. */
export function playbooksInForce(context: Stored): (stage: Stage) => SavedPlaybook {
  const known = new Map<Stage, SavedPlaybook>()
  return (stage) => {
    const found = known.get(stage) ?? playbookInForce(context, stage)
    known.set(stage, found)
    return found
  }
}
