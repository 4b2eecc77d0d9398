import type { BrowserWindow, OpenDialogOptions, WebContents } from 'electron'
import {
  type HostCallName,
  type HostInput,
  type HostOutput,
  hostCalls,
  hostEvents,
} from '../../shared/rpc/host-contract.ts'
import type { CoreHost } from '../host/core-host.ts'
import { channels } from '../ipc-channels.ts'
import type { CaptureKey } from './capture-key.ts'
import type { ElectronApi } from './electron-api.ts'
import type { Flushes } from './flush.ts'
import { judgeLink } from './links.ts'
import { menuTemplate } from './menu.ts'
import type { Permissions } from './permissions.ts'
import type { PickedFiles } from './picked-files.ts'
import type { Preferences } from './preferences.ts'
import type { Saves } from './saves.ts'
import type { Windows } from './windows.ts'

export interface HostCallServices {
  readonly electron: Pick<
    ElectronApi,
    'Menu' | 'Notification' | 'clipboard' | 'dialog' | 'nativeTheme' | 'shell' | 'systemPreferences'
  >
  readonly platform: string
  readonly windows: Windows
  readonly core: Pick<CoreHost, 'upload'>
  readonly picked: PickedFiles
  readonly saves: Saves
  readonly permissions: Permissions
  readonly preferences: Preferences
  readonly flushes: Flushes
  readonly captureKey: CaptureKey
}

type Handlers = {
  readonly [Name in HostCallName]: (
    input: HostInput<Name>,
    window: BrowserWindow,
  ) => HostOutput<Name> | Promise<HostOutput<Name>>
}

function handlers(services: HostCallServices): Handlers {
  const { electron, windows, core, picked, saves, permissions, preferences, flushes } = services
  /** A notification that nobody holds is collected and loses its click. */
  const shown = new Set<object>()

  return {
    async 'files.pick'({ title, multiple, folder, extensions }, window) {
      const properties: OpenDialogOptions['properties'] = [folder ? 'openDirectory' : 'openFile']
      if (multiple) properties.push('multiSelections')
      const { canceled, filePaths } = await electron.dialog.showOpenDialog(window, {
        title,
        properties,
        ...(folder || extensions.length === 0
          ? {}
          : { filters: [{ name: title, extensions: [...extensions] }] }),
      })
      const files = canceled ? [] : await picked.keep(window.webContents.id, filePaths, extensions)
      return { files: [...files] }
    },
    async 'files.upload'({ handle, ticket }, window) {
      const bytes = picked.open(window.webContents.id, handle)
      if (bytes === null) return { outcome: 'failed' }
      const outcome = await core.upload(ticket, bytes)
      if (outcome === 'done' || outcome === 'failed') return { outcome }
      return { outcome: 'refused' }
    },
    'download.save': async ({ ticket, name }, window) => ({
      outcome: await saves.download(window, ticket, name),
    }),
    async 'link.open'({ url }, window) {
      const link = judgeLink(url)
      const { words } = preferences.data
      if (link === null || words === null) return { outcome: 'refused' }
      const { response } = await electron.dialog.showMessageBox(window, {
        type: 'question',
        message: words.openLink,
        // The address itself, spelled as it will be opened: the renderer's words cannot disguise it.
        detail: link.url,
        buttons: [words.open, words.cancel],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      if (response !== 0) return { outcome: 'declined' }
      await electron.shell.openExternal(link.url)
      return { outcome: 'opened' }
    },
    'notice.show'({ id, title, body }, window) {
      if (!electron.Notification.isSupported()) return {}
      const notice = new electron.Notification({ title, body, silent: true })
      shown.add(notice)
      notice.on('click', () => {
        window.show()
        window.focus()
        window.webContents.send(channels.hostEvent, 'notice.clicked', { id })
      })
      notice.on('close', () => shown.delete(notice))
      notice.show()
      return {}
    },
    'title.set'({ title }, window) {
      window.setTitle(title)
      return {}
    },
    'menu.set'({ menus }) {
      const template = menuTemplate(menus, services.platform, (id) =>
        windows.tellFocused('command', hostEvents.command.parse({ id })),
      )
      electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
      return {}
    },
    'print.pdf': async ({ name, landscape }, window) => ({
      outcome: await saves.print(window, name, landscape),
    }),
    async 'clipboard.write'({ text }) {
      await electron.clipboard.writeText(text)
      return {}
    },
    async 'microphone.arm'(_input, window) {
      // macOS asks the person itself, once, and only when told to.
      const isAllowed =
        services.platform !== 'darwin' || (await electron.systemPreferences.askForMediaAccess('microphone'))
      if (isAllowed) permissions.armMicrophone(window.webContents.id)
      return { outcome: isAllowed ? 'armed' : 'denied' }
    },
    'appearance.set'({ language, theme, words }, window) {
      preferences.change({ language, theme, words })
      electron.nativeTheme.themeSource = theme
      window.setBackgroundColor(windows.background())
      return {}
    },
    'capture.bind': (wish) => ({ outcome: services.captureKey.bind(wish) }),
    'flush.done'({ id }, window) {
      flushes.done(window.webContents.id, id)
      return {}
    },
  }
}

const isName = (name: unknown): name is HostCallName =>
  typeof name === 'string' && Object.hasOwn(hostCalls, name)

/** Answers host calls: a known name, input that fits its schema, a window of ours; anything else is refused. */
export function createHostCalls(
  services: HostCallServices,
): (contents: WebContents, name: unknown, input: unknown) => Promise<unknown> {
  const all = handlers(services)
  return async (contents, name, input) => {
    const window = services.windows.ownerOf(contents)
    if (window === null || !isName(name)) throw new Error('refused')
    const parsed = hostCalls[name].input.safeParse(input)
    if (!parsed.success) throw new Error('refused')
    // Name and input have been checked against each other; the table is typed per name.
    const handler = all[name] as (input: unknown, window: BrowserWindow) => unknown
    return handler(parsed.data, window)
  }
}
