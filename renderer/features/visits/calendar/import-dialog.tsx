import { useState } from 'react'
import type { CallFailure, CallName, CallOutput } from '../../../../shared/contract/index.ts'
import {
  type DialogProps,
  FailureNote,
  useFrame,
  useNameKeys,
  useQuery,
  useZone,
} from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Callout, ComboBox, Dialog, SectionHead } from '../../../ui/index.ts'

type Preview = CallOutput<'calendar.preview'>
type Step = Preview['steps'][number]

/** IOX-2: a calendar file is looked at first; what would be made and changed stands there before it is. */
export function CalendarImportDialog({ onClose }: DialogProps<'calendar.import'>) {
  const t = useT()
  const frame = useFrame()
  const [stageId, setStageId] = useState<string | null>(null)
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isNotSent, setNotSent] = useState(false)
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({})
  const preview = useQuery('calendar.preview', { stageId: stageId ?? '' }, { isEnabled: stageId !== null })
  const plan = stageId === null ? undefined : preview.data

  const choose = async (): Promise<void> => {
    const [file] = await frame.host.pickFiles({
      title: t('trips.calendar.choose'),
      multiple: false,
      folder: false,
      extensions: ['ics'],
    })
    if (file === undefined) return
    setBusy(true)
    setFailure(null)
    const staged = await frame.write(
      'import.stage',
      { files: [{ name: file.name || 'calendar.ics', size: file.size }] },
      { undo: 'silent', failure: 'silent' },
    )
    if (staged.ok) {
      const [ticket = ''] = staged.value.tickets
      setNotSent(false)
      // What came cut short would be called no calendar; that it did not come is said instead.
      if ((await file.send(ticket)) === 'failed') setNotSent(true)
      else {
        setChosen({})
        setStageId(staged.value.stageId)
      }
    } else setFailure(staged.error)
    setBusy(false)
  }
  const run = async (): Promise<void> => {
    if (stageId === null || isBusy) return
    setBusy(true)
    const result = await frame.write(
      'calendar.import',
      { stageId, accounts: { ...chosen }, cancelledReason: t('trips.calendar.cancelledReason') },
      { failure: 'silent' },
    )
    setBusy(false)
    if (result.ok) onClose({ id: stageId })
    else setFailure(result.error)
  }
  const accountOf = (step: Step): string | null =>
    step.uid in chosen ? (chosen[step.uid] ?? null) : step.accountId
  const steps = plan?.steps ?? []
  const created = steps.filter((step) => step.action === 'create' && accountOf(step) !== null).length
  const updated = steps.filter(({ action }) => action === 'update').length
  const cancelled = steps.filter(({ action }) => action === 'cancel').length
  const shown = failure ?? preview.error ?? null
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={() => onClose(null)}
      title={t('trips.calendar.import')}
      footer={
        <>
          <Button icon="file" onPress={() => void choose()} isDisabled={isBusy}>
            {t('trips.calendar.choose')}
          </Button>
          <span className="sp" />
          <Button onPress={() => onClose(null)}>{t('common.action.cancel')}</Button>
          <Button
            kind="primary"
            onPress={() => void run()}
            isDisabled={isBusy || created + updated + cancelled === 0}
          >
            {cancelled === 0
              ? t('trips.calendar.run', { created, updated })
              : t('trips.calendar.runAndCancel', { created, updated, cancelled })}
          </Button>
        </>
      }
    >
      {isNotSent && <Callout tone="danger">{t('importing.notSent')}</Callout>}
      {shown !== null && <FailureNote failure={shown} />}
      {plan === undefined ? (
        <p className="muted">{t('trips.calendar.lead')}</p>
      ) : (
        <PlanTable
          plan={plan}
          accountOf={accountOf}
          onAccount={(uid, accountId) => setChosen((before) => ({ ...before, [uid]: accountId }))}
        />
      )}
    </Dialog>
  )
}

interface PlanTableProps {
  readonly plan: Preview
  readonly accountOf: (step: Step) => string | null
  readonly onAccount: (uid: string, accountId: string | null) => void
}

const order = { create: 0, cancel: 1, update: 2, skip: 3, same: 4 } as const

function PlanTable({ plan, accountOf, onAccount }: PlanTableProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const rows = useQuery('account.list', {}).data?.rows ?? []
  const nameKeys = useNameKeys()
  const choices = rows.map(({ id, name }) => ({ id, label: name, keywords: nameKeys.of(id).join(' ') }))
  const time = (at: number): string => format.time(at, zone.offsetMinutes(at))
  return (
    <div className="cal-plan">
      <table className="tbl mini">
        <thead>
          <tr>
            <th>{t('trips.calendar.what')}</th>
            <th>{t('trips.calendar.when')}</th>
            <th>{t('trips.calendar.title')}</th>
            <th>{t('trips.calendar.whose')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.steps
            .toSorted((left, right) => order[left.action] - order[right.action] || left.start - right.start)
            .map((step) => (
              <tr key={step.uid}>
                <td className={step.action === 'same' || step.action === 'skip' ? 'muted nw' : 'nw'}>
                  {t(`trips.calendar.action.${step.reason ?? step.action}`)}
                  {step.action === 'update' && (
                    <span className="muted t12">
                      {' '}
                      {step.changes.map((field) => t(`trips.calendar.field.${field}`)).join(t('brief.join'))}
                    </span>
                  )}
                </td>
                <td className="num nw">
                  {zone.dayOf(step.start)} {time(step.start)}
                </td>
                <td>{step.title}</td>
                <td>
                  {step.action === 'create' ? (
                    <ComboBox
                      hideLabel
                      label={t('trips.calendar.whoseOf', { title: step.title })}
                      placeholder={t('trips.calendar.leaveOut')}
                      choices={choices}
                      value={accountOf(step)}
                      onChange={(id) => onAccount(step.uid, id)}
                    />
                  ) : (
                    step.accountName
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {plan.refused.length > 0 && (
        <section>
          <SectionHead
            title={t('trips.calendar.refused')}
            count={plan.refused.length}
            level={3}
            line="line"
          />
          <ul className="t13">
            {plan.refused.map(({ uid, title, fault }, index) => (
              <li key={`${uid} ${index}`}>
                {title === '' ? t('notes.untitled') : title}
                <span className="muted"> · {t(`trips.calendar.fault.${fault}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
