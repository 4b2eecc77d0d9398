import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useLanguage } from '../i18n/index.ts'
import { ConfirmHost } from './confirm.tsx'
import { LiveRegion } from './live-region.tsx'
import { ToastRegion } from './toast.tsx'

/** Around the whole window, once: the language of the controls, questions, toasts and announcements. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <I18nProvider locale={language === 'en-XA' ? 'en' : language}>
      {children}
      <ConfirmHost />
      <ToastRegion />
      <LiveRegion />
    </I18nProvider>
  )
}
