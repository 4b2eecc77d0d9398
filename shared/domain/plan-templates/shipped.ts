import english from './en.json' with { type: 'json' }
import structure from './structure.json' with { type: 'json' }
import type {
  PlanTemplate,
  TemplateMilestoneKind,
  TemplateOutcome,
  TemplateTask,
  TemplateTaskKind,
} from './template.ts'
import simplifiedChinese from './zh-cn.json' with { type: 'json' }
import traditionalChinese from './zh-tw.json' with { type: 'json' }

type Texts = Readonly<Record<string, string>>
type Structure = (typeof structure)[number]['outcomes'][number]['milestones'][number]

/** `zh-TW`, `zh-Hant-HK` → traditional; other Chinese → simplified; else English. */
function textsIn(language: string): Texts {
  const tag = language.toLowerCase()
  if (!tag.startsWith('zh')) return english
  return /-(?:hant|tw|hk|mo)\b/.test(tag) ? traditionalChinese : simplifiedChinese
}

const milestoneKinds: readonly TemplateMilestoneKind[] = ['kick_off', 'go_live', 'training', 'other']
const taskKinds: readonly TemplateTaskKind[] = [
  'task',
  'follow_up',
  'product',
  'support',
  'delivery',
  'finance',
]

/** Data files are checked where they are read: a misspelt name is a bug, and throws. */
function known<Name>(name: string, names: readonly Name[]): Name {
  const found = names.find((one) => one === name)
  if (found === undefined) throw new Error(`shipped plan templates name an unknown ${name}`)
  return found
}

/** VAL-4: the shipped plans in a language. Keys of parts are paths, and so unique within a template. */
export function planTemplates(language: string): PlanTemplate[] {
  const texts = textsIn(language)
  const say = (path: string): string => {
    const words = texts[path]
    if (words === undefined) throw new Error(`shipped plan templates lack words for ${path}`)
    return words
  }
  const task =
    (parent: string) =>
    ({ key, kind, to }: Structure['tasks'][number]): TemplateTask => {
      const path = `${parent}.${key}`
      return { key: path, kind: known(kind, taskKinds), to, title: say(path), detail: null }
    }
  return structure.map(({ key, outcomes }) => ({
    key,
    title: say(key),
    about: say(`${key}.about`),
    outcomes: outcomes.map((outcome): TemplateOutcome => {
      const path = `${key}.${outcome.key}`
      return {
        key: path,
        from: outcome.from,
        to: outcome.to,
        title: say(path),
        measure: say(`${path}.measure`),
        unit: texts[`${path}.unit`] ?? null,
        milestones: outcome.milestones.map((milestone) => ({
          key: `${path}.${milestone.key}`,
          kind: known(milestone.kind, milestoneKinds),
          from: milestone.from,
          to: milestone.to,
          title: say(`${path}.${milestone.key}`),
          tasks: milestone.tasks.map(task(`${path}.${milestone.key}`)),
        })),
      }
    }),
  }))
}
