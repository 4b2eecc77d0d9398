import type { CallInput } from '../../shared/contract/index.ts'
import type { NewRecordOf, TableName, WriteStore } from '../../electron/core/store/index.ts'
import type { TestCore } from './core.ts'

/** Makes rows that other areas' calls would make; one transaction, not an action of the person. */
export const seedRows = <Value>(core: TestCore, work: (write: WriteStore) => Value): Value =>
  core.store.change({ name: 'test.seed', user: '准备', undoable: false }, work)

/** One row of a table. */
export const seedRow = <Table extends TableName>(
  core: TestCore,
  table: Table,
  values: NewRecordOf<Table>,
): string => seedRows(core, (write) => write.insert(table, values))

export async function anAccount(
  core: TestCore,
  values: Partial<CallInput<'account.create'>> = {},
): Promise<string> {
  return (await core.call('account.create', { name: '岚汀重工', ...values })).id
}

/** A line for a year from 2026-03-01, 28,600.00 yuan, unless something else is said. */
export async function aLine(
  core: TestCore,
  accountId: string,
  values: Partial<CallInput<'contractLine.create'>> = {},
): Promise<string> {
  const line = await core.call('contractLine.create', {
    accountId,
    fromDay: '2026-03-01',
    toDay: '2027-02-28',
    amountMinor: 2_860_000,
    currency: 'CNY',
    ...values,
  })
  return line.id
}

export async function aPerson(
  core: TestCore,
  accountId: string | null,
  values: Partial<CallInput<'person.create'>> = {},
): Promise<string> {
  return (await core.call('person.create', { name: '覃若谷', accountId, ...values })).id
}

export const aNote = (
  core: TestCore,
  accountId: string | null,
  values: Partial<NewRecordOf<'note'>> = {},
): string =>
  seedRow(core, 'note', {
    accountId,
    kind: 'visit',
    title: '生产例会',
    happenedAt: core.clock.now() - 3_600_000,
    ...values,
  })

export const aRequirement = (core: TestCore, values: Partial<NewRecordOf<'requirement'>> = {}): string =>
  seedRow(core, 'requirement', {
    code: 'R-1',
    title: '批次冻结',
    kind: 'feature',
    state: 'in_review',
    stateSince: core.clock.now(),
    ...values,
  })
