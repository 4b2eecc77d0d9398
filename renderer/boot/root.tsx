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
  const [isFirstRun, setFirstRun] = useState(false)

  if (status.error !== undefined && state === undefined)
    return (
      <main id="page" className="gate">
        <FailureNote failure={status.error} onRetry={status.refetch} />
      </main>
    )
  if (state === undefined) return null
  const isNew = state.state === 'fresh' || (isOpen && !state.recoveryConfirmed && state.mode === 'readwrite')
  if (isNew && !isFirstRun) setFirstRun(true)
  if (isNew || (isFirstRun && isOpen)) return <FirstRun onDone={() => setFirstRun(false)} />
  if (!isOpen) return <Gate state={state} />
  if (settings.data === undefined || knownSettings() === null) return null
  return <Shell />
}
