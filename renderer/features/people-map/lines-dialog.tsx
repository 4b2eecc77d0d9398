import { type DialogProps, FailureNote, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { PersonLines } from './person-lines.tsx'

/** PPL-2: the lines of one person, as a dialog: the way to draw them by keyboard. */
export function LinesDialog({ input, onClose }: DialogProps<'person.lines'>) {
  const t = useT()
  const map = useQuery('people.map', { accountId: input.accountId })
  const person = map.data?.people.find(({ id }) => id === input.id)
  const close = (): void => onClose({ id: input.id })
  return (
    <Dialog
      isOpen={map.data !== undefined || map.error !== undefined}
      onClose={close}
      title={t('map.lines.dialog', { name: person?.name ?? '' })}
      footer={
        <>
          <span className="sp" />
          <Button kind="primary" onPress={close}>
            {t('common.action.done')}
          </Button>
        </>
      }
    >
      {map.error !== undefined && <FailureNote failure={map.error} onRetry={map.refetch} />}
      {map.data !== undefined && person !== undefined && (
        <div className="pm-dialog">
          <PersonLines person={person} map={map.data} accountId={input.accountId} />
        </div>
      )}
    </Dialog>
  )
}
