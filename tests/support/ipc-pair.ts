import { EventEmitter } from 'node:events'
import type { IpcMain, IpcRenderer, WebContents } from 'electron'

/** A page as the IPC of Electron shows it to the main process. */
export interface PairedPage {
  readonly ipcRenderer: IpcRenderer
  readonly contents: WebContents & EventEmitter
  /** Where the page's top frame stands; what it sends carries this frame. */
  frame: { url: string; parent: object | null } | null
}

/**
 * Electron's IPC without Electron: values are cloned on their way and arrive later, handlers and events are those
 * that `ipcMain` would call, each message carries the frame that sent it.
 */
export function createIpcPair(): {
  readonly ipcMain: IpcMain & EventEmitter
  openPage(url: string): PairedPage
} {
  type Handler = (event: object, ...values: unknown[]) => unknown
  const handlers = new Map<string, Handler>()
  const ipcMain = Object.assign(new EventEmitter(), {
    handle(channel: string, handler: Handler) {
      if (handlers.has(channel)) throw new Error(`second handler for ${channel}`)
      handlers.set(channel, handler)
    },
  }) as unknown as IpcMain & EventEmitter
  let lastId = 0

  return {
    ipcMain,
    openPage(url) {
      const inPage = new EventEmitter()
      let isDestroyed = false
      lastId += 1
      const contents = Object.assign(new EventEmitter(), {
        id: lastId,
        isDestroyed: () => isDestroyed,
        send(channel: string, ...values: unknown[]) {
          const copies = structuredClone(values)
          setImmediate(() => inPage.emit(channel, { sender: 'not for pages' }, ...copies))
        },
      })
      contents.once('destroyed', () => {
        isDestroyed = true
      })
      const event = () => ({ sender: contents, senderFrame: page.frame })
      const page: PairedPage = {
        contents: contents as unknown as WebContents & EventEmitter,
        frame: { url, parent: null },
        ipcRenderer: Object.assign(inPage, {
          send(channel: string, ...values: unknown[]) {
            const [carried, copies] = [event(), structuredClone(values)]
            setImmediate(() => ipcMain.emit(channel, carried, ...copies))
          },
          async invoke(channel: string, ...values: unknown[]) {
            const [carried, copies] = [event(), structuredClone(values)]
            await new Promise(setImmediate)
            const handler = handlers.get(channel)
            if (handler === undefined) throw new Error(`no handler for ${channel}`)
            return structuredClone(await handler(carried, ...copies))
          },
        }) as unknown as IpcRenderer,
      }
      return page
    },
  }
}
