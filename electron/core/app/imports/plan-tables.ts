import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  type ColumnTarget,
  chooseKeyFields,
  customTargetFor,
  fieldOf,
  inferDayOrder,
  type MappingProposal,
  mappingProblems,
  proposeMapping,
  proposeMappings,
  type UnfitColumn,
  specOf,
  type TableMapping,
  targetForChoice,
} from '../../../../shared/domain/exchange/index.ts'
import type { StagedTable, TableChoice } from './read-stage.ts'

export type TablePlan = CallOutput<'import.plan'>['tables'][number]
type DateOrder = TablePlan['dates'][number]['order']

/** A table with the decision how it is read. */
export interface PlannedTable extends StagedTable {
  readonly proposal: MappingProposal
  readonly entity: TableMapping['entity'] | null
  readonly columns: Readonly<Record<string, ColumnTarget>>
  readonly chosen: ReadonlySet<string>
  readonly currency: string
  readonly skip: boolean
  readonly missing: readonly (readonly string[])[]
  readonly keyFields: readonly string[]
  readonly dates: TablePlan['dates']
  /** Ready for conversion; null where no entity fits or a needed field is missing. */
  readonly mapping: TableMapping | null
}

const customPrefix = 'custom:'
const sampleCount = 5
const longestSample = 120

function chosenTarget(staged: StagedTable, entity: TableMapping['entity'], column: string, field: string) {
  if (field.startsWith(customPrefix))
    return entity === 'account' && field.length > customPrefix.length
      ? customTargetFor(staged.table, column, field.slice(customPrefix.length))
      : null
  return fieldOf(entity, field) ? targetForChoice(staged.table, entity, column, field) : null
}

/** Where each column goes: what the person said first, then what was proposed and is still free. */
function columnsOf(
  staged: StagedTable,
  proposal: MappingProposal,
  entity: TableMapping['entity'],
  choice: TableChoice | undefined,
): { readonly columns: Record<string, ColumnTarget>; readonly chosen: Set<string> } {
  const columns: Record<string, ColumnTarget> = {}
  const chosen = new Set<string>()
  const taken = new Set<string>()
  const give = (column: string, target: ColumnTarget): void => {
    columns[column] = target
    if (target && 'field' in target) taken.add(target.field)
  }
  for (const column of staged.table.columns) {
    const exact = choice?.columns?.[column]
    const field = choice?.fields?.[column]
    if (exact === undefined && field === undefined) continue
    chosen.add(column)
    const target =
      exact === undefined
        ? field == null
          ? null
          : chosenTarget(staged, entity, column, field)
        : exact && 'field' in exact && fieldOf(entity, exact.field)
          ? { ...targetForChoice(staged.table, entity, column, exact.field), ...exact }
          : exact
    // A field takes one column; the first that claims it.
    give(column, target && 'field' in target && taken.has(target.field) ? null : target)
  }
  for (const { column, target } of proposal.columns) {
    if (chosen.has(column)) continue
    const field = target && 'field' in target ? target.field : null
    give(column, field !== null && taken.has(field) ? null : target)
  }
  if (choice?.dateOrder !== undefined)
    for (const [column, target] of Object.entries(columns)) {
      if (!target) continue
      const kind = 'field' in target ? fieldOf(entity, target.field)?.kind : target.kind
      if (kind === 'day' || kind === 'instant') columns[column] = { ...target, dayOrder: choice.dateOrder }
    }
  return { columns, chosen }
}

const isComposedName = (entity: TableMapping['entity'], field: string): boolean =>
  entity === 'person' && (field === 'family_name' || field === 'given_name')

function datesOf(
  { table }: StagedTable,
  entity: TableMapping['entity'],
  columns: Readonly<Record<string, ColumnTarget>>,
): TablePlan['dates'] {
  return table.columns.flatMap((column, index) => {
    const target = columns[column]
    if (!target || !('field' in target)) return []
    const kind = fieldOf(entity, target.field)?.kind
    if (kind !== 'day' && kind !== 'instant') return []
    const values = table.rows.map((row) => row.cells[index] ?? '')
    const found = inferDayOrder(values, { asked: target.dayOrder })
    const sample = values.find((value) => value.trim() !== '') ?? ''
    const isNumber = found.order === 'YMD' && /^\d+(?:\.\d+)?$/.test(sample.trim())
    // `mixed` columns are read in the order that fits most; the rows that do not are refused one by one.
    const order: DateOrder = isNumber
      ? 'serial'
      : found.order === 'mixed'
        ? (found.used ?? 'none')
        : found.order
    return [{ column, order, sample: sample.slice(0, longestSample) }]
  })
}

/** One table's columns give their open orders to the others: what the file says elsewhere counts. */
function withAgreedDates(dates: TablePlan['dates']): TablePlan['dates'] {
  const decided = new Set(dates.flatMap(({ order }) => (order === 'DMY' || order === 'MDY' ? [order] : [])))
  const [only] = decided
  if (decided.size !== 1 || only === undefined) return dates
  return dates.map((date) => (date.order === 'ambiguous' ? { ...date, order: only } : date))
}

function planTable(
  staged: StagedTable,
  proposal: MappingProposal,
  choice: TableChoice | undefined,
  defaultCurrency: string,
): PlannedTable {
  const entity = choice?.entity === undefined ? proposal.entity : choice.entity
  const shared = {
    ...staged,
    proposal,
    currency: choice?.currency ?? defaultCurrency,
    skip: choice?.skip === true,
  }
  if (entity === null)
    return {
      ...shared,
      entity,
      columns: {},
      chosen: new Set(),
      missing: [],
      keyFields: [],
      dates: [],
      mapping: null,
    }
  const { columns, chosen } = columnsOf(staged, proposal, entity, choice)
  const mapped = new Set(
    Object.values(columns).flatMap((target) => (target && 'field' in target ? [target.field] : [])),
  )
  const missing = specOf(entity).needs.filter((group) => !group.some((field) => mapped.has(field)))
  const codePrefix = choice?.codePrefix ?? (mapped.has('code') ? undefined : proposal.mapping?.codePrefix)
  const wanted = choice?.keyFields?.filter(
    (field) =>
      mapped.has(field) ||
      (field === 'code' && codePrefix !== undefined) ||
      (field === 'name' && [...mapped].some((name) => isComposedName(entity, name))),
  )
  const keyFields =
    wanted !== undefined && wanted.length > 0 ? wanted : chooseKeyFields(staged.table, entity, columns)
  const mapping: TableMapping = {
    entity,
    columns,
    keyFields: [...keyFields],
    ...(codePrefix === undefined ? {} : { codePrefix }),
  }
  const isSound = missing.length === 0 && keyFields.length > 0 && mappingProblems(mapping).length === 0
  return {
    ...shared,
    entity,
    columns,
    chosen,
    missing,
    keyFields,
    dates: withAgreedDates(datesOf(staged, entity, columns)),
    mapping: isSound ? mapping : null,
  }
}

/**
 * Decides how the tables of one import are read: proposals for all of them together, changed by what the person
 * chose.
 */
export function planTables(
  tables: readonly StagedTable[],
  choices: readonly TableChoice[],
  defaultCurrency: string,
): readonly PlannedTable[] {
  const choiceOf = (table: StagedTable): TableChoice | undefined =>
    choices.find(({ key }) => key === table.key) ?? choices.find(({ key }) => key === table.file)
  const taking = tables.filter((table) => choiceOf(table)?.skip !== true)
  const proposals = proposeMappings(
    taking.map(({ table }) => table),
    taking.map((table) => choiceOf(table)?.entity ?? undefined),
  )
  return tables.map((table) => {
    const choice = choiceOf(table)
    const proposal =
      proposals[taking.indexOf(table)] ?? proposeMapping(table.table, { entity: choice?.entity ?? undefined })
    return planTable(table, proposal, choice, defaultCurrency)
  })
}

function samplesOf({ table }: StagedTable, index: number): string[] {
  const samples: string[] = []
  for (const row of table.rows) {
    const value = row.cells[index]?.trim() ?? ''
    if (value !== '') samples.push(value.slice(0, longestSample))
    if (samples.length === sampleCount) break
  }
  return samples
}

const shownUnfit = (unfit: UnfitColumn | undefined): TablePlan['columns'][number]['unfit'] =>
  unfit === undefined ? null : { ...unfit, value: unfit.value.slice(0, longestSample) }

/** The plan as the person sees it. */
export function shownPlan(planned: PlannedTable): TablePlan {
  const { table, guess, proposal } = planned
  return {
    key: planned.key,
    file: planned.file,
    sheet: planned.sheet,
    kind: guess.kind,
    encoding: guess.encoding ?? '',
    delimiter: guess.delimiter,
    headerRow: table.headerRow ?? 0,
    rows: table.rows.length + table.broken.length,
    entity: planned.entity,
    confidence: proposal.confidence,
    columns: table.columns.map((column, index) => {
      const target = planned.columns[column] ?? null
      const proposed = proposal.columns[index]
      const isChosen = planned.chosen.has(column)
      return {
        column,
        field: target === null ? null : 'field' in target ? target.field : `${customPrefix}${target.custom}`,
        reason: isChosen ? 'chosen' : (proposed?.reason ?? 'no-match'),
        confidence: isChosen ? 1 : (proposed?.confidence ?? 0),
        samples: samplesOf(planned, index),
        unfit: isChosen ? null : shownUnfit(proposed?.unfit),
        by: target !== null && 'field' in target ? (target.by ?? null) : null,
        customOffer: planned.entity === 'account' ? (proposed?.customOffer?.custom ?? null) : null,
      }
    }),
    dates: planned.dates,
    currency: planned.currency,
    brokenRows: table.broken.length,
    keyFields: [...planned.keyFields],
    missing: planned.missing.map((group) => [...group]),
    skip: planned.skip,
  }
}
