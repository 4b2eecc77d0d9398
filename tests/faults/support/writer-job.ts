/** What a writer process is told to do, as one line of JSON on its standard input. */
export interface WriterJob {
  readonly dataDir: string
  readonly work: /** A person's work through the use cases, closed and opened again in the middle. */
    | 'steps'
    /** The same with backups in between. */
    | 'backups'
    /** Texts that go to the rescue file, and the start that takes them in. */
    | 'rescue'
    /** An upgrade to the step after the newest. */
    | 'migration'
    /** A backup put in the place of the store. */
    | 'restore'
    /** A workspace from nothing. */
    | 'first-run'
  readonly seed: number
  readonly now: number
  /** How many steps; null until it is killed. */
  readonly steps: number | null
  /** The planted bug T0: the store believes in FULL and runs with NORMAL. */
  readonly synchronousNormal?: boolean
  /** Dies before this statement of this schema step. */
  readonly dieBefore?: { readonly version: number; readonly statement: number }
}
