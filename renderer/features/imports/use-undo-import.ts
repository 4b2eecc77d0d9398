import { useFrame, useJob } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, showToast } from '../../ui/index.ts'

/** Takes a whole import back; what people changed since is kept and told. */
export function useUndoImport(): {
  readonly isRunning: boolean
  undo(importId: string): Promise<boolean>
} {
  const t = useT()
  const { tellFailure } = useFrame()
  const job = useJob('import.undo')
  return {
    isRunning: job.isRunning,
    async undo(importId) {
      const result = await job.start({ importId })
      if (!result.ok) {
        tellFailure(result.error)
        return false
      }
      const { removed, reverted, keptLater } = result.value
      const text = t('importing.undone', { removed, reverted, kept: keptLater })
      announce(text)
      showToast({ text, icon: 'undo' })
      return true
    },
  }
}
