import type { App, WebContents } from 'electron'
import { isOwnUrl } from './origin.ts'

interface Navigation {
  readonly url: string
  preventDefault(): void
}

function guard(contents: WebContents): void {
  const stayHome = (navigation: Navigation): void => {
    if (!isOwnUrl(navigation.url)) navigation.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/**
 * No page of this application ever shows anything but the application (security checklist 11 to 14). Links outside
 * go through `link.open`, which asks; further windows are opened by the main process alone.
 */
export function guardNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}
