import { useFrame, useToday } from '../../../app/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Icon, SectionHead, TableHead } from '../../../ui/index.ts'
import { RecordButton } from '../../../app/records/record-button.tsx'
import { roleWord } from './role-word.ts'
import type { Plan } from './plan-record.tsx'

/** VAL-7: what is planned and held per role, and what roles and reasons to buy still ask for. */
export function TrainingSection({ accountId, plan }: { readonly accountId: string; readonly plan: Plan }) {
  const t = useT()
  const { dialogs } = useFrame()
  const { trainings } = plan
  const held = trainings.filter(({ heldOn }) => heldOn !== null).length
  return (
    <section>
      <SectionHead
        title={t('plan.training.section')}
        {...(trainings.length === 0 ? {} : { count: `${held}/${trainings.length}` })}
        actions={
          <Button size="small" icon="plus" onPress={() => void dialogs.open('training.edit', { accountId })}>
            {t('plan.training.add')}
          </Button>
        }
      />
      {trainings.length > 0 && <TrainingTable plan={plan} />}
      <Proposals accountId={accountId} plan={plan} />
    </section>
  )
}

function TrainingTable({ plan }: { readonly plan: Plan }) {
  const t = useT()
  const { dialogs, write } = useFrame()
  const today = useToday()
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('plan.training.title'),
          t('plan.training.role'),
          t('plan.training.attendees'),
          { figures: t('plan.training.dueOrHeld') },
          { unseen: t('account.table.actions') },
        ]}
      />
      <tbody>
        {plan.trainings.map(({ id, title, role, attendees, heldOn, dueDay }) => (
          <tr key={id} data-plan-row={id}>
            <td>
              <RecordButton onPress={() => void dialogs.open('training.edit', { id })}>{title}</RecordButton>
            </td>
            <td className="muted">{roleWord(t, role)}</td>
            <td className="muted">{attendees.map(({ name }) => name).join(t('plan.comma'))}</td>
            <td className="r">
              {heldOn === null ? (
                <Due day={dueDay} />
              ) : (
                <span className="pos t12 num nw">
                  <Icon name="check" size={14} /> {t('plan.training.held', { day: heldOn })}
                </span>
              )}
            </td>
            <td className="r">
              {heldOn === null && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('plan.training.holdNamed', { title })}
                  onPress={() => void write('training.update', { id, patch: { heldOn: today } })}
                >
                  {t('plan.training.hold')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the account's roles and reasons to buy ask for: taken over one by one or all at once. */
function Proposals({ accountId, plan }: { readonly accountId: string; readonly plan: Plan }) {
  const t = useT()
  const format = useFormat()
  const { write } = useFrame()
  const { proposals } = plan
  if (proposals.length === 0) return null
  const take = (taken: Plan['proposals']): void =>
    void write('training.create', {
      accountId,
      trainings: taken.map(({ topic, role, intentId, dueDay }) => ({
        topic,
        role,
        intentId,
        dueDay,
        title: t(`plan.topic.${topic}`),
      })),
    })
  return (
    <div className="pl-prop no-print">
      <p className="t12 muted row">
        <span className="grow">{t('plan.training.proposed')}</span>
        <Button size="small" onPress={() => take(proposals)}>
          {t('plan.training.takeAll', { count: proposals.length })}
        </Button>
      </p>
      <ul>
        {proposals.map((proposal) => {
          const title = t(`plan.topic.${proposal.topic}`)
          const intent = plan.intents.find(({ id }) => id === proposal.intentId)
          return (
            <li key={`${proposal.role} ${proposal.topic}`}>
              <span className="grow">
                {title}
                {intent && <span className="src">{t('plan.training.for', { why: intent.statement })}</span>}
              </span>
              <span className="muted t12 nw">{roleWord(t, proposal.role)}</span>
              <span className="num t12 nw pl-day">
                {proposal.dueDay === null ? t('plan.training.noDay') : format.day(proposal.dueDay)}
              </span>
              <Button
                size="small"
                kind="quiet"
                icon="plus"
                aria-label={t('plan.training.takeNamed', { title })}
                onPress={() => take([proposal])}
              >
                {t('plan.training.take')}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
