import { useState } from 'react'
import { Shell } from '../app/shell/shell.tsx'
import { FailureNote, useFrame, useQuery } from '../app/index.ts'
import { FirstRun, Gate } from '../features/firstrun/index.ts'

/** What stands in the window: the first run, the closed gate of a workspace, or the workspace. */
export function Root() {
  const { settings: knownSettings } = useFrame()
  const status = useQuery('workspace.status', {})
  const state = status.data
  const isOpen = state?.state === 'open'
  // The shell is drawn in the person's look and at the place where it was left: not before it knows them.
  const settings = useQuery('settings.get', {}, { isEnabled: isOpen })
  const [stage, setStage] = useState<'closed' | 'firstRun' | 'inside'>('closed')

  if (status.error !== undefined && state === undefined)
    return (
      <main id="page" className="gate">
        <FailureNote failure={status.error} onRetry={status.refetch} />
      </main>
    )
  if (state === undefined) return null
  if (state.state === 'fresh' && stage !== 'firstRun') setStage('firstRun')
  // Decided when the workspace opens: a code that is made anew from inside is checked where it was made.
  if (isOpen && stage === 'closed')
    setStage(!state.recoveryConfirmed && state.mode === 'readwrite' ? 'firstRun' : 'inside')
  if (state.state !== 'fresh' && !isOpen) {
    if (stage !== 'closed') setStage('closed')
    return <Gate state={state} />
  }
  if (stage === 'firstRun') return <FirstRun onDone={() => setStage('inside')} />
  if (settings.data === undefined || knownSettings() === null) return null
  return <Shell />
}
