import {
  attitudes,
  type CallOutput,
  influences,
  milestoneKinds,
  personRoles,
  promiseKinds,
  symptoms,
  waitingSides,
} from '../../../../shared/contract/index.ts'
import { toStage } from '../../../../shared/domain/journey/index.ts'
import { accountRevenueOn } from '../../../../shared/domain/revenue/index.ts'
import { addDays, type Day } from '../../../../shared/kernel/index.ts'
import type { AccountTable, RecordOf, Store, TableName } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { toState } from '../requirements/rows.ts'
import { toFields } from './fields.ts'

type KnownOn = CallOutput<'account.knownOn'>
type KnownAccount = NonNullable<KnownOn['account']>

/** Where the records of one moment come from: the log, or, to compare, what is live. */
export interface KnownSource {
  ofAccount<Table extends AccountTable>(table: Table): readonly RecordOf<Table>[]
  byIds<Table extends TableName>(table: Table, ids: readonly string[]): readonly RecordOf<Table>[]
}

const fromLog = (store: Store, accountId: string, until: number): KnownSource => ({
  ofAccount: (table) => store.recordsOfAccountAsKnown(table, accountId, until),
  byIds: (table, ids) => store.recordsAsKnown(table, ids, until),
})

const oneOf = <Word extends string>(words: readonly Word[], word: string | null, other: Word): Word =>
  words.find((known) => known === word) ?? other

/** The moment a day ends, in the zone of days; a day that is not over ends now. */
export function endOfKnowledge(context: CallContext, day: Day): number {
  return Math.min(context.startOfDay(addDays(day, 1)), context.clock.now() + 1)
}

/** Lines count unless their contract lay in the bin, as on every other screen. */
const livingLines = (source: KnownSource, contracts: readonly RecordOf<'contract'>[]) => {
  const known = new Set(contracts.map(({ id }) => id))
  return source
    .ofAccount('contract_line')
    .filter(({ contractId }) => contractId === null || known.has(contractId))
}

/** VIS-7: the account as its records said at one moment. Null: it was not there, or lay in the bin. */
export function accountFrom(source: KnownSource, accountId: string, day: Day): KnownAccount | null {
  const [account] = source.byIds('account', [accountId])
  if (account === undefined) return null
  const { parentId } = account
  const [parent] = parentId === null ? [] : source.byIds('account', [parentId])
  const contracts = source.ofAccount('contract')
  const lines = livingLines(source, contracts)
  const revenue = accountRevenueOn(
    lines.map((line) => ({ ...line, amountBasis: line.amountBasis === 'year' ? 'year' : 'span' })),
    day,
  )
  return {
    fields: toFields(account),
    parentName: parent?.name ?? null,
    tier: toFields(account).tier,
    stage: toStage(account.stage),
    stageSince: account.stageSince,
    calendar: account.calendar,
    people: source.ofAccount('person').map((person) => ({
      id: person.id,
      name: person.name,
      title: person.title,
      role: oneOf(personRoles, person.role, 'other'),
      influence: oneOf(influences, person.influence, 'unknown'),
      attitude: oneOf(attitudes, person.attitude, 'unknown'),
      leftOn: person.leftOn,
    })),
    promises: source
      .ofAccount('promise')
      .filter(({ state }) => state === 'open')
      .map(({ id, kind, title, byName, madeOn, dueDay }) => ({
        id,
        kind: oneOf(promiseKinds, kind, 'csm'),
        title,
        byName,
        madeOn,
        dueDay,
      })),
    requirements: requirementsFrom(source),
    milestones: source
      .ofAccount('milestone')
      .toSorted((left, right) => left.position - right.position)
      .map(({ id, kind, title, dueDay, reachedOn, waitingOn }) => ({
        id,
        kind: oneOf(milestoneKinds, kind, 'other'),
        title,
        dueDay,
        reachedOn,
        waitingOn: waitingSides.find((side) => side === waitingOn) ?? null,
      })),
    risks: source
      .ofAccount('risk')
      .filter(({ state }) => state === 'open')
      .map(({ id, symptom, title, severity, seenOn }) => ({
        id,
        symptom: oneOf(symptoms, symptom, 'other'),
        title,
        severity: oneOf(['high', 'mid', 'low'] as const, severity, 'mid'),
        seenOn,
      })),
    contracts: contracts.map(({ id, title, signedOn, fromDay, toDay }) => ({
      id,
      title,
      signedOn,
      fromDay,
      toDay,
    })),
    lines: lines
      .toSorted((left, right) => (left.fromDay < right.fromDay ? -1 : left.fromDay > right.fromDay ? 1 : 0))
      .map((line) => ({
        id: line.id,
        contractId: line.contractId,
        product: line.product,
        edition: line.edition,
        code: line.code,
        fromDay: line.fromDay,
        toDay: line.toDay,
        quantity: line.quantity,
        amountMinor: line.amountMinor,
        amountBasis: line.amountBasis === 'year' ? 'year' : 'span',
        currency: line.currency,
      })),
    arrMinor: revenue.arrMinor,
    arrCurrency: revenue.currency,
  }
}

function requirementsFrom(source: KnownSource): KnownAccount['requirements'] {
  const asks = source.ofAccount('requirement_ask')
  const wishes = new Map(
    source
      .byIds('requirement', [...new Set(asks.map(({ requirementId }) => requirementId))])
      .map((wish) => [wish.id, wish]),
  )
  return asks.flatMap((ask) => {
    const wish = wishes.get(ask.requirementId)
    if (wish === undefined) return []
    return [
      {
        askId: ask.id,
        requirementId: wish.id,
        code: wish.code,
        title: wish.title,
        state: toState(wish.state),
        askedOn: ask.askedOn,
        version: wish.version,
        dueDay: wish.dueDay,
        toldOn: ask.toldOn,
      },
    ]
  })
}

export function readKnownOn(context: CallContext, accountId: string, day: Day): KnownOn {
  const until = endOfKnowledge(context, day)
  const { store } = context
  const [made] = store.read.rows<{ at: number | null }>(
    `SELECT min(txn.recorded_at) AS at FROM op JOIN txn ON txn.dev = op.dev AND txn.seq = op.seq
     WHERE op.row = ? AND op.col = '*' AND op.tbl = 'account' AND op.type = 'new'`,
    accountId,
  )
  return {
    until,
    firstDay: context.dayOf(made?.at ?? until),
    account: accountFrom(fromLog(store, accountId, until), accountId, day),
  }
}
