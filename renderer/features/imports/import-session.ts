import { useState, useSyncExternalStore } from 'react'
import type { CallFailure, CallInput, CallName, CallOutput } from '../../../shared/contract/index.ts'
import { type Frame, type JobName, runJob, useFrame } from '../../app/index.ts'
import type { ChosenFile } from '../../host/index.ts'

export type ImportPlan = CallOutput<'import.plan'>
export type TablePlan = ImportPlan['tables'][number]
export type ImportResult = CallOutput<'import.run'>
export type TableChoice = CallInput<'import.plan'>['choices'][number]
type Failure = CallFailure<CallName>

/** The contract's limit of one import. */
export const mostFiles = 50
/** What can hold a table; the content decides, not the ending. */
export const tableExtensions = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls', 'ods', 'json'] as const

export interface ImportState {
  /** The files lie with the core, encrypted; null before any were chosen. */
  readonly stage: { readonly id: string; readonly names: readonly string[] } | null
  readonly choices: readonly TableChoice[]
  readonly plan: ImportPlan | null
  /** What the import would do with these choices; null while they are being tried, or cannot be. */
  readonly trial: ImportResult | null
  readonly done: ImportResult | null
  readonly work: 'sending' | 'reading' | 'trying' | 'writing' | null
  readonly jobId: string | null
  /** Names of files beside the tables that hold none. */
  readonly passedOver: readonly string[]
  readonly failure: Failure | 'too-many-files' | 'not-sent' | null
}

const nothing: ImportState = {
  stage: null,
  choices: [],
  plan: null,
  trial: null,
  done: null,
  work: null,
  jobId: null,
  passedOver: [],
  failure: null,
}

export const canHoldTable = (name: string): boolean =>
  tableExtensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`))

/** Tables whose dates can be read in two ways, and nobody has said which. */
export const hasOpenDates = ({ skip, dates }: TablePlan): boolean =>
  !skip && dates.some(({ order }) => order === 'ambiguous')

/**
 * One import from the choice of files to its result: it belongs to the window, not to a page, so that leaving the
 * page loses nothing. Every change of a choice is planned and tried again; what is older is dropped.
 */
export class ImportSession {
  readonly #frame: Frame
  readonly #listeners = new Set<() => void>()
  #state = nothing
  #turn = 0

  constructor(frame: Frame) {
    this.#frame = frame
  }

  readonly read = (): ImportState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Hands the files to the core and looks into them. */
  async choose(files: readonly ChosenFile[]): Promise<void> {
    const tables = files.filter(({ name }) => canHoldTable(name))
    // Of one file chosen by hand the core says what it is; of a folder only what can hold a table is read.
    const taken = tables.length > 0 ? tables : files
    if (taken.length === 0) return
    if (taken.length > mostFiles) {
      this.#set({ failure: 'too-many-files' })
      return
    }
    await this.forget()
    const turn = this.#turn
    const passedOver = files.filter((file) => !taken.includes(file)).map(({ relativePath }) => relativePath)
    this.#set({ work: 'sending', passedOver })
    const staged = await this.#frame.write(
      'import.stage',
      { files: taken.map(({ relativePath, size }) => ({ name: relativePath, size })) },
      { undo: 'silent', failure: 'silent' },
    )
    if (turn !== this.#turn) return
    if (!staged.ok) {
      this.#set({ work: null, failure: staged.error })
      return
    }
    const { stageId, tickets } = staged.value
    this.#set({ stage: { id: stageId, names: taken.map(({ relativePath }) => relativePath) } })
    for (const [index, file] of taken.entries()) {
      const outcome = await file.send(tickets[index] ?? '')
      if (turn !== this.#turn) return
      // What arrived cut short is refused by name when it is read; what did not arrive at all is said here.
      if (outcome === 'failed') {
        await this.forget()
        this.#set({ failure: 'not-sent' })
        return
      }
    }
    await this.#examine()
  }

  /** Changes how one table is read, and tries again. */
  change(key: string, change: Omit<TableChoice, 'key'>): Promise<void> {
    const { choices, work } = this.#state
    // What is being written was seen and agreed to; it does not change under way.
    if (work === 'writing') return Promise.resolve()
    const known = choices.find((choice) => choice.key === key)
    // Other headers are other columns, other entities have other fields: what was said about them is void.
    const isOtherTable =
      change.entity !== undefined ||
      change.headerRow !== undefined ||
      change.delimiter !== undefined ||
      change.encoding !== undefined
    const { fields, ...kept } = known ?? { key }
    const merged: TableChoice = {
      ...kept,
      ...change,
      key,
      ...(isOtherTable ? {} : { fields: { ...fields, ...change.fields } }),
    }
    this.#set({ choices: [...choices.filter((choice) => choice !== known), merged] })
    return this.#examine()
  }

  /** Writes. Rows that cannot be taken are left out only because the person has seen them and said so. */
  async run(): Promise<void> {
    const { stage, choices, trial, work } = this.#state
    // A second click while the first is at work is the same wish.
    if (stage === null || trial === null || work !== null) return
    const turn = ++this.#turn
    const written = await this.#work('writing', 'import.run', {
      stageId: stage.id,
      choices: [...choices],
      dryRun: false,
      acceptRefused: trial.refusedTotal > 0,
    })
    if (turn !== this.#turn) return
    if (!written.ok) {
      this.#set({ failure: written.error })
      return
    }
    await this.forget()
    this.#set({ done: written.value })
  }

  /** Ends what runs. Nothing is half imported: a cancelled import has written nothing. */
  async cancel(): Promise<void> {
    const { jobId, work } = this.#state
    if (work === 'sending' || work === 'reading') await this.forget()
    else if (jobId !== null) await this.#frame.jobs.cancel(jobId)
  }

  /** Puts the files away; what was imported stays. */
  async forget(): Promise<void> {
    const { stage, jobId, work } = this.#state
    this.#turn += 1
    this.#state = nothing
    this.#tell()
    if (jobId !== null && work !== null) await this.#frame.jobs.cancel(jobId)
    if (stage !== null)
      await this.#frame.write('import.forget', { stageId: stage.id }, { undo: 'silent', failure: 'silent' })
  }

  async #examine(): Promise<void> {
    const { stage, jobId, work } = this.#state
    if (stage === null) return
    const turn = ++this.#turn
    this.#set({ trial: null, failure: null })
    if (jobId !== null && work !== null) void this.#frame.jobs.cancel(jobId)
    const input = { stageId: stage.id, choices: [...this.#state.choices] }
    const planned = await this.#work('reading', 'import.plan', input)
    if (turn !== this.#turn) return
    if (!planned.ok) {
      this.#set({ failure: planned.error })
      return
    }
    this.#set({ plan: planned.value })
    const { tables, unreadable } = planned.value
    if (tables.some(hasOpenDates) || (tables.every(({ skip }) => skip) && unreadable.length === 0)) return
    const tried = await this.#work('trying', 'import.run', { ...input, dryRun: true, acceptRefused: false })
    if (turn !== this.#turn) return
    this.#set(tried.ok ? { trial: tried.value } : { failure: tried.error })
  }

  async #work<Name extends JobName>(
    work: 'reading' | 'trying' | 'writing',
    name: Name,
    input: CallInput<Name>,
  ) {
    const turn = this.#turn
    this.#set({ work, jobId: null, failure: null })
    const ended = await runJob(this.#frame.jobs, name, input, (jobId) => {
      if (turn === this.#turn) this.#set({ jobId })
      else void this.#frame.jobs.cancel(jobId)
    })
    if (turn === this.#turn) this.#set({ work: null, jobId: null })
    return ended
  }

  #set(change: Partial<ImportState>): void {
    this.#state = { ...this.#state, ...change }
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

const sessions = new WeakMap<Frame, ImportSession>()

const sessionOf = (frame: Frame): ImportSession => {
  const known = sessions.get(frame)
  if (known) return known
  const session = new ImportSession(frame)
  sessions.set(frame, session)
  return session
}

/** The window's import, and what it is at. */
export function useImport(): { readonly session: ImportSession; readonly state: ImportState } {
  const frame = useFrame()
  const [session] = useState(() => sessionOf(frame))
  return { session, state: useSyncExternalStore(session.subscribe, session.read) }
}
