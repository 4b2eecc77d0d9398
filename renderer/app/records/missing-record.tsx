import type { CallFailure, CallName } from '../../../shared/contract/index.ts'
import { FailureNote } from '../index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Dialog } from '../../ui/index.ts'

const gone = { code: 'not_found', message: 'the record is gone' } as const

/** Instead of the form when its record cannot be read. */
export function MissingRecord({
  failure = gone,
  title,
  onClose,
}: {
  readonly failure?: CallFailure<CallName> | undefined
  readonly title: string
  readonly onClose: () => void
}) {
  const t = useT()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={<Button onPress={onClose}>{t('common.action.close')}</Button>}
    >
      <FailureNote failure={failure} />
    </Dialog>
  )
}
