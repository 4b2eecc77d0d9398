import { useState } from 'react'
import { FailureNote, useWrite, useZone } from '../../app/index.ts'
import type { CallFailure, CallName, CallOutput } from '../../../shared/contract/index.ts'
import { type TranslationKey, useFormat, useT } from '../../i18n/index.ts'
import { Button, Callout, TextField } from '../../ui/index.ts'
import { Spine } from './spine.tsx'

type Status = CallOutput<'workspace.status'>
type StatusOf<State extends Status['state']> = Extract<Status, { readonly state: State }>
type ClosedStatus = Exclude<Status, { readonly state: 'open' | 'fresh' }>

/** A workspace that does not open by itself: what happened, what is safe, what to do. Never an empty new one. */
export function Gate({ state }: { readonly state: ClosedStatus }) {
  return (
    <div className="fr">
      <Spine current={null} notes={[]} />
      <main id="page" className="fr-m">
        <GateBody state={state} />
      </main>
    </div>
  )
}

function GateBody({ state }: { readonly state: ClosedStatus }) {
  const t = useT()
  switch (state.state) {
    case 'needs_recovery_code':
      return <Locked />
    case 'damaged':
      return state.problem === 'no-permission' ? (
        <NoPermission detail={state.detail} />
      ) : (
        <Damaged state={state} />
      )
    case 'from_the_future':
      return (
        <>
          <h1 className="fr-h">{t('firstrun.gate.future.title')}</h1>
          <p className="fr-lead">{t('firstrun.gate.future.lead')}</p>
          <p className="muted">
            {t('firstrun.gate.future.versions', { schema: state.schema, known: state.known })}
          </p>
        </>
      )
    case 'refused_folder':
      return (
        <>
          <h1 className="fr-h">{t('firstrun.gate.folder.title')}</h1>
          <p className="fr-lead">{t('firstrun.gate.folder.lead')}</p>
          <p className="muted">
            {t('firstrun.gate.folder.reason', { reason: folderReason(state.reason, t) })}
          </p>
        </>
      )
  }
}

const knownReasons = ['sync-client', 'network', 'not-writable'] as const

const folderReason = (reason: string, t: (key: TranslationKey) => string): string => {
  const known = knownReasons.find((name) => name === reason)
  return known === undefined ? reason : t(`firstrun.gate.folder.${known}`)
}

function Locked() {
  const t = useT()
  const [unlock, { isRunning }] = useWrite('workspace.unlock')
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const submit = async (): Promise<void> => {
    if (isRunning) return
    const result = await unlock({ code }, { failure: 'silent' })
    setFailure(result.ok ? null : result.error)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1 className="fr-h">{t('firstrun.gate.locked.title')}</h1>
      <p className="fr-lead">{t('firstrun.gate.locked.lead')}</p>
      <div className="fr-fields">
        <TextField
          label={t('firstrun.gate.locked.code')}
          hint={t('firstrun.gate.locked.hint')}
          autoFocus
          autoComplete="off"
          spellCheck="false"
          lang="en"
          value={code}
          onChange={setCode}
        />
        {failure && <FailureNote failure={failure} />}
      </div>
      <div className="fr-foot">
        <span className="sp" />
        <Button kind="primary" type="submit">
          {isRunning ? t('firstrun.gate.locked.opening') : t('firstrun.gate.locked.open')}
        </Button>
      </div>
    </form>
  )
}

/** What the system said, to be passed on; the sentence above it is for the person. */
function ForSupport({ detail }: { readonly detail: string }) {
  const t = useT()
  return <p className="t12 muted">{t('firstrun.gate.damaged.forSupport', { detail })}</p>
}

function NoPermission({ detail }: { readonly detail: string }) {
  const t = useT()
  return (
    <>
      <h1 className="fr-h">{t('firstrun.gate.damaged.noPermissionTitle')}</h1>
      <p className="fr-lead">{t('firstrun.gate.damaged.noPermissionLead')}</p>
      <ForSupport detail={detail} />
    </>
  )
}

function Damaged({ state }: { readonly state: StatusOf<'damaged'> }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const [restore, restoring] = useWrite('workspace.restore')
  const [openAsItIs, opening] = useWrite('workspace.openAsItIs')
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  const isBusy = restoring.isRunning || opening.isRunning
  const when = (at: number): string =>
    `${format.day(zone.dayOf(at))} ${format.time(at, zone.offsetMinutes(at))}`
  return (
    <>
      <h1 className="fr-h">{t('firstrun.gate.damaged.title')}</h1>
      <p className="fr-lead">{t('firstrun.gate.damaged.lead')}</p>
      <Callout tone="caution" icon="risk">
        <span className="h">{t('firstrun.gate.damaged.detail')}</span>
        <p>{t(`firstrun.gate.damaged.problem.${state.problem}`, { count: state.missing ?? 0 })}</p>
        <ForSupport detail={state.detail} />
      </Callout>
      <h2 className="t14 w6" style={{ margin: '20px 0 6px' }}>
        {t('firstrun.gate.damaged.list')}
      </h2>
      {state.backups.length === 0 && <p className="muted">{t('firstrun.gate.damaged.none')}</p>}
      <ul className="fr-o">
        {state.backups.map(({ file, at, accounts, notes }, index) => (
          <li key={file} className="fr-c">
            <div className="grow">
              <b className="num">{when(at)}</b>
              <p>{t('firstrun.gate.damaged.entry', { accounts, notes })}</p>
            </div>
            <Button
              kind={index === 0 ? 'primary' : 'plain'}
              isDisabled={isBusy}
              onPress={() =>
                void restore({ file }, { failure: 'silent' }).then((result) =>
                  setFailure(result.ok ? null : result.error),
                )
              }
            >
              {t('firstrun.gate.damaged.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {failure && <FailureNote failure={failure} />}
      {state.canOpenAsItIs && (
        <div className="fr-foot">
          <Button
            kind="danger"
            isDisabled={isBusy}
            onPress={() =>
              void openAsItIs({}, { failure: 'silent' }).then((result) =>
                setFailure(result.ok ? null : result.error),
              )
            }
          >
            {t('firstrun.gate.damaged.asItIs')}
          </Button>
        </div>
      )}
    </>
  )
}
