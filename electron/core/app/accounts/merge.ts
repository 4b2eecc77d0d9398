import { accountFields, type CallOutput, type CallRequest } from '../../../../shared/contract/index.ts'
import {
  type AccountFields,
  type Attached,
  type FieldValue,
  type MergePlan,
  planAccountMerge,
} from '../../../../shared/domain/duplicates/index.ts'
import { wouldCycle } from '../../../../shared/domain/groups/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import {
  catalogue,
  type ReadStore,
  type RecordOf,
  type TableName,
  tableNames,
  type WriteStore,
} from '../../store/index.ts'
import { type Handlers, notFound, refuse } from '../context.ts'
import { calendarsInForce } from '../service/settings.ts'
import { readAllFields } from './custom-fields.ts'
import { carryApart } from './apart.ts'
import { readDuplicates, sideOf } from './duplicates.ts'
import { readParents } from './parents.ts'

type Request = CallRequest<'account.merge'>
type MergeField = CallOutput<'account.mergePreview'>['fields'][number]

const ownFields = [
  ...Object.keys(accountFields.shape),
  'stage',
  'stageSince',
  'churnedFlag',
  'calendar',
] as (keyof RecordOf<'account'>)[]

/** Fields that mean nothing without another one, and go with it. */
const followers: Readonly<Record<string, string>> = {
  tierReason: 'tier',
  currency: 'annualRevenueMinor',
  stageSince: 'stage',
  churnedFlag: 'stage',
}

const customPrefix = 'custom.'

/** Every table whose rows belong to an account: a new one goes over without a word here. */
type AttachedTable = {
  [Table in TableName]: 'accountId' extends keyof RecordOf<Table> ? Table : never
}[TableName]
const attachedTables = tableNames.filter((table): table is AttachedTable =>
  Object.hasOwn(catalogue[table], 'account_id'),
)

/** What an account has once only: another of the same stays where it is. */
const onceColumn: Partial<Record<TableName, string>> = {
  account_tag: 'tag',
  requirement_ask: 'requirement_id',
}

/** Rows of both accounts; those in the bin too, so that they come back to the account that is left. */
const readAttached = (read: ReadStore, keepId: string, dropId: string): (Attached & { living: boolean })[] =>
  attachedTables.flatMap((table) =>
    read
      .rows<{ id: string; accountId: string; once: string | null; living: 0 | 1 }>(
        `SELECT id, account_id AS accountId, ${onceColumn[table] ?? 'NULL'} AS once, deleted_at IS NULL AS living
         FROM "${table}" WHERE account_id IN (?, ?)`,
        keepId,
        dropId,
      )
      .flatMap((row) =>
        row.living === 0 && row.once !== null ? [] : [{ ...row, kind: table, living: row.living === 1 }],
      ),
  )

const isPlain = (value: unknown): value is FieldValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

function fieldsOf(read: ReadStore, account: RecordOf<'account'>): AccountFields {
  const own = ownFields.map((name): [string, FieldValue] => {
    const value = account[name]
    if (!isPlain(value)) throw new Error(`account.${name} cannot be compared`)
    return [name, value]
  })
  const custom = read
    .records('custom_value', { recordId: account.id })
    .map(({ fieldId, value }): [string, FieldValue] => [`${customPrefix}${fieldId}`, value])
  return Object.fromEntries([...own, ...custom])
}

interface Prepared {
  readonly keep: RecordOf<'account'>
  readonly drop: RecordOf<'account'>
  readonly plan: MergePlan
  readonly attached: readonly (Attached & { readonly living: boolean })[]
  readonly parents: ReadonlyMap<string, string | null>
}

/** What a merge would do now, or why it cannot be. */
function prepare(read: ReadStore, { keepId, dropId, choices }: Request) {
  const keep = read.record('account', keepId)
  const drop = read.record('account', dropId)
  if (keep === undefined) return notFound('account', keepId)
  if (drop === undefined) return notFound('account', dropId)
  const attached = readAttached(read, keepId, dropId)
  const world = {
    fields: new Map([
      [keepId, fieldsOf(read, keep)],
      [dropId, fieldsOf(read, drop)],
    ]),
    parents: readParents(read),
    attached,
    gone: new Set<string>(),
  }
  const first = planAccountMerge(keepId, dropId, world, choices)
  if (!first.ok) return refuse('same_account', 'an account cannot be merged with itself')
  const takeOf = new Map(first.value.fields.map(({ field, take }) => [field, take]))
  const led = Object.entries(followers).map(([field, leader]) => [field, takeOf.get(leader) ?? 'kept'])
  const parent = parentTake(first.value, world.parents)
  const plan = planAccountMerge(keepId, dropId, world, {
    ...choices,
    ...Object.fromEntries(led),
    ...(parent === null ? {} : { parentId: parent }),
  })
  if (!plan.ok) return refuse('same_account', 'an account cannot be merged with itself')
  return ok<Prepared>({ keep, drop, plan: plan.value, attached, parents: world.parents })
}

/** The dropped account's parent is no choice where it would put the kept one above itself. */
function parentTake({ keepId, dropId, parents: moves }: MergePlan, parents: Prepared['parents']) {
  const after = new Map([...parents, ...moves.map(({ id, after: to }) => [id, to] as const)])
  const wanted = parents.get(dropId) ?? null
  const isMoved = moves.some(({ id }) => id === keepId)
  return isMoved || (wanted !== null && wouldCycle(after, keepId, wanted)) ? 'kept' : null
}

function fieldsShown(read: ReadStore, { plan }: Prepared): MergeField[] {
  const names = new Map(readAllFields(read).map(({ id, name }) => [`${customPrefix}${id}`, name]))
  const calendars = new Map(calendarsInForce(read).map(({ code, name }) => [code, name]))
  const nameOf = (field: string, value: FieldValue): string | null => {
    if (typeof value !== 'string') return null
    if (field === 'calendar') return calendars.get(value) ?? null
    return field === 'parentId' ? (read.record('account', value)?.name ?? null) : null
  }
  return plan.fields.flatMap(({ field, kept, dropped, state, take }) =>
    state === 'same' || Object.hasOwn(followers, field)
      ? []
      : [
          {
            field,
            name: names.get(field) ?? null,
            kept,
            dropped,
            keptName: nameOf(field, kept),
            droppedName: nameOf(field, dropped),
            state,
            take,
          },
        ],
  )
}

/** A custom value that the kept account lacks goes over as it is, with its history; else the kept one is changed. */
function takeCustomValue(write: WriteStore, plan: MergePlan, field: string, value: FieldValue): void {
  const fieldId = field.slice(customPrefix.length)
  const [known] = write.records('custom_value', { fieldId, recordId: plan.keepId }, { limit: 1 })
  const [coming] = write.records('custom_value', { fieldId, recordId: plan.dropId }, { limit: 1 })
  if (known !== undefined)
    write.update('custom_value', known.id, { value: value === null ? null : String(value) })
  else if (coming !== undefined) write.update('custom_value', coming.id, { recordId: plan.keepId })
}

function carryOut(write: WriteStore, { plan, attached }: Prepared): void {
  const { keepId, dropId } = plan
  const own: Record<string, FieldValue> = {}
  for (const { field, kept, dropped, take } of plan.fields) {
    if (take === 'kept' || kept === dropped) continue
    if (field.startsWith(customPrefix)) takeCustomValue(write, plan, field, dropped)
    else own[field] = dropped
  }
  write.update('account', keepId, own)
  const tables = new Map(attached.map(({ kind, id }) => [id, kind]))
  for (const { id } of plan.moved) {
    const table = attachedTables.find((name) => name === tables.get(id))
    if (table !== undefined) write.update(table, id, { accountId: keepId })
  }
  for (const { id, after } of plan.parents) write.update('account', id, { parentId: after })
  carryApart(write, keepId, dropId)
  write.remove('account', dropId)
}

export const mergeHandlers = {
  'account.duplicates': ({ store }, { limit }) => ok(readDuplicates(store.read, limit)),

  'account.mergePreview': ({ store }, request) => {
    const { read } = store
    const prepared = prepare(read, request)
    if (!prepared.ok) return prepared
    const { keep, drop, plan, attached, parents } = prepared.value
    const living = new Set(attached.flatMap(({ id, living: isLiving }) => (isLiving ? [id] : [])))
    const moved = new Map<string, number>()
    for (const { kind, id } of plan.moved) if (living.has(id)) moved.set(kind, (moved.get(kind) ?? 0) + 1)
    return ok({
      keep: sideOf(read, keep),
      drop: sideOf(read, drop),
      fields: fieldsShown(read, prepared.value),
      moved: [...moved].map(([kind, count]) => ({ kind, count })),
      left: plan.left.length,
      children: plan.parents.filter(({ id }) => id !== plan.keepId && parents.get(id) === plan.dropId).length,
    })
  },

  'account.merge': (context, request) => {
    const name = context.store.read.record('account', request.keepId)?.name ?? ''
    return context.change({ name: 'account.merge', label: { name } }, (write) => {
      const prepared = prepare(write, request)
      if (!prepared.ok) return prepared
      carryOut(write, prepared.value)
      return ok({ actionId: write.actionId })
    })
  },
} satisfies Handlers<'account.duplicates' | 'account.mergePreview' | 'account.merge'>
