import { type Stage, stages } from '../journey/index.ts'
import { byLanguage } from '../text/index.ts'
import { type StageCheck, stageChecks, type StageRule } from './checks.ts'
import { type PlaybookRole, playbookRoles, playbookTaskKinds, type PlaybookVersion } from './playbook.ts'
import english from './shipped/en.json' with { type: 'json' }
import structure from './shipped/structure.json' with { type: 'json' }
import simplifiedChinese from './shipped/zh-cn.json' with { type: 'json' }
import traditionalChinese from './shipped/zh-tw.json' with { type: 'json' }

interface StageText {
  readonly journey: string
  readonly goal: string
  readonly duties: Readonly<Record<string, string>>
  readonly keyActions: readonly string[]
  readonly tasks: Readonly<Record<string, { readonly title: string; readonly detail: string }>>
}

/** The words of one language. What the words belong to is `structure.json`, once for all languages. */
export interface PlaybookTexts {
  readonly roles: Readonly<Record<string, string>>
  readonly checks: Readonly<Record<string, string>>
  readonly stages: Readonly<Record<string, StageText>>
}

interface StageStructure {
  readonly roles: readonly string[]
  readonly tasks: readonly {
    readonly key: string
    readonly kind: string
    readonly role: string
    readonly offsetDays: number
  }[]
  readonly entry: readonly { readonly check: string; readonly limit?: number | undefined }[]
  readonly exit: readonly { readonly check: string; readonly limit?: number | undefined }[]
}

const structures: Readonly<Record<string, StageStructure>> = structure

/** The words for a language tag. */
export const playbookTexts = (language: string): PlaybookTexts =>
  byLanguage<PlaybookTexts>(language, {
    simplified: simplifiedChinese,
    traditional: traditionalChinese,
    english,
  })

/** Data files are checked where they are read: a misspelt name is a bug, and throws. */
function known<Name extends string>(name: string, names: readonly Name[]): Name {
  const found = names.find((one) => one === name)
  if (found === undefined) throw new Error(`shipped playbooks name an unknown ${name}`)
  return found
}

const roleOf = (name: string): PlaybookRole => known(name, playbookRoles)

const ruleOf = ({
  check,
  limit,
}: {
  readonly check: string
  readonly limit?: number | undefined
}): StageRule => {
  const name: StageCheck = known(check, stageChecks)
  return limit === undefined ? { check: name } : { check: name, limit }
}

/** The shipped playbook of a stage in a language: version 0, and what the first own version starts from. */
export function shippedPlaybook(stage: Stage, language: string): PlaybookVersion {
  const shape = structures[stage]
  const text = playbookTexts(language).stages[stage]
  if (shape === undefined || text === undefined) throw new Error(`no shipped playbook for ${stage}`)
  return {
    stage,
    version: 0,
    journey: text.journey,
    goal: text.goal,
    roles: shape.roles.map((role) => ({ role: roleOf(role), duty: text.duties[role] ?? '' })),
    keyActions: text.keyActions,
    tasks: shape.tasks.map(({ key, kind, role, offsetDays }) => ({
      key,
      kind: known(kind, playbookTaskKinds),
      role: roleOf(role),
      offsetDays,
      title: text.tasks[key]?.title ?? '',
      detail: text.tasks[key]?.detail ?? '',
    })),
    entry: shape.entry.map(ruleOf),
    exit: shape.exit.map(ruleOf),
  }
}

/** All seven, in the order of the stages. */
export const shippedPlaybooks = (language: string): readonly PlaybookVersion[] =>
  stages.map((stage) => shippedPlaybook(stage, language))
