import { useFrame } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { showToast } from '../../../ui/index.ts'

/** Prints the page as it is drawn, under a name; a failure is said, and nothing was lost. */
export function usePrint(): (name: string) => Promise<void> {
  const { host } = useFrame()
  const t = useT()
  return async (name) => {
    const outcome = await host.print(name)
    if (outcome === 'failed') showToast({ text: t('brief.printFailed'), icon: 'risk' })
  }
}
