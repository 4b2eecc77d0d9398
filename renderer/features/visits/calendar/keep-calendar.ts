import type { Frame } from '../../../app/index.ts'
import { t } from '../../../i18n/index.ts'
import { announce, showToast } from '../../../ui/index.ts'

/** IOX-2: visits as a calendar file, kept where the person says; all of them without ids. */
export async function keepCalendar(frame: Frame, visitIds?: readonly string[]): Promise<void> {
  const made = await frame.write(
    'calendar.export',
    { language: frame.settings().language, ...(visitIds === undefined ? {} : { visitIds: [...visitIds] }) },
    { undo: 'silent' },
  )
  if (!made.ok) return
  const { ticket, name, visits } = made.value
  const kept = await frame.host.saveDownload(ticket, name)
  if (kept === 'cancelled') return
  const text =
    kept === 'saved' ? t('trips.calendar.kept', { name, count: visits }) : t('trips.calendar.notKept')
  announce(text)
  showToast({ text, icon: kept === 'saved' ? 'calendar' : 'risk' })
}
