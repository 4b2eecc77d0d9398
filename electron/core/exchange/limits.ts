/** Bounds of what one imported file may take. Defaults are far above any real list and far below any harm. */
export interface ReadLimits {
  readonly fileBytes: number
  readonly columns: number
  readonly rows: number
  /** Filled or empty, over all tables of a file: an empty cell costs memory too. */
  readonly cells: number
  readonly cellCharacters: number
  readonly jsonDepth: number
  readonly zipEntries: number
  /** Counted while inflating; what the archive says about itself is not believed. */
  readonly inflatedBytes: number
  /** Inflated to stored bytes of one entry, judged from `ratioFromBytes` on. */
  readonly inflatedRatio: number
  readonly ratioFromBytes: number
  readonly workbookMs: number
  readonly workbookHeapMb: number
}

export const defaultLimits: ReadLimits = {
  fileBytes: 64 * 1024 * 1024,
  columns: 2_000,
  rows: 1_048_576,
  cells: 6_000_000,
  cellCharacters: 2_000_000,
  jsonDepth: 32,
  zipEntries: 2_000,
  inflatedBytes: 128 * 1024 * 1024,
  inflatedRatio: 200,
  ratioFromBytes: 4 * 1024 * 1024,
  workbookMs: 30_000,
  workbookHeapMb: 512,
}
