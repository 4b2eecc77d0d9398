/**
 * What the store throws when the machine underneath fails. Expected outcomes of a use case are `Result`s;
 * these are not the use case's fault and are turned into one code at the seam.
 */
abstract class StoreError extends Error {
  /** The code of SQLite or of the file system, for the log. */
  readonly reason: string
  constructor(reason: string, cause: unknown) {
    super(`${reason}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.reason = reason
    this.name = new.target.name
  }
}

/** No space left. Nothing of the transaction was kept; the next one may succeed without a restart. */
export class StoreFullError extends StoreError {}
/** Opened for reading only, or the file or folder may not be written. */
export class StoreReadonlyError extends StoreError {}
/** The disk failed to read or write, or another process kept the file locked beyond the wait. */
export class StoreIoError extends StoreError {}
/** The file's content is not what was written. */
export class StoreDamagedError extends StoreError {}

export type StoreFailure = StoreFullError | StoreReadonlyError | StoreIoError | StoreDamagedError

export const isStoreFailure = (error: unknown): error is StoreFailure => error instanceof StoreError

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The store's error for what the driver or the file system threw; anything else is a bug and stays itself. */
export function toStoreError(error: unknown): unknown {
  if (isStoreFailure(error)) return error
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new StoreFullError(code, error)
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new StoreReadonlyError(code, error)
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new StoreDamagedError(code, error)
  if (
    code.startsWith('SQLITE_IOERR') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_BUSY') ||
    code === 'SQLITE_PROTOCOL' ||
    code === 'EIO'
  )
    return new StoreIoError(code, error)
  return error
}
