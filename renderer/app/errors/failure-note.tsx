import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, ErrorPanel } from '../../ui/index.ts'
import { failureWords } from './failure-words.ts'

export interface FailureNoteProps {
  readonly failure: CallFailure<CallName>
  readonly onRetry?: () => void
}

/** A refusal where it happened, in the page: what, what is safe, what to do, an id to copy. */
export function FailureNote({ failure, onRetry }: FailureNoteProps) {
  const t = useT()
  const words = failureWords(failure)
  return (
    <ErrorPanel
      title={words.what}
      safe={`${words.safe} ${words.next}`}
      {...(words.incident === null ? {} : { id: words.incident })}
      actions={
        onRetry && (
          <Button size="small" icon="sync" onPress={onRetry}>
            {t('common.action.retry')}
          </Button>
        )
      }
    />
  )
}
