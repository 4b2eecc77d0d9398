import type { EventData } from '../../../shared/contract/index.ts'
import { type Clock, isTimeZone, type Random, type Result } from '../../../shared/kernel/index.ts'
import type { Secrets } from '../secrets.ts'
import {
  type Blobs,
  type DamageProblem,
  openWorkspace,
  type RecoveryCost,
  type Rescue,
  type Store,
  type TableName,
  type Workspace,
  type WorkspaceState,
} from '../store/index.ts'
import { NotOpenError } from './context.ts'
import { settleInterrupted } from './imports/undo.ts'
import { readSampleMark } from './sample/removal.ts'
import { type RecordingWaits, RecordingRecovery, recordingWaits } from './recordings/recovery.ts'
import { notesOfCutRecordings } from './recordings/rows.ts'
import { keepIndex } from './search/index-writer.ts'
import {
  defaultSettings,
  readSetting,
  readSettings,
  type Settings,
  writeSetting,
  writeSettings,
} from './settings.ts'

type ShownState = EventData<'workspace.changed'>

export interface SessionOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets
  readonly machineTimeZone: string
  onCommitted(tables: ReadonlySet<TableName>): void
  onState(state: ShownState): void
  /** Above this size (bytes) a start shows the store while its pages are still being read. */
  readonly checkAsideAbove?: number | undefined
  readonly recoveryCost?: RecoveryCost | undefined
  /** When a voice memo whose page says nothing counts as cut off. */
  readonly recordingWaits?: RecordingWaits | undefined
  /** A backup or check in the background failed; nothing of the person's work is concerned. */
  onTrouble(error: unknown): void
}

/** How often it is asked whether a backup or a check is due. */
const maintainEveryMs = 3_600_000
/** The first look comes when the person has the list on screen. */
const firstMaintenanceMs = 20_000

const detailOf = (problem: DamageProblem): string => {
  switch (problem.kind) {
    case 'commits-missing':
      return String(problem.missing)
    case 'migration':
      return problem.failure.code
    default:
      return problem.detail
  }
}

/** The workspace of this process: whichever state it is in, and what use cases need of it when it is open. */
export class WorkspaceSession {
  readonly #options: SessionOptions
  #state: WorkspaceState
  #settings: Settings
  #user = ''
  #timer: NodeJS.Timeout | undefined
  #checked: Promise<void> = Promise.resolve()
  #recordings: RecordingRecovery | null = null

  private constructor(options: SessionOptions, state: WorkspaceState) {
    this.#options = options
    this.#state = state
    this.#settings = defaultSettings(options.machineTimeZone)
    this.#adopt(state)
  }

  static async open(options: SessionOptions): Promise<WorkspaceSession> {
    const { dataDir, clock, random, secrets, checkAsideAbove, recoveryCost } = options
    const state = await openWorkspace({
      dataDir,
      clock,
      random,
      secrets,
      ...(checkAsideAbove === undefined ? {} : { checkAsideAbove }),
      ...(recoveryCost === undefined ? {} : { recoveryCost }),
    })
    try {
      return new WorkspaceSession(options, state)
    } catch (error) {
      // The first rows that are read may lie on a damaged page before the check has come to it.
      const damaged = 'workspace' in state ? await state.workspace.checked : null
      if (damaged === null) throw error
      return new WorkspaceSession(options, damaged)
    }
  }

  /** The folder of the workspace. */
  get dataDir(): string {
    return this.#options.dataDir
  }

  get state(): WorkspaceState {
    return this.#state
  }

  get workspace(): Workspace {
    if (this.#state.state === 'open' || this.#state.state === 'readonly') return this.#state.workspace
    throw new NotOpenError(this.#state.state)
  }

  get store(): Store {
    return this.workspace.store
  }

  get blobs(): Blobs {
    return this.workspace.blobs
  }

  get rescue(): Rescue {
    return this.workspace.rescue
  }

  /** Voice memos that are cut off; null while nothing can be written. */
  get recordings(): RecordingRecovery | null {
    return this.#recordings
  }

  get user(): string {
    return this.#user
  }

  get settings(): Settings {
    return this.#settings
  }

  get timeZone(): string {
    return isTimeZone(this.#settings.timeZone) ? this.#settings.timeZone : this.#options.machineTimeZone
  }

  changeSettings(change: Partial<Settings>): Settings {
    const next = { ...this.#settings, ...change }
    writeSettings(this.store, next)
    this.#settings = next
    return next
  }

  rename(names: {
    readonly workspaceName?: string | undefined
    readonly userName?: string | undefined
  }): void {
    if (names.workspaceName !== undefined)
      writeSetting(this.store, 'workspaceName', names.workspaceName.trim())
    if (names.userName !== undefined) {
      writeSetting(this.store, 'userName', names.userName.trim())
      this.#user = names.userName.trim()
    }
    this.announce()
  }

  /** Takes over a state that a step of the wizard led to, and tells the interface. */
  adopt(state: WorkspaceState): ShownState {
    this.#adopt(state)
    this.announce()
    return this.describe()
  }

  /**
   * Resolves when every page of the store has been read and found whole, or the damage is the state. Until then
   * nothing is written: what is acknowledged must not go into a file that a backup is about to replace.
   */
  whenChecked(): Promise<void> {
    return this.#checked
  }

  announce(): void {
    this.#options.onState(this.describe())
  }

  /** The state as it crosses the seam. */
  describe(): ShownState {
    const state = this.#state
    switch (state.state) {
      case 'fresh':
        return { state: 'fresh' }
      case 'needs-key':
        return { state: 'needs_recovery_code', reason: state.reason }
      case 'damaged':
        return {
          state: 'damaged',
          problem: state.problem.kind,
          missing: state.problem.kind === 'commits-missing' ? state.problem.missing : null,
          detail: detailOf(state.problem),
          backups: state.backups.map(({ name, at, rows }) => ({
            file: name,
            at,
            accounts: rows['account'] ?? 0,
            notes: rows['note'] ?? 0,
          })),
          canOpenAsItIs: state.openAsItIs !== null,
        }
      case 'from-the-future':
        return { state: 'from_the_future', schema: state.fileVersion, known: state.known }
      case 'refused-folder':
        return { state: 'refused_folder', reason: state.refusal.kind }
      case 'open':
      case 'readonly': {
        const { workspace } = state
        const { read } = workspace.store
        const count = (sql: string): number => read.rows<{ count: number }>(sql)[0]?.count ?? 0
        const drafts = workspace.start.cleanShutdown ? 0 : count('SELECT count(*) AS count FROM draft')
        return {
          state: 'open',
          mode: state.state === 'open' ? 'readwrite' : 'readonly',
          readonlyReason: state.state === 'open' ? null : state.reason === 'locked' ? 'locked' : 'folder',
          workspaceName: readSetting(read, 'workspaceName') ?? '',
          userName: this.#user,
          recoveryConfirmed: workspace.recoveryConfirmed,
          sample: readSampleMark(read).length > 0,
          empty:
            count(
              'SELECT count(*) AS count FROM (SELECT 1 FROM account WHERE deleted_at IS NULL LIMIT 1)',
            ) === 0,
          keyKind: workspace.keyKind,
          lastBackupAt: workspace.backups.list()[0]?.at ?? null,
          recoveredDrafts: Math.max(workspace.start.rescued, drafts),
          recoveredRecordings: notesOfCutRecordings(read),
        }
      }
    }
  }

  /** `restore` of an open or damaged workspace. */
  async restore(
    file: string,
  ): Promise<Result<ShownState, { readonly code: string; readonly detail: string }>> {
    const state = this.#state
    if (state.state !== 'open' && state.state !== 'damaged') throw new NotOpenError(state.state)
    this.#stopTimer()
    await this.#recordings?.stop()
    const restored =
      state.state === 'open' ? await state.workspace.backups.restore(file) : await state.restore(file)
    if (!restored.ok) {
      if (state.state === 'open') {
        this.#startTimer()
        this.#watchRecordings(state.workspace)
      }
      return restored
    }
    return { ok: true, value: this.adopt(restored.value) }
  }

  async close(): Promise<void> {
    this.#stopTimer()
    await this.#recordings?.stop()
    if (this.#state.state === 'open' || this.#state.state === 'readonly') this.#state.workspace.close()
  }

  #adopt(state: WorkspaceState): void {
    this.#state = state
    this.#stopTimer()
    void this.#recordings?.stop()
    this.#recordings = null
    if (state.state !== 'open' && state.state !== 'readonly') return
    const { store } = state.workspace
    this.#settings = readSettings(store.read, this.#options.machineTimeZone)
    this.#user = readSetting(store.read, 'userName') ?? ''
    store.onCommitted((tables) => this.#options.onCommitted(tables))
    if (state.state === 'readonly') return
    this.#checked = state.workspace.checked.then((damaged) => {
      if (damaged !== null && this.#state === state) this.adopt(damaged)
    })
    // Who waits for the check meets the error; nobody may wait.
    this.#checked.catch((error: unknown) => this.#options.onTrouble(error))
    keepIndex(store)
    settleInterrupted(store, this.#user)
    this.#startTimer()
    this.#watchRecordings(state.workspace)
  }

  #watchRecordings({ store, blobs }: Workspace): void {
    const { clock, onTrouble, recordingWaits: waits = recordingWaits } = this.#options
    const recovery = new RecordingRecovery({
      store,
      blobs,
      clock,
      waits,
      user: () => this.#user,
      onRecovered: () => this.announce(),
      onTrouble,
    })
    this.#recordings = recovery
    // Nothing is written before the pages are known to be whole; a workspace found damaged has stopped this one.
    void this.#checked.then(
      () => {
        try {
          recovery.start()
        } catch (error) {
          // The parts stay, and are found by the next start.
          onTrouble(error)
        }
      },
      () => {},
    )
  }

  #startTimer(): void {
    const maintain = async (): Promise<void> => {
      try {
        await this.#checked
        // Closed, or found damaged, in the meantime.
        if (this.#timer === undefined) return
        if (this.workspace.maintain().backup !== null) this.announce()
      } catch (error) {
        this.#options.onTrouble(error)
      }
      this.#timer = setTimeout(() => void maintain(), maintainEveryMs)
      this.#timer.unref()
    }
    this.#timer = setTimeout(() => void maintain(), firstMaintenanceMs)
    this.#timer.unref()
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
