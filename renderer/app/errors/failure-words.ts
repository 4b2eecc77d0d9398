import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { t, type TranslationKey, type TranslationValues } from '../../i18n/index.ts'

type AnyFailure = CallFailure<CallName>

/** A refusal in the person's language: what happened, what is safe, what to do, an id to copy. */
export interface FailureWords {
  readonly what: string
  readonly safe: string
  readonly next: string
  readonly incident: string | null
  /** Trying the same again can help. */
  readonly canRetry: boolean
}

const retryable: ReadonlySet<string> = new Set([
  'disk_full',
  'io_error',
  'disconnected',
  'internal',
  'backup_failed',
])

/** Words of the code where the catalogue has them, else of a bug: never a bare code. */
export function failureWords(failure: AnyFailure): FailureWords {
  const values = valuesOf(failure.data)
  const code = isTooBig(failure) ? 'too_big' : (backupCodeOf(failure) ?? failure.code)
  const say = (part: 'what' | 'safe' | 'next'): string => {
    const key = `error.${code}.${part}`
    const text = t(key as TranslationKey, values)
    return text === key ? t(`error.internal.${part}`, values) : text
  }
  return {
    what: say('what'),
    safe: say('safe'),
    next: say('next'),
    incident: failure.incident ?? null,
    canRetry: retryable.has(failure.code),
  }
}

/** The commonest input that does not fit, which the person can see to at once. */
function isTooBig({ code, data }: AnyFailure): boolean {
  const issues: unknown = code === 'invalid_input' ? data?.['issues'] : undefined
  return (
    Array.isArray(issues) &&
    issues.length > 0 &&
    issues.every((issue: { readonly code?: unknown }) => issue.code === 'too_big')
  )
}

/** A backup that was not made says which of it to see to: the rights of the folder, or the space. */
function backupCodeOf({ code, data }: AnyFailure): string | null {
  const reason: unknown = code === 'backup_failed' ? data?.['reason'] : undefined
  return reason === 'folder' || reason === 'full' ? `backup_${reason}` : null
}

/** What of the data can stand in a sentence. */
const valuesOf = (data: Readonly<Record<string, unknown>> | undefined): TranslationValues =>
  Object.fromEntries(
    Object.entries(data ?? {}).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
