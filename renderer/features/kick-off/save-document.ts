import { currentLanguage, isLanguage, t } from '../../i18n/index.ts'
import { type Frame, failureWords, runJob } from '../../app/index.ts'
import { announce, showToast } from '../../ui/index.ts'

/** The DOCX in the language on screen, saved where the person wants it. */
export async function saveDocument({ jobs, host }: Frame, accountId: string): Promise<void> {
  const language = currentLanguage()
  const ended = await runJob(jobs, 'kickOff.document', {
    accountId,
    language: isLanguage(language) ? language : 'en',
  })
  if (!ended.ok) {
    showToast({ text: failureWords(ended.error).what, icon: 'risk' })
    return
  }
  const saved = await host.saveDownload(ended.value.ticket, ended.value.name)
  if (saved === 'cancelled') return
  const text =
    saved === 'saved'
      ? t('exporting.saved', { name: ended.value.name })
      : t('kickoff.document.failed', { name: ended.value.name })
  announce(text)
  showToast({ text, icon: saved === 'saved' ? 'export' : 'risk' })
}
