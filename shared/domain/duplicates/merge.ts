import { fail, ok, type Result } from '../../kernel/index.ts'

export type FieldValue = string | number | boolean | null

/** An account's own fields by name. */
export type AccountFields = Readonly<Record<string, FieldValue>>

/** A record that belongs to an account: contract, person, note, tag, ask … */
export interface Attached {
  readonly kind: string
  readonly id: string
  readonly accountId: string
  /** What one account can have once only: the tag's text, the requirement asked for. Null: any number. */
  readonly once: string | null
}

/** What a merge looks at and changes. `parents` holds who stands above each account. */
export interface MergeWorld {
  readonly fields: ReadonlyMap<string, AccountFields>
  readonly parents: ReadonlyMap<string, string | null>
  readonly attached: readonly Attached[]
  /** Accounts in the bin. */
  readonly gone: ReadonlySet<string>
}

export interface FieldPlan {
  readonly field: string
  readonly kept: FieldValue
  readonly dropped: FieldValue
  /** `conflict`: both say something, and not the same. */
  readonly state: 'same' | 'only_kept' | 'only_dropped' | 'conflict'
  readonly take: 'kept' | 'dropped'
}

export interface MergePlan {
  readonly keepId: string
  readonly dropId: string
  readonly fields: readonly FieldPlan[]
  /** Attached records that go over, by kind and id. */
  readonly moved: readonly { readonly kind: string; readonly id: string }[]
  /** Stay with the merged account in the bin: the kept one has the same already. */
  readonly left: readonly { readonly kind: string; readonly id: string }[]
  /** Who stood above whom before, of every account whose parent changes. */
  readonly parents: readonly {
    readonly id: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/**
 * The preview of a merge (ACC-10): per field what both say and what is taken, by default what the kept account says
 * unless that is empty; `choices` overrides by field. Children of the dropped account go under the kept one.
 */
export function planAccountMerge(
  keepId: string,
  dropId: string,
  world: MergeWorld,
  choices: Readonly<Record<string, 'kept' | 'dropped'>> = {},
): Result<MergePlan, 'same_account' | 'not_found'> {
  if (keepId === dropId) return fail('same_account')
  const [keep, drop] = [world.fields.get(keepId), world.fields.get(dropId)]
  if (keep === undefined || drop === undefined || world.gone.has(keepId) || world.gone.has(dropId))
    return fail('not_found')

  const names = [...new Set([...Object.keys(keep), ...Object.keys(drop)])].toSorted()
  const fields = names.map((field): FieldPlan => {
    const [kept, dropped] = [keep[field] ?? null, drop[field] ?? null]
    const state =
      kept === dropped || (isEmpty(kept) && isEmpty(dropped))
        ? 'same'
        : isEmpty(dropped)
          ? 'only_kept'
          : isEmpty(kept)
            ? 'only_dropped'
            : 'conflict'
    const usual = state === 'only_dropped' ? 'dropped' : 'kept'
    return {
      field,
      kept,
      dropped,
      state,
      take: Object.hasOwn(choices, field) ? (choices[field] ?? usual) : usual,
    }
  })

  const has = new Set(
    world.attached.flatMap(({ kind, accountId, once }) =>
      accountId === keepId && once !== null ? [`${kind}/${once}`] : [],
    ),
  )
  const coming = world.attached.filter(({ accountId }) => accountId === dropId)
  const stays = ({ kind, once }: Attached): boolean => once !== null && has.has(`${kind}/${once}`)
  const nameOf = ({ kind, id }: Attached): { kind: string; id: string } => ({ kind, id })
  return ok({
    keepId,
    dropId,
    fields,
    moved: coming.filter((one) => !stays(one)).map(nameOf),
    left: coming.filter(stays).map(nameOf),
    parents: parentChanges(keepId, dropId, world.parents),
  })
}

/** Nobody may stand below an account in the bin, and the kept one not above itself. */
function parentChanges(keepId: string, dropId: string, parents: MergeWorld['parents']): MergePlan['parents'] {
  const changes: { id: string; before: string | null; after: string | null }[] = []
  for (const [id, before] of parents) {
    if (before !== dropId || id === keepId || id === dropId) continue
    changes.push({ id, before, after: keepId })
  }
  const keepParent = parents.get(keepId) ?? null
  const dropParent = parents.get(dropId) ?? null
  // Below the dropped one, however far: what lies between goes under the kept one, which must come out from there.
  if (reaches(keepParent, dropId, parents))
    changes.push({
      id: keepId,
      before: keepParent,
      after: reaches(dropParent, keepId, parents) ? null : dropParent,
    })
  return changes
}

/** Whether going up from an account, itself included, comes to another. */
function reaches(from: string | null, target: string, parents: MergeWorld['parents']): boolean {
  const seen = new Set<string>()
  for (let at = from; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === target) return true
    seen.add(at)
  }
  return false
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((one) => one !== id))

const recordKey = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`

/** The world after a merge. Only what the plan names changes. */
export function applyMerge(world: MergeWorld, plan: MergePlan): MergeWorld {
  const taken = plan.fields.flatMap(({ field, dropped, kept, take }) =>
    take === 'dropped' && dropped !== kept ? [[field, dropped] as const] : [],
  )
  const moved = new Set(plan.moved.map(recordKey))
  return {
    fields: new Map(world.fields).set(plan.keepId, {
      ...world.fields.get(plan.keepId),
      ...Object.fromEntries(taken),
    }),
    parents: new Map([...world.parents, ...plan.parents.map(({ id, after }) => [id, after] as const)]),
    attached: world.attached.map((one) =>
      moved.has(recordKey(one)) ? { ...one, accountId: plan.keepId } : one,
    ),
    gone: new Set([...world.gone, plan.dropId]),
  }
}

export interface UndoneMerge {
  readonly world: MergeWorld
  /** Fields of the kept account that somebody changed since: what they typed stays. */
  readonly changedSince: readonly string[]
}

/**
 * Takes a merge back: both accounts stand again with everything that was attached to each. What came after the merge
 * stays with the kept account, and so does what somebody typed or moved since.
 */
export function undoMerge(world: MergeWorld, plan: MergePlan): UndoneMerge {
  const now = world.fields.get(plan.keepId) ?? {}
  const back: Record<string, FieldValue> = {}
  const changedSince: string[] = []
  for (const { field, kept, dropped, take } of plan.fields) {
    if (take === 'kept' || kept === dropped) continue
    if ((now[field] ?? null) === dropped) back[field] = kept
    else changedSince.push(field)
  }
  const moved = new Set(plan.moved.map(recordKey))
  const parents = new Map(world.parents)
  for (const { id, before, after } of plan.parents)
    if ((parents.get(id) ?? null) === after) parents.set(id, before)
  return {
    world: {
      fields: new Map(world.fields).set(plan.keepId, { ...now, ...back }),
      parents,
      attached: world.attached.map((one) =>
        moved.has(recordKey(one)) && one.accountId === plan.keepId ? { ...one, accountId: plan.dropId } : one,
      ),
      gone: without(world.gone, plan.dropId),
    },
    changedSince,
  }
}
