import type { App, WebContents } from 'electron'
import { isOwnUrl, routeOfUrl } from './origin.ts'

interface Navigation {
  readonly url: string
  preventDefault(): void
}

function guard(contents: WebContents, openBeside: (route: string) => void): void {
  const stayHome = (navigation: Navigation): void => {
    if (!isOwnUrl(navigation.url)) navigation.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-frame-navigate', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const route = routeOfUrl(url)
    if (route !== null) openBeside(route)
    // Never a window of the page's making: it would come with what the page asks for, and know its opener.
    return { action: 'deny' }
  })
}

/**
 * No page of this application ever shows anything but the application (security checklist 11 to 14). Links outside
 * go through `link.open`, which asks; further windows are opened by the main process alone: `openBeside` is told the
 * place of ours that a page wants beside it.
 */
export function guardNavigation(app: Pick<App, 'on'>, openBeside: (route: string) => void): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, openBeside))
}
