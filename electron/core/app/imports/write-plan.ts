import {
  type CustomKind,
  type ImportEntity,
  importEntities,
  type TableMapping,
} from '../../../../shared/domain/exchange/index.ts'
import { stanceChanges } from '../../../../shared/domain/people/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { NewRecordOf, PatchOf, RecordOf, WriteStore } from '../../store/index.ts'
import { ensureCustomFields, writeAccountCustom } from './custom-values.ts'
import { givesCustom, type MergePlan } from './merge-tables.ts'
import type { PooledRecord, RecordPool, Values } from './record-pool.ts'

/** A piece of the import that goes into one transaction. */
export type WriteStep = (write: WriteStore) => void

export interface WritePlan {
  readonly steps: readonly { readonly run: WriteStep; readonly rows: number }[]
  readonly rows: number
}

/** Small enough that a note being typed is saved between two of them. */
const rowsPerStep = 5_000

/** What differs from the store; null when nothing does. */
function patchOf({ stored, values }: PooledRecord): Values | null {
  if (stored === null) return null
  const changed = Object.entries(values).filter(([name, value]) => stored[name] !== value)
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

/** New accounts so that each stands behind its parent. */
function parentsFirst(records: readonly PooledRecord[]): PooledRecord[] {
  const newById = new Map(records.map((record) => [record.id, record]))
  const ordered = new Set<PooledRecord>()
  for (const record of records) {
    const line: PooledRecord[] = []
    for (let at: PooledRecord | undefined = record; at !== undefined && !ordered.has(at); ) {
      line.push(at)
      const parentId: unknown = at.values['parentId']
      at = typeof parentId === 'string' ? newById.get(parentId) : undefined
    }
    for (const each of line.reverse()) ordered.add(each)
  }
  return [...ordered]
}

// The mapping's fields are the catalogue's columns, and conversion has given each the kind of its column: the store
// checks both again as it writes. This is where names that come from files become records.
const asNew = <Entity extends ImportEntity>(records: readonly PooledRecord[]): NewRecordOf<Entity>[] =>
  records.map(({ id, values }) => ({ ...values, id })) as unknown as NewRecordOf<Entity>[]

function insertAccounts(write: WriteStore, records: readonly PooledRecord[], today: Day): void {
  write.insertMany('account', asNew<'account'>(records))
  write.insertMany(
    'account_stage',
    records.map(({ id, values }) => ({
      accountId: id,
      toStage: String(values['stage']),
      day: String(values['stageSince'] ?? today),
      override: false,
    })),
  )
}

function updateAccount(write: WriteStore, { id, stored }: PooledRecord, patch: Values, today: Day): void {
  const { stage } = patch
  if (typeof stage !== 'string') {
    write.update('account', id, patch as PatchOf<'account'>)
    return
  }
  write.update('account', id, { ...(patch as PatchOf<'account'>), stageSince: today })
  const fromStage = stored?.['stage']
  write.insert('account_stage', {
    accountId: id,
    fromStage: typeof fromStage === 'string' ? fromStage : null,
    toStage: stage,
    day: today,
    override: false,
  })
}

/** PPL-1, PPL-3: what a file changes about a person is in their history like what is typed. */
function updatePerson(write: WriteStore, { id }: PooledRecord, patch: Values, today: Day): void {
  const before: RecordOf<'person'> | undefined = write.record('person', id)
  if (before === undefined) return
  const fields = patch as PatchOf<'person'>
  const { accountId } = fields
  const moves = accountId !== undefined && accountId !== before.accountId
  write.update('person', id, moves ? { ...fields, leftOn: null, mapPlace: null } : fields)
  const record = (kind: 'moved' | 'joined' | 'stance', where: string | null, detail: unknown): void => {
    write.insert('person_event', { personId: id, accountId: where, kind, day: today, detail })
  }
  const stance = stanceChanges(before, fields)
  if (stance.length > 0) record('stance', accountId ?? before.accountId, stance)
  if (!moves) return
  const detail = [{ field: 'accountId', from: before.accountId, to: accountId }]
  if (before.accountId !== null) record('moved', before.accountId, detail)
  if (accountId !== null) record('joined', accountId, detail)
}

function update(
  write: WriteStore,
  entity: ImportEntity,
  record: PooledRecord,
  patch: Values,
  today: Day,
): void {
  // Someone may have taken the record out for good while the import was at work.
  if (write.rows(`SELECT 1 FROM "${entity}" WHERE id = ?`, record.id).length === 0) return
  if (entity === 'account') updateAccount(write, record, patch, today)
  else if (entity === 'person') updatePerson(write, record, patch, today)
  else write.update(entity, record.id, patch as PatchOf<ImportEntity>)
}

function customKinds(mappings: readonly TableMapping[]): ReadonlyMap<string, CustomKind> {
  const kinds = new Map<string, CustomKind>()
  for (const { columns } of mappings)
    for (const target of Object.values(columns))
      if (target && 'custom' in target) kinds.set(target.custom, target.kind)
  return kinds
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += rowsPerStep) yield items.slice(from, from + rowsPerStep)
}

function entitySteps(entity: ImportEntity, pool: RecordPool, today: Day): WritePlan['steps'] {
  const made: PooledRecord[] = []
  const changed: { record: PooledRecord; patch: Values }[] = []
  for (const record of pool.records) {
    if (record.stored === null) made.push(record)
    else {
      const patch = patchOf(record)
      if (patch !== null) changed.push({ record, patch })
    }
  }
  const steps: { run: WriteStep; rows: number }[] = []
  for (const records of slices(entity === 'account' ? parentsFirst(made) : made))
    steps.push({
      rows: records.length,
      run: (write) => {
        if (entity === 'account') insertAccounts(write, records, today)
        else write.insertMany(entity, asNew(records))
      },
    })
  for (const records of slices(changed))
    steps.push({
      rows: records.length,
      run: (write) => {
        for (const { record, patch } of records) update(write, entity, record, patch, today)
      },
    })
  return steps
}

/** The plan as transactions. Empty when the import changes nothing. */
export function planWriting(plan: MergePlan, mappings: readonly TableMapping[], today: Day): WritePlan {
  const steps: { run: WriteStep; rows: number }[] = []
  for (const entity of [...importEntities].sort((left, right) => depth(left) - depth(right))) {
    const pool = plan.pools.get(entity)
    if (pool !== undefined) steps.push(...entitySteps(entity, pool, today))
  }
  const withCustom = [...(plan.pools.get('account')?.records ?? [])].filter(
    (record): record is PooledRecord & { readonly custom: ReadonlyMap<string, string> } =>
      record.custom !== null && givesCustom(record, plan.storedCustom),
  )
  const kinds = customKinds(mappings)
  for (const records of slices(withCustom))
    steps.push({
      rows: records.length,
      run: (write) => {
        const fieldIds = ensureCustomFields(write, kinds)
        for (const { id, custom } of records) writeAccountCustom(write, id, custom, fieldIds)
      },
    })
  return { steps, rows: steps.reduce((sum, { rows }) => sum + rows, 0) }
}

/** What a record refers to is written before it. */
const depth = (entity: ImportEntity): number => (entity === 'account' ? 0 : entity === 'usage' ? 2 : 1)
