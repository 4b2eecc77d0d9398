import type { IntentKind } from './intents.ts'
import { addDays, type Day } from '../../kernel/index.ts'

/** Roles that people of an account have (PPL-1) and that learn something of their own. */
export type TrainedRole = 'economic_buyer' | 'champion' | 'key_person' | 'user' | 'gatekeeper'

interface Topic {
  readonly key: string
  readonly role: TrainedRole
  /** For which reasons to buy; null: for every one. */
  readonly intents: readonly IntentKind[] | null
  /** Days after go-live by which it is useful; negative: before. */
  readonly fromGoLive: number
}

/**
 * VAL-7: what each role has to learn, once for every account and more for what it bought for. A new topic is one line
 * here and its words in the catalogues (`plan.topic.…`).
 */
const topics = [
  { key: 'purpose', role: 'economic_buyer', intents: null, fromGoLive: -14 },
  { key: 'read_results', role: 'economic_buyer', intents: null, fromGoLive: 14 },
  { key: 'administration', role: 'champion', intents: null, fromGoLive: -14 },
  { key: 'answer_questions', role: 'champion', intents: null, fromGoLive: -7 },
  { key: 'own_process', role: 'key_person', intents: null, fromGoLive: -10 },
  { key: 'daily_work', role: 'user', intents: null, fromGoLive: -3 },
  { key: 'security', role: 'gatekeeper', intents: null, fromGoLive: -14 },
  { key: 'batch_work', role: 'user', intents: ['efficiency'], fromGoLive: 14 },
  { key: 'cost_view', role: 'key_person', intents: ['cost'], fromGoLive: 21 },
  { key: 'follow_leads', role: 'user', intents: ['revenue'], fromGoLive: 7 },
  { key: 'quality_checks', role: 'user', intents: ['quality'], fromGoLive: 7 },
  { key: 'audit_trail', role: 'gatekeeper', intents: ['compliance'], fromGoLive: 7 },
  { key: 'dashboards', role: 'key_person', intents: ['visibility'], fromGoLive: 7 },
  { key: 'switch_over', role: 'user', intents: ['replacement'], fromGoLive: -3 },
] as const satisfies readonly Topic[]

export type TrainingTopic = (typeof topics)[number]['key']
export const trainingTopics: readonly TrainingTopic[] = topics.map(({ key }) => key)

export interface TrainingProposal {
  readonly topic: TrainingTopic
  readonly role: TrainedRole
  /** The reason to buy that it follows from; null: everybody of the role needs it. */
  readonly intentId: string | null
  readonly dueDay: Day | null
}

export interface TrainingFacts {
  readonly intents: readonly { readonly id: string; readonly kind: string }[]
  /** Roles of the people who are there. */
  readonly roles: readonly string[]
  /** What is planned or held already. */
  readonly planned: readonly { readonly role: string; readonly topic: string | null }[]
  /** Day of go-live, reached or due; null: not known, and so the proposals have no day. */
  readonly goLiveDay: Day | null
  readonly today: Day
}

/** What should have been held by now is still wanted: within so many days. */
const catchUpDays = 7

const dueOn = (day: Day, today: Day): Day => (day < today ? addDays(today, catchUpDays) : day)

/**
 * VAL-7: the training that the account's roles and reasons to buy ask for and that is not planned yet, the earliest
 * first. Users are always asked for: whoever bought wants somebody to use it, even if nobody's name is known yet.
 */
export function trainingProposals({
  intents,
  roles,
  planned,
  goLiveDay,
  today,
}: TrainingFacts): TrainingProposal[] {
  const present = new Set([...roles, 'user'])
  const isPlanned = (topic: Topic): boolean =>
    planned.some((training) => training.role === topic.role && training.topic === topic.key)
  return topics
    .flatMap((topic): (TrainingProposal & { readonly fromGoLive: number })[] => {
      const wanted: readonly string[] | null = topic.intents
      const intent = wanted === null ? undefined : intents.find(({ kind }) => wanted.includes(kind))
      if (!present.has(topic.role) || isPlanned(topic) || (wanted !== null && intent === undefined)) return []
      return [
        {
          topic: topic.key,
          role: topic.role,
          intentId: intent?.id ?? null,
          dueDay: goLiveDay === null ? null : dueOn(addDays(goLiveDay, topic.fromGoLive), today),
          fromGoLive: topic.fromGoLive,
        },
      ]
    })
    .toSorted((one, other) => one.fromGoLive - other.fromGoLive)
    .map(({ fromGoLive: _, ...proposal }) => proposal)
}
