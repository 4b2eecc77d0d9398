import type { CallFailure, CallInput, CallName } from '../../../../shared/contract/index.ts'
import { FailureNote, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, Dialog } from '../../../ui/index.ts'

type OwnedKind = CallInput<'account.ofRecord'>['kind']

/** The account of a dialog's record: known from the start for a new one, asked for by the id of one that exists. */
export function useOwner(
  kind: OwnedKind,
  input: { readonly id?: string | undefined; readonly accountId?: string | undefined },
): { readonly accountId: string | undefined; readonly error: CallFailure<CallName> | undefined } {
  const found = useQuery(
    'account.ofRecord',
    { kind, id: input.id ?? '' },
    { isEnabled: input.id !== undefined },
  )
  return { accountId: input.accountId ?? found.data?.accountId, error: found.error }
}

/** Instead of the form when its record cannot be read. */
export function MissingRecord({
  failure,
  title,
  onClose,
}: {
  readonly failure: CallFailure<CallName>
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

export const notFoundFailure = { code: 'not_found', message: 'the record is gone' } as const

/** Text of a field: empty means nothing. */
export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text)
