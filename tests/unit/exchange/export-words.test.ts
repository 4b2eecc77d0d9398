import { describe, expect, test } from 'vitest'
import {
  exportWords,
  type HeaderName,
  type Phrase,
  type TableTitle,
  type Vocabulary,
} from '../../../electron/core/app/exports/words.ts'
import { loadCatalogue } from '../../../renderer/i18n/load.ts'

/** Where the screen says the same. The core has words of its own because a file is written without an interface. */
const onScreen: Partial<Record<Vocabulary, string>> = {
  holidayName: 'service.holidayName',
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
  problem: 'importing.problem',
  contradiction: 'importing.contradiction',
  todayKind: 'today.kind',
  playbookTaskKind: 'playbooks.kind',
  pointState: 'handover.pointState',
  dutySide: 'kickoff.side',
  strength: 'map.strength',
  ticketPause: 'service.ticketState',
  tierMeasure: 'tiers.measure',
  calendar: 'service.calendar',
  region: 'service.region',
  fieldKind: 'fields.kinds',
}

const headersOnScreen: Partial<Record<HeaderName, string>> = {
  handedOn: 'handover.field.handedOn',
  salesName: 'handover.field.salesName',
  csmName: 'handover.field.csmName',
  handOverPoint: 'handover.point.title',
  kickOffPlannedOn: 'kickoff.field.plannedOn',
  kickOffHeldOn: 'kickoff.field.heldOn',
  kickOffGoals: 'kickoff.field.goals',
  kickOffAgreedOn: 'kickoff.field.agreedOn',
  kickOffAgreedBy: 'kickoff.agree.by',
  participantRole: 'kickoff.participant.role',
  duty: 'kickoff.duty.title',
  dutyDetail: 'kickoff.duty.detail',
  dutySide: 'kickoff.duty.side',
  responsible: 'kickoff.duty.responsible',
  dutyDue: 'kickoff.duty.due',
  influences: 'map.table.out',
  strength: 'map.lines.strength',
  question: 'brief.answer.which',
  answer: 'notes.kind.answer',
  ticket: 'service.ticket',
  ofTier: 'tiers.rules.tier',
  rulePlace: 'tiers.rules.place',
  ruleWhen: 'tiers.rules.when',
  coverageWho: 'tiers.coverage.form.who',
  coverageChannels: 'tiers.coverage.form.channels',
  coverageEvery: 'tiers.coverage.form.every',
  coverageHours: 'tiers.coverage.form.hours',
  promisedResponse: 'service.level.response',
  promisedSolution: 'service.level.solution',
  promisedVisits: 'service.level.visit',
  warnPercent: 'service.level.warn',
  workCalendar: 'service.level.calendar',
  calendarName: 'service.calendar.name',
  timeZone: 'service.calendar.zone',
  holidaysOf: 'service.calendar.region',
  mon: 'service.day.mon',
  tue: 'service.day.tue',
  wed: 'service.day.wed',
  thu: 'service.day.thu',
  fri: 'service.day.fri',
  sat: 'service.day.sat',
  sun: 'service.day.sun',
  makeUp: 'service.calendar.makeUp',
  holidayRegion: 'service.holiday.region',
  year: 'service.holiday.year',
  daysOff: 'service.holiday.off',
  daysWorked: 'service.holiday.work',
  announcedOn: 'service.holiday.announced',
  fieldName: 'fields.name',
  fieldOptions: 'fields.options',
  retiredOn: 'fields.retiredOn',
  viewName: 'accounts.viewName',
  playbookJourney: 'playbooks.journey',
  playbookGoal: 'playbooks.goal',
  playbookActions: 'playbooks.keyActions',
  playbookRoles: 'playbooks.roles',
  playbookEntry: 'playbooks.entry',
  playbookExit: 'playbooks.exit',
  playbookTasks: 'playbooks.tasks',
}

const tablesOnScreen: Partial<Record<TableTitle, string>> = {
  hand_overs: 'handover.title',
  hand_over_items: 'handover.checklist',
  duties: 'kickoff.duties',
  person_influences: 'map.lines.influence',
  service_levels: 'tiers.tab.service',
  work_calendars: 'service.calendar.heading',
  holiday_years: 'service.holiday.heading',
  custom_fields: 'fields.title',
  saved_views: 'accounts.views',
}

const phrasesOnScreen: Readonly<Record<Phrase, string>> = {
  ruleOneOf: 'tiers.words.oneOf',
  ruleOr: 'tiers.words.or',
  ruleAnd: 'tiers.words.and',
  ruleEverybody: 'tiers.words.everybody',
  noRules: 'tiers.rules.none',
  listSeparator: 'playbooks.missing.listSep',
  checkLimited: 'playbooks.limited',
  limitPercent: 'playbooks.limit.percent',
  limitDay: 'playbooks.limit.days_one',
  limitDays: 'playbooks.limit.days',
  limitCount: 'playbooks.limit.count',
  told: 'duplicates.merge.choice',
  untitled: 'notes.untitled',
  taskDay: 'playbooks.task.after',
}

const nodeAt = (catalogue: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], catalogue)

/** The texts directly under a path of the catalogue. */
function textsAt(catalogue: unknown, path: string): readonly (readonly [code: string, text: string])[] {
  return Object.entries(nodeAt(catalogue, path) as object).filter(
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
  test.each(['zh-CN', 'zh-TW', 'en'] as const)(
    'headers, names of tables and parts of sentences in %s',
    async (language) => {
      const words = exportWords(language)
      const catalogue = await loadCatalogue(language)
      const pairs = [
        ...Object.entries(headersOnScreen).map(([name, path]) => [words.header(name as HeaderName), path]),
        ...Object.entries(tablesOnScreen).map(([name, path]) => [words.table(name as TableTitle), path]),
        ...Object.entries(phrasesOnScreen).map(([name, path]) => [words.phrase(name as Phrase), path]),
        [words.value('ticketPause', 'customer'), 'service.ticketState.waiting'],
        [words.value('viewScreen', 'accounts'), 'accounts.grid'],
      ] as const
      const onScreenNow = pairs.map(([, path = '']) => [
        // One sentence for every number, where the language has no others.
        String(
          nodeAt(catalogue, path) ??
            nodeAt(catalogue, `${path}_other`) ??
            nodeAt(catalogue, path.replace(/_one$/, '')),
        ).replace(/\{\{(\w+)(?:, number)?\}\}/g, '{$1}'),
        path,
      ])
      expect(pairs).toEqual(onScreenNow)
    },
  )
})
