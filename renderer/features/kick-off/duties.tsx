import { useFrame } from '../../app/index.ts'
import { InlineDay } from '../../app/records/inline-day.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { RecordButton } from '../../app/records/record-button.tsx'
import { useT } from '../../i18n/index.ts'
import { Button, IconButton, SectionHead, TableHead } from '../../ui/index.ts'
import type { KickOff } from './kick-off.ts'

/** VAL-3: who does what until when. Person and day are written where they stand. */
export function Duties({ kickOff, onAdd }: { readonly kickOff: KickOff; readonly onAdd: () => void }) {
  const t = useT()
  const { write } = useFrame()
  const { accountId, duties } = kickOff
  const take = (): void => void write('duty.takeUsual', { accountId })
  return (
    <section>
      <SectionHead
        title={t('kickoff.duties')}
        count={duties.length}
        actions={
          <>
            {duties.length > 0 && (
              <Button size="small" kind="quiet" onPress={take}>
                {t('kickoff.duty.takeUsual')}
              </Button>
            )}
            <Button size="small" icon="plus" shortcut="N" onPress={onAdd}>
              {t('kickoff.duty.add')}
            </Button>
          </>
        }
      />
      {duties.length === 0 ? (
        <div className="nothing">
          <p className="muted">{t('kickoff.duty.none')}</p>
          <Button size="small" icon="play" onPress={take}>
            {t('kickoff.duty.takeUsual')}
          </Button>
        </div>
      ) : (
        <table className="tbl mini ko-duties">
          <TableHead
            columns={[
              t('kickoff.duty.title'),
              t('kickoff.duty.side'),
              t('kickoff.duty.responsible'),
              t('kickoff.duty.due'),
              { unseen: t('account.table.actions') },
            ]}
          />
          <tbody>
            {duties.map((duty) => (
              <DutyRow key={duty.id} duty={duty} accountId={accountId} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function DutyRow({
  duty,
  accountId,
}: {
  readonly duty: KickOff['duties'][number]
  readonly accountId: string
}) {
  const t = useT()
  const { dialogs, write } = useFrame()
  const { id, title, detail, side, responsible, dueDay } = duty
  const set = async (patch: { responsible?: string | null; dueDay?: string | null }): Promise<boolean> =>
    (await write('duty.update', { id, patch })).ok
  return (
    <tr>
      <td>
        <RecordButton onPress={() => void dialogs.open('duty.edit', { id, accountId })}>{title}</RecordButton>
        {detail !== '' && <p className="muted t12">{detail}</p>}
      </td>
      <td className="nw">{t(`kickoff.side.${side}`)}</td>
      <td>
        <InlineText
          label={t('kickoff.duty.responsibleOf', { title })}
          value={responsible}
          onSave={(text) => set({ responsible: text })}
        />
      </td>
      <td>
        <InlineDay
          label={t('kickoff.duty.dueOf', { title })}
          value={dueDay}
          onSave={(day) => set({ dueDay: day })}
        />
      </td>
      <td className="r">
        <IconButton
          size="small"
          icon="trash"
          label={t('kickoff.duty.remove', { title })}
          onPress={() => void write('duty.remove', { id })}
        />
      </td>
    </tr>
  )
}
