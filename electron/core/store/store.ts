import { type Clock, fail, ok, type Random, type Result } from '../../../shared/kernel/index.ts'
import { rowsAsKnown, isLiving } from '../../../shared/domain/known/index.ts'
import type { RecordOf, TableName } from './catalogue.ts'
import { codecOf } from './codec.ts'
import { countedTable, readCommitCount, writeCommitCount } from './commit-count.ts'
import { createDigest } from './digest.ts'
import type { Driver, SqlValue } from './driver.ts'
import { StoreReadonlyError, toStoreError } from './errors.ts'
import { type ForeignKey, readForeignKeys } from './foreign-keys.ts'
import { createLogWriter, type LogPosition, readLogPosition } from './log.ts'
import { createReadStore, type ReadStore } from './read-store.ts'
import { rebuildAndCompare, type RebuildOutcome } from './rebuild.ts'
import {
  type Change,
  type CountedStore,
  createRecorder,
  type LocalStore,
  type Recorder,
  runLocal,
  type WriteStore,
} from './recorder.ts'
import { type BinItem, listBin, planPurge } from './bin.ts'
import { type FieldChange, readFieldHistory } from './field-history.ts'
import { readRowLog, rowsEverOf } from './row-log.ts'
import { createStatements } from './statements.ts'
import { planUndo, type UndoConflict } from './undo-plan.ts'
import { type Verification, verifyStore } from './verify.ts'

export interface ActionOptions {
  /** What the person did, as the call is named: `promise.create`. */
  readonly name: string
  /** Values for the sentence that names the action in the toast and the list. */
  readonly label?: Readonly<Record<string, string | number>>
  /** A second change with the same id returns the first one's answer and does nothing. */
  readonly requestId?: string
  /** Whether Ctrl+Z reaches it; true where nothing is said. */
  readonly undoable?: boolean
  readonly importId?: string
  readonly user: string
  /** Makes this a further part of an earlier action: one undo step together. */
  readonly joinAction?: number
}

export interface ActionItem {
  readonly id: number
  readonly name: string
  readonly label: Readonly<Record<string, string | number>>
  readonly at: number
  readonly state: 'done' | 'undone' | 'final'
  readonly importId: string | null
}

export interface UndoOutcome {
  readonly actionId: number
  readonly actionName: string
  readonly label: Readonly<Record<string, string | number>>
  /** What was left as it is, because something else changed it since. */
  readonly conflicts: readonly UndoConflict[]
  /** What could not be brought back, because it has left the bin for good. */
  readonly gone: readonly UndoConflict[]
  /** Rows that went into the bin. */
  readonly removed: number
  /** Rows that got earlier values back. */
  readonly reverted: number
}

export type UndoFailure =
  | { readonly code: 'nothing' }
  | { readonly code: 'not-found' }
  | { readonly code: 'changed-since'; readonly conflicts: readonly UndoConflict[] }
  /** Nothing of it can be brought back: it has left the bin for good. */
  | { readonly code: 'purged'; readonly gone: readonly UndoConflict[] }

/** Tables whose rows belong to an account. */
export type AccountTable = {
  [Table in TableName]: 'accountId' extends keyof RecordOf<Table> ? Table : never
}[TableName]

export interface Store {
  readonly read: ReadStore
  readonly mode: 'readwrite' | 'readonly'
  /** This device in the log. */
  readonly dev: string
  /** One transaction. A `Result` that failed, or an exception, takes everything back. */
  change<Outcome>(action: ActionOptions, work: (write: WriteStore) => Outcome): Outcome
  /** One transaction over tables of this device only; durable like any other, and not in the log. */
  local<Outcome>(work: (write: CountedStore) => Outcome): Outcome
  /** Takes back the action, or the latest one. */
  undo(actionId?: number, user?: string): Result<UndoOutcome, UndoFailure>
  redo(user?: string): Result<UndoOutcome, UndoFailure>
  actions(limit: number): readonly ActionItem[]
  /** What happened to a row or to one of its fields (camelCase), the latest first. */
  fieldHistory(table: TableName, id: string, column?: string): readonly FieldChange[]
  /** VIS-7: the rows of an account that stood outside the bin just before an instant (ms UTC), by id; from the log. */
  recordsOfAccountAsKnown<Table extends AccountTable>(
    table: Table,
    accountId: string,
    until: number,
  ): RecordOf<Table>[]
  /** VIS-7: the same of rows by their ids. */
  recordsAsKnown<Table extends TableName>(
    table: Table,
    ids: readonly string[],
    until: number,
  ): RecordOf<Table>[]
  bin(): readonly BinItem[]
  /** Takes out what has lain in the bin for 30 days at `now`; how many rows went. */
  purgeBin(now: number, user?: string): number
  onChanged(listener: (write: LocalStore, changes: readonly Change[]) => void): () => void
  onCommitted(listener: (tables: ReadonlySet<TableName>) => void): () => void
  /** Replays the log into temporary tables and compares. */
  rebuild(): RebuildOutcome
  /** A hash of everything that is not in the bin: equal on two devices with the same content. */
  digest(): string
  verify(options: { readonly deep: boolean }): Verification
  close(): void
}

export interface StoreOptions {
  readonly database: Driver
  readonly mode: 'readwrite' | 'readonly'
  readonly clock: Clock
  readonly random: Random
  readonly dev: string
  /** The schema version of the file. */
  readonly appSchema: number
  /** Before each transaction: throws when the file that is open is not the one that the next start will find. */
  readonly assertInPlace?: () => void
  /** After each commit: how many transactions the file has seen. */
  readonly onCommit?: (count: number) => void
  readonly onClose?: () => void
}

interface ActionRow {
  readonly id: number
  readonly name: string
  readonly label: string
  readonly at: number
  readonly state: 'done' | 'undone' | 'final'
  readonly import_id: string | null
}
interface ActionTransaction {
  readonly n: number
  readonly part: 'do' | 'undo' | 'redo'
  readonly dev: string
  readonly seq: number
}

const isFailure = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

const isPromise = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

const toLabel = (text: string): Readonly<Record<string, string | number>> =>
  JSON.parse(text) as Readonly<Record<string, string | number>>

const systemUser = 'system'

/** The one writer over an open file whose schema is current. */
export function createStore(options: StoreOptions): Store {
  const { database, mode, clock, random, dev } = options
  const statements = createStatements(database)
  const read = createReadStore(statements)
  const log = createLogWriter(statements, options.appSchema)
  const digest = createDigest(statements)
  let position: LogPosition = readLogPosition(statements, dev)
  let foreignKeys: readonly ForeignKey[] | undefined
  let busy = false
  let commits = readCommitCount(database)
  /** Whether the transaction that runs has written its number already. */
  let isCounted = false
  const changedListeners = new Set<(write: LocalStore, changes: readonly Change[]) => void>()
  const committedListeners = new Set<(tables: ReadonlySet<TableName>) => void>()
  const localStore: CountedStore = {
    ...read,
    run: (statement) => void runLocal(statements, statement),
    runCounted(build) {
      const statement = build(commits + 1)
      // A row that was not written after all leaves the number to `writeCommitCount`.
      if (runLocal(statements, statement, countedTable) > 0) isCounted = true
    },
  }

  const recordsAsKnown = <Table extends TableName>(
    table: Table,
    ids: readonly string[],
    until: number,
  ): RecordOf<Table>[] => {
    const codec = codecOf(table)
    return [...rowsAsKnown(readRowLog(statements, table, ids), until)]
      .filter(([, row]) => isLiving(row))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([id, row]) => codec.toRecord({ ...(row as Readonly<Record<string, SqlValue>>), id }))
  }

  /** BEGIN IMMEDIATE … COMMIT. What `work` refuses is rolled back and returned. */
  const inTransaction = <Outcome>(work: () => Outcome): Outcome => {
    if (mode === 'readonly') throw new StoreReadonlyError('readonly', 'opened for reading only')
    if (busy) throw new Error('a transaction within a transaction')
    busy = true
    isCounted = false
    try {
      options.assertInPlace?.()
      statements.get('BEGIN IMMEDIATE').run()
      const outcome = work()
      if (isPromise(outcome)) throw new Error('a transaction cannot wait')
      if (isFailure(outcome)) {
        statements.get('ROLLBACK').run()
        return outcome
      }
      const count = commits + 1
      if (!isCounted) writeCommitCount(statements, count)
      statements.get('COMMIT').run()
      commits = count
      options.onCommit?.(count)
      return outcome
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK')
      throw toStoreError(error)
    } finally {
      busy = false
    }
  }

  const scalar = (sql: string): number => Number(statements.get(sql).pluck().get() ?? 0)
  // Counted here: a look at the table would be one more index to write with every action. A turn that was
  // rolled back leaves a gap, which means nothing.
  let turn = scalar('SELECT coalesce(max(turn), 0) FROM action')
  const nextTurn = (): number => {
    turn += 1
    return turn
  }

  const announce = (recorder: Recorder): void => {
    if (recorder.changes.size === 0) return
    const changes = [...recorder.changes.values()]
    for (const listener of changedListeners) listener(localStore, changes)
  }
  const tellCommitted = (recorder: Recorder): void => {
    if (recorder.changes.size === 0) return
    const tables = new Set([...recorder.changes.values()].map((change) => change.table))
    for (const listener of committedListeners) listener(tables)
  }

  const record = <Outcome>(
    user: string,
    actionId: () => number,
    work: (recorder: Recorder) => Outcome,
    written: (after: LogPosition | undefined, outcome: Outcome, now: number) => void,
  ): Outcome => {
    let recorder: Recorder | undefined
    let after: LogPosition | undefined
    const outcome = inTransaction(() => {
      recorder = createRecorder({ statements, read, log, position, clock, random, user, actionId })
      const result = work(recorder)
      if (isFailure(result)) return result
      announce(recorder)
      after = recorder.finish()
      written(after, result, recorder.now)
      return result
    })
    if (recorder && !isFailure(outcome)) {
      if (after) position = after
      tellCommitted(recorder)
    }
    return outcome
  }

  const appendTransaction = (
    actionId: number,
    part: ActionTransaction['part'],
    after: Pick<LogPosition, 'dev' | 'seq'>,
  ): void => {
    statements
      .get(
        `INSERT INTO action_txn (action_id, n, part, dev, seq)
         VALUES (?, (SELECT coalesce(max(n), 0) + 1 FROM action_txn WHERE action_id = ?), ?, ?, ?)`,
      )
      .run(actionId, actionId, part, after.dev, after.seq)
  }

  const keepAction = (action: ActionOptions, actionId: number, after: LogPosition, now: number): void => {
    const undoable = action.undoable !== false
    if (action.joinAction === undefined) {
      if (undoable) statements.get("UPDATE action SET state = 'final' WHERE state = 'undone'").run()
      statements
        .get(
          'INSERT INTO action (id, request_id, name, label, at, state, turn, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          actionId,
          action.requestId ?? null,
          action.name,
          JSON.stringify(action.label ?? {}),
          now,
          undoable ? 'done' : 'final',
          nextTurn(),
          action.importId ?? null,
        )
    } else if (action.label !== undefined) {
      statements.get('UPDATE action SET label = ? WHERE id = ?').run(JSON.stringify(action.label), actionId)
    }
    appendTransaction(actionId, 'do', after)
  }

  const change = <Outcome>(action: ActionOptions, work: (write: WriteStore) => Outcome): Outcome => {
    let known: { readonly answer: string } | undefined
    let actionId = action.joinAction
    const nextAction = (): number => {
      actionId ??= scalar('SELECT coalesce(max(id), 0) + 1 FROM action')
      return actionId
    }
    const outcome = record<Outcome | undefined>(
      action.user,
      nextAction,
      (recorder) => {
        if (action.requestId !== undefined) {
          known = statements.get('SELECT answer FROM request WHERE id = ?').get(action.requestId) as
            | { answer: string }
            | undefined
          if (known) return undefined
        }
        return work(recorder)
      },
      (after, result, now) => {
        if (known) return
        if (after) keepAction(action, nextAction(), after, now)
        if (action.requestId !== undefined)
          statements
            .get('INSERT INTO request (id, answer, at) VALUES (?, ?, ?)')
            .run(action.requestId, JSON.stringify(result ?? null), now)
      },
    )
    // A repeated request answers what it answered first, as it went over the wire.
    return (known ? JSON.parse(known.answer) : outcome) as Outcome
  }

  const actionById = (id: number): ActionRow | undefined =>
    statements.get('SELECT * FROM action WHERE id = ?').get(id) as ActionRow | undefined

  const flip = (
    action: ActionRow,
    direction: 'undo' | 'redo',
    user: string,
  ): Result<UndoOutcome, UndoFailure> => {
    const own = statements
      .get('SELECT n, part, dev, seq FROM action_txn WHERE action_id = ? ORDER BY n')
      .all(action.id) as ActionTransaction[]
    const latest = own.at(-1)
    // The first undo takes back all parts of the action; later ones only the last turn.
    const part = latest?.part === 'do' ? own : latest ? [latest] : []
    return record<Result<UndoOutcome, UndoFailure>>(
      user,
      () => action.id,
      (recorder) => {
        foreignKeys ??= readForeignKeys(database)
        const plan = planUndo(statements, foreignKeys, { actionId: action.id, part, own, now: recorder.now })
        const { conflicts, gone } = plan
        if (plan.steps.length === 0 && conflicts.length > 0) return fail({ code: 'changed-since', conflicts })
        if (plan.steps.length === 0 && gone.length > 0) return fail({ code: 'purged', gone })
        for (const step of plan.steps) recorder.setStored(step.table, step.id, step.values)
        const removed = plan.steps.filter(({ values }) => values['deleted_at'] === recorder.now).length
        return ok({
          actionId: action.id,
          actionName: action.name,
          label: toLabel(action.label),
          conflicts,
          gone,
          removed,
          reverted: plan.steps.length - removed,
        })
      },
      (after) => {
        // An action whose effects cancel out leaves nothing to write, and is taken back all the same.
        appendTransaction(action.id, direction, after ?? { dev: '', seq: 0 })
        const state = direction === 'undo' ? 'undone' : 'done'
        statements.get('UPDATE action SET state = ?, turn = ? WHERE id = ?').run(state, nextTurn(), action.id)
        if (action.import_id !== null)
          statements.get('UPDATE import_run SET state = ? WHERE id = ?').run(state, action.import_id)
      },
    )
  }

  return {
    read,
    mode,
    dev,
    change,
    local: (work) => inTransaction(() => work(localStore)),
    undo(actionId, user = systemUser) {
      const action =
        actionId === undefined
          ? (statements.get("SELECT * FROM action WHERE state = 'done' ORDER BY turn DESC LIMIT 1").get() as
              | ActionRow
              | undefined)
          : actionById(actionId)
      if (!action) return fail({ code: actionId === undefined ? 'nothing' : 'not-found' })
      if (action.state !== 'done') return fail({ code: 'nothing' })
      return flip(action, 'undo', user)
    },
    redo(user = systemUser) {
      const action = statements
        .get("SELECT * FROM action WHERE state = 'undone' ORDER BY turn DESC LIMIT 1")
        .get() as ActionRow | undefined
      return action ? flip(action, 'redo', user) : fail({ code: 'nothing' })
    },
    actions: (limit) =>
      (statements.get('SELECT * FROM action ORDER BY id DESC LIMIT ?').all(limit) as ActionRow[]).map(
        ({ import_id: importId, label, ...row }) => ({
          id: row.id,
          name: row.name,
          label: toLabel(label),
          at: row.at,
          state: row.state,
          importId,
        }),
      ),
    fieldHistory: (table, id, column) => readFieldHistory(statements, table, id, column),
    recordsOfAccountAsKnown: (table, accountId, until) =>
      recordsAsKnown(table, rowsEverOf(statements, table, accountId), until).filter(
        (record) => record.accountId === accountId,
      ),
    recordsAsKnown,
    bin: () => listBin(statements),
    purgeBin(now, user = systemUser) {
      foreignKeys ??= readForeignKeys(database)
      const plan = planPurge(statements, foreignKeys, now)
      if (plan.length === 0) return 0
      record(
        user,
        () => 0,
        (recorder) => {
          // Rows go together; which of them refers to which no longer matters.
          database.pragma('defer_foreign_keys = ON')
          for (const row of plan) recorder.expunge(row.table, row.id)
        },
        () => {},
      )
      return plan.length
    },
    onChanged(listener) {
      changedListeners.add(listener)
      return () => changedListeners.delete(listener)
    },
    onCommitted(listener) {
      committedListeners.add(listener)
      return () => committedListeners.delete(listener)
    },
    rebuild: () => rebuildAndCompare(database, statements),
    digest,
    verify: ({ deep }) => verifyStore(database, statements, deep),
    close() {
      if (!database.open) return
      options.onClose?.()
      database.close()
    },
  }
}
