import type { Session } from 'electron'
import { isOwnUrl } from './origin.ts'

const withinPage = new Set(['blob:', 'data:'])

/** Whether a request stays inside the application. Developer tools load themselves where they are allowed. */
export function isInnerUrl(url: string, devTools: boolean): boolean {
  if (isOwnUrl(url)) return true
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  return withinPage.has(protocol) || (devTools && protocol === 'devtools:')
}

/** Nothing leaves the machine through the renderer, whatever a page or the browser itself would like to fetch. */
export function guardNetwork(session: Session, devTools: boolean): void {
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) =>
    answer({ cancel: !isInnerUrl(details.url, devTools) }),
  )
  // Spelling dictionaries would be fetched from the web; from here they come only if they were packed.
  session.setSpellCheckerDictionaryDownloadURL('app://bowtie/dictionaries/')
}
