import { type Format, type Translate, type TranslationKey } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/index.ts'
import type { TimelineEntry } from '../records.ts'

export const kindIcon: Readonly<Record<TimelineEntry['kind'], IconName>> = {
  note: 'note',
  visit: 'calendar',
  promise: 'promise',
  requirement: 'req',
  risk: 'risk',
  task: 'task',
  value: 'value',
  first_value: 'flag',
  milestone: 'flag',
  person: 'person',
  stage: 'renewal',
  field: 'edit',
  ticket: 'phone',
  contract: 'file',
  churn: 'left_person',
}

const tones: Readonly<Record<string, string>> = {
  'promise.overdue': 'dan',
  'promise.broken': 'dan',
  'promise.kept': 'pos',
  'risk.seen': 'dan',
  'risk.closed': 'pos',
  'value.recorded': 'pos',
  'first_value.signed': 'pos',
  'first_value.reached': 'pos',
  'milestone.reached': 'pos',
  'requirement.asked': 'inf',
  'requirement.told': 'pos',
  'churn.left': 'dan',
  'person.left': 'cau',
  'contract_line.ended': 'cau',
}

export const entryTone = (entry: TimelineEntry): string | undefined => tones[entry.event]

/** A word of a closed list, or the stored word itself where a later version wrote another. */
function word(t: Translate, group: string, name: unknown): string {
  if (typeof name !== 'string') return ''
  const key = `account.${group}.${name}`
  const text = t(key as TranslationKey)
  return text === key ? name : text
}

/** What happened: `承诺过期`, `拜访`. */
export const eventWord = (t: Translate, entry: TimelineEntry): string =>
  entry.kind === 'note' && typeof entry.data['noteKind'] === 'string'
    ? word(t, 'noteKind', entry.data['noteKind'])
    : word(t, 'event', entry.event)

/** What it happened with. */
export const entryTitle = (t: Translate, entry: TimelineEntry): string =>
  entry.kind === 'stage'
    ? word(t, 'stage', entry.title)
    : entry.kind === 'field'
      ? fieldChangeWords(t, entry.data['changes'])
      : entry.title

/** The circumstances, below: who, why, how much. */
export function entryDetail(t: Translate, format: Format, entry: TimelineEntry): string {
  const { data, detail } = entry
  const parts: string[] = []
  const add = (text: string | null | undefined): void => {
    if (text != null && text.trim() !== '') parts.push(text.replaceAll(/\s+/g, ' ').trim())
  }
  switch (entry.kind) {
    case 'requirement':
      add(typeof data['code'] === 'string' ? data['code'] : null)
      if (entry.event === 'requirement.moved')
        add(`${word(t, 'requirementState', data['from'])} → ${word(t, 'requirementState', data['to'])}`)
      add(detail)
      break
    case 'note':
      add(detail?.replaceAll(/^#+\s*/gm, ''))
      break
    case 'stage':
      if (data['from'] !== null) add(t('account.timeline.from', { stage: word(t, 'stage', data['from']) }))
      add(detail)
      add(typeof data['by'] === 'string' ? data['by'] : null)
      break
    case 'visit':
      if (typeof data['attendees'] === 'number' && data['attendees'] > 0)
        add(t('account.timeline.attendees', { count: data['attendees'] }))
      add(detail)
      break
    case 'person':
      if (Array.isArray(data['changes']))
        for (const change of data['changes'] as readonly unknown[]) add(changeWords(t, change))
      add(detail)
      break
    case 'contract':
      add([data['fromDay'], data['toDay']].filter((day) => typeof day === 'string').join(' — '))
      add(moneyOf(format, data))
      break
    case 'value':
      add(moneyOf(format, data))
      add(detail)
      break
    case 'promise':
      add(detail)
      if (entry.event === 'promise.made' && typeof data['dueDay'] === 'string')
        add(t('account.due.on', { day: data['dueDay'] }))
      break
    default:
      add(detail)
  }
  return parts.join(' · ')
}

/** Values that are words of a closed list, by the group their words stand in. */
const fieldGroups: Readonly<Record<string, string>> = { tier: 'tier' }

/** `城市：武汉 → 深圳；席位：40 → 25`. */
function fieldChangeWords(t: Translate, changes: unknown): string {
  if (!Array.isArray(changes)) return ''
  const words = (changes as readonly unknown[]).flatMap((change) => {
    if (typeof change !== 'object' || change === null || !('field' in change)) return []
    const { field } = change
    if (typeof field !== 'string') return []
    const valueOf = (value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('account.history.empty')
      if (typeof value === 'boolean') return t(value ? 'common.word.yes' : 'common.word.no')
      const group = fieldGroups[field]
      return group === undefined ? String(value) : word(t, group, value)
    }
    return [
      t('account.timeline.changed', {
        field: word(t, 'field', field),
        from: valueOf('from' in change ? change.from : null),
        to: valueOf('to' in change ? change.to : null),
      }),
    ]
  })
  return words.join(t('account.timeline.and'))
}

function changeWords(t: Translate, change: unknown): string {
  if (typeof change !== 'object' || change === null || !('field' in change)) return ''
  const { field } = change
  if (field !== 'role' && field !== 'attitude' && field !== 'influence') return ''
  const from = 'from' in change ? word(t, field, change.from) : ''
  const to = 'to' in change ? word(t, field, change.to) : ''
  return `${t(`account.person.${field}`)} ${from} → ${to}`
}

function moneyOf(format: Format, data: TimelineEntry['data']): string {
  const { amountMinor: minor, currency } = data
  return typeof minor === 'number' && typeof currency === 'string' ? format.money({ minor, currency }) : ''
}
