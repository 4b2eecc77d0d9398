import { addDays, type Day } from '../../../../shared/kernel/index.ts'
import type { WriteStore } from '../../store/index.ts'
import { sampleAccounts, sampleInfluences, sampleReporting } from './accounts.ts'
import { writeSamplePlan } from './plan.ts'
import {
  sampleFirstValues,
  sampleNotes,
  samplePromises,
  sampleRequirements,
  sampleRisks,
  sampleTasks,
  sampleVisits,
} from './records.ts'

const msPerDay = 86_400_000
const msPerHour = 3_600_000
const currency = 'CNY'

interface Written {
  readonly accountIds: Map<string, string>
  readonly personIds: Map<string, string>
  readonly notes: { readonly id: string; readonly account: string; readonly body: string }[]
}

/** Throws when a sample record names a customer that is not there: a bug in the sample. */
function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the sample has no ${name}`)
  return id
}

function writeAccounts(write: WriteStore, today: Day, written: Written): void {
  for (const each of sampleAccounts) {
    const lastDay = addDays(today, each.daysLeft)
    const firstDay = addDays(lastDay, -365 * each.years + 1)
    const signed = addDays(firstDay, -14)
    const accountId = write.insert('account', {
      code: each.code,
      name: each.name,
      tier: each.tier,
      ka: each.ka,
      stage: each.stage,
      stageSince: addDays(today, -40),
      owner: '我',
      city: each.city,
      region: '华东',
      country: 'CN',
      industry: each.industry,
      edition: each.edition,
      signupDay: signed,
      seats: each.seats,
      currency,
      trial: false,
      churnedFlag: each.stage === 'churned',
    })
    written.accountIds.set(each.name, accountId)
    write.insert('account_stage', {
      accountId,
      fromStage: null,
      toStage: each.stage,
      day: addDays(today, -40),
      override: false,
      reason:
        each.stage === 'at_risk' ? '使用持续下降' : each.stage === 'churned' ? '到期未续，改用自建' : null,
    })
    for (const tag of each.tags ?? []) write.insert('account_tag', { accountId, tag })
    const contractId = write.insert('contract', {
      accountId,
      code: `HT-${each.code}`,
      title: `${each.edition} ${each.years} 年`,
      signedOn: signed,
      fromDay: firstDay,
      toDay: lastDay,
      autoRenew: false,
      noticeDays: 60,
      priceCapPercent: each.ka ? 5 : null,
      currency,
    })
    write.insert('contract_line', {
      accountId,
      contractId,
      code: `HT-${each.code}-1`,
      product: '排产与追溯',
      edition: each.edition,
      fromDay: firstDay,
      toDay: lastDay,
      quantity: each.seats,
      amountMinor: each.yearly * 100 * each.years,
      amountBasis: 'span',
      currency,
      giftMonths: 0,
      autoRenew: false,
      trial: false,
      upgraded: false,
      downgraded: false,
      churned: false,
    })
    for (const one of each.people) {
      const leftOn = one.leftDaysAgo === undefined ? null : addDays(today, -one.leftDaysAgo)
      const personId = write.insert('person', {
        name: one.name,
        title: one.title,
        accountId,
        role: one.role,
        influence: one.influence,
        attitude: one.attitude,
        leftOn,
      })
      written.personIds.set(one.name, personId)
      if (leftOn !== null)
        write.insert('person_event', {
          personId,
          accountId,
          kind: 'left',
          day: leftOn,
          detail: [],
          reason: '离职',
        })
    }
    if (each.stage !== 'signed') {
      write.insert('milestone', {
        accountId,
        kind: 'kick_off',
        title: '启动会',
        dueDay: addDays(firstDay, 14),
        reachedOn: addDays(firstDay, 12),
        position: 1,
      })
      const isLive = each.stage !== 'onboarding'
      write.insert('milestone', {
        accountId,
        kind: 'go_live',
        title: '上线',
        dueDay: addDays(firstDay, 90),
        reachedOn: isLive ? addDays(firstDay, 84) : null,
        waitingOn: isLive ? null : 'customer',
        waitingSince: isLive ? null : addDays(today, -12),
        position: 2,
      })
    } else {
      write.insert('milestone', {
        accountId,
        kind: 'kick_off',
        title: '启动会',
        dueDay: addDays(today, 5),
        waitingOn: 'customer',
        waitingSince: addDays(today, -4),
        position: 1,
      })
    }
  }
}

function writeNotes(write: WriteStore, startOfToday: number, written: Written): void {
  for (const note of sampleNotes) {
    const accountId = idOf(written.accountIds, note.account)
    const start = startOfToday - note.daysAgo * msPerDay + 14 * msPerHour
    const visitId =
      note.kind === 'call'
        ? null
        : write.insert('visit', {
            accountId,
            title: note.title,
            kind: 'visit',
            place: note.place,
            plannedStart: start,
            plannedEnd: start + 2 * msPerHour,
            checkedInAt: start,
            checkedOutAt: start + 1.5 * msPerHour,
            hours: 1.5,
          })
    if (visitId !== null)
      for (const name of note.attendees)
        write.insert('visit_attendee', {
          visitId,
          personId: idOf(written.personIds, name),
          name,
          side: 'customer',
        })
    const noteId = write.insert('note', {
      accountId,
      visitId,
      kind: note.kind,
      title: note.title,
      happenedAt: start,
    })
    write.insert('note_rev', { noteId, parents: [], body: note.body, author: write.user, hlc: write.hlc() })
    written.notes.push({ id: noteId, account: note.account, body: note.body })
  }
}

/** Binds a record to the sentence it came from, in whichever sample note of these customers holds it. */
function bind(
  write: WriteStore,
  written: Written,
  kind: string,
  targetId: string,
  quote: string | undefined,
  accounts: readonly string[],
): void {
  if (quote === undefined) return
  const note = written.notes.find((each) => accounts.includes(each.account) && each.body.includes(quote))
  if (note === undefined) throw new Error(`no sample note says: ${quote}`)
  const start = note.body.indexOf(quote)
  write.insert('evidence', {
    noteId: note.id,
    targetKind: kind,
    targetId,
    quote,
    anchorStart: start,
    anchorEnd: start + quote.length,
  })
}

function writeRequirements(write: WriteStore, today: Day, startOfToday: number, written: Written): void {
  for (const [index, each] of sampleRequirements.entries()) {
    const isReviewed = !['needs_background', 'in_review'].includes(each.state)
    const isTold = each.state === 'told'
    const requirementId = write.insert('requirement', {
      code: `REQ-${String(index + 1).padStart(4, '0')}`,
      title: each.title,
      kind: 'feature',
      scenario: each.scenario,
      background: each.background,
      state: each.state,
      stateSince: startOfToday - each.sinceDaysAgo * msPerDay,
      reasonable: isReviewed ? each.state !== 'declined' : null,
      scope: isReviewed ? 'generic' : null,
      verdictReason: isReviewed ? (each.state === 'declined' ? '会影响告警辨认' : '多家都有的场景') : null,
      reviewer: isReviewed ? '产品 邵平' : null,
      reviewedOn: isReviewed ? addDays(today, -each.sinceDaysAgo - 5) : null,
      version: each.version ?? null,
      dueDay: each.dueInDays === undefined ? null : addDays(today, each.dueInDays),
      declineReason: each.state === 'declined' ? 'misleading' : null,
      explanation: each.explanation ?? null,
      shippedOn: ['shipped', 'told'].includes(each.state) ? addDays(today, -each.sinceDaysAgo) : null,
    })
    for (const [place, account] of each.accounts.entries())
      write.insert('requirement_ask', {
        requirementId,
        accountId: idOf(written.accountIds, account),
        askedOn: addDays(today, -each.sinceDaysAgo - 20 - place * 9),
        toldOn: isTold ? addDays(today, -each.sinceDaysAgo) : null,
        toldBy: isTold ? '我' : null,
        toldHow: isTold ? '拜访' : null,
        reaction: isTold ? 'accepted' : null,
      })
    write.insert('requirement_move', {
      requirementId,
      fromState: null,
      toState: 'needs_background',
      at: startOfToday - (each.sinceDaysAgo + 30) * msPerDay,
    })
    if (each.state !== 'needs_background')
      write.insert('requirement_move', {
        requirementId,
        fromState: 'needs_background',
        toState: each.state,
        at: startOfToday - each.sinceDaysAgo * msPerDay,
        reason: '示例数据',
      })
    bind(write, written, 'requirement', requirementId, each.quote, each.accounts)
  }
}

function writeLoops(write: WriteStore, today: Day, written: Written): void {
  for (const each of samplePromises) {
    const dueDay = each.dueInDays === null ? null : addDays(today, each.dueInDays)
    const id = write.insert('promise', {
      accountId: idOf(written.accountIds, each.account),
      kind: each.kind,
      title: each.title,
      byName: each.by,
      toName: each.to,
      toPersonId: each.to === null ? null : (written.personIds.get(each.to) ?? null),
      madeOn: addDays(today, -each.madeDaysAgo),
      dueDay,
      state: each.state,
      closedOn: each.state === 'open' ? null : dueDay,
    })
    bind(write, written, 'promise', id, each.quote, [each.account])
  }
  for (const each of sampleFirstValues) {
    const signedOn = each.signedDaysAgo === null ? null : addDays(today, -each.signedDaysAgo)
    write.insert('first_value', {
      accountId: idOf(written.accountIds, each.account),
      statement: each.statement,
      measure: each.measure,
      baseline: each.baseline,
      target: each.target,
      current: each.current,
      reachedOn: signedOn,
      signedOn,
      signedBy: each.signedBy,
      signedByPersonId: each.signedBy === null ? null : idOf(written.personIds, each.signedBy),
      dueDay: signedOn === null ? addDays(today, 30) : signedOn,
    })
  }
  const quote = '“旺季没有再靠加班顶，省下的外协费有四十多万”'
  const valueId = write.insert('value_entry', {
    accountId: idOf(written.accountIds, '岚汀重工'),
    result: '旺季外协费减少',
    amountMinor: 42_000_000,
    currency,
    source: '生产例会',
    quote,
    personId: idOf(written.personIds, '沈砚秋'),
    day: addDays(today, -27),
  })
  bind(write, written, 'value', valueId, quote, ['岚汀重工'])
  for (const each of sampleRisks)
    write.insert('risk', {
      accountId: idOf(written.accountIds, each.account),
      symptom: each.symptom,
      title: each.title,
      severity: each.severity,
      seenOn: addDays(today, -each.seenDaysAgo),
      state: 'open',
    })
  for (const each of sampleTasks)
    write.insert('task', {
      accountId: idOf(written.accountIds, each.account),
      kind: each.kind,
      title: each.title,
      owner: '我',
      dueDay: addDays(today, each.dueInDays),
      state: 'open',
    })
}

function writeVisits(write: WriteStore, startOfToday: number, written: Written): void {
  for (const each of sampleVisits) {
    const start = startOfToday + each.inDays * msPerDay + each.hour * msPerHour + each.minute * 60_000
    write.insert('visit', {
      accountId: idOf(written.accountIds, each.account),
      title: each.title,
      kind: 'visit',
      purpose: each.purpose,
      place: each.place,
      plannedStart: start,
      plannedEnd: start + 1.5 * msPerHour,
    })
  }
}

/** PPL-2: who reports to whom, and whose word weighs with whom. */
function writeLines(write: WriteStore, { personIds }: Written): void {
  for (const [person, superior] of sampleReporting)
    write.update('person', idOf(personIds, person), { reportsToId: idOf(personIds, superior) })
  for (const { from, to, strength, remark } of sampleInfluences)
    write.insert('person_influence', {
      fromPersonId: idOf(personIds, from),
      toPersonId: idOf(personIds, to),
      strength,
      remark,
    })
}

/** Writes the whole sample and answers the ids of its accounts. Days count from `today`. */
export function writeSample(write: WriteStore, today: Day, startOfToday: number): string[] {
  const written: Written = { accountIds: new Map(), personIds: new Map(), notes: [] }
  writeAccounts(write, today, written)
  writeLines(write, written)
  writeNotes(write, startOfToday, written)
  writeRequirements(write, today, startOfToday, written)
  writeLoops(write, today, written)
  writeVisits(write, startOfToday, written)
  writeSamplePlan(write, today, {
    accountId: idOf(written.accountIds, '穗岭粮储'),
    buyerId: idOf(written.personIds, '曾国强'),
    keeperId: idOf(written.personIds, '鲍静'),
  })
  return [...written.accountIds.values()]
}
