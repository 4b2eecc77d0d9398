import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import type { WindowChannel } from './window-channel.ts'
import { channels } from '../ipc-channels.ts'
import type { ElectronApi } from './electron-api.ts'
import { isOwnUrl } from './origin.ts'

/**
 * The only place where channels are opened (security checklist 17). A message counts when it comes from a window
 * that we opened, from its top frame, while that frame shows our own origin; all else is dropped and reported.
 */
export interface IpcGate {
  /** Lets a window speak; ends by itself when the window is destroyed. */
  admit(contents: WebContents): WindowChannel
  /** `handler` gets the window and what the renderer asked of the host, still unchecked. */
  onHostCall(handler: (contents: WebContents, name: unknown, input: unknown) => Promise<unknown>): void
}

type Sender = Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>

interface Admitted {
  readonly contents: WebContents
  hear: (text: string) => void
}

export function createIpcGate(
  ipc: Pick<ElectronApi['ipcMain'], 'on' | 'handle'>,
  report: (reason: string) => void,
): IpcGate {
  const admittedById = new Map<number, Admitted>()
  let answerHostCall: ((contents: WebContents, name: unknown, input: unknown) => Promise<unknown>) | null =
    null

  const admittedSender = ({ sender, senderFrame }: Sender): Admitted | null => {
    const admitted = admittedById.get(sender.id)
    // A frame that has navigated away since it sent is null.
    if (admitted === undefined || senderFrame === null) return null
    return senderFrame.parent === null && isOwnUrl(senderFrame.url) ? admitted : null
  }

  ipc.on(channels.text, (event: IpcMainEvent, text: unknown) => {
    const admitted = admittedSender(event)
    if (admitted === null) report('text from a foreign frame')
    else if (typeof text === 'string') admitted.hear(text)
  })

  ipc.handle(channels.host, (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    const admitted = admittedSender(event)
    if (admitted === null || answerHostCall === null) {
      report('host call from a foreign frame')
      throw new Error('refused')
    }
    return answerHostCall(admitted.contents, name, input)
  })

  return {
    admit(contents) {
      const admitted: Admitted = { contents, hear: () => {} }
      admittedById.set(contents.id, admitted)
      contents.once('destroyed', () => admittedById.delete(contents.id))
      const send = (channel: string, value: unknown): void => {
        if (!contents.isDestroyed()) contents.send(channel, value)
      }
      return {
        sendText: (text) => send(channels.text, text),
        sendLink: (isUp) => send(channels.link, isUp),
        onText(listener) {
          admitted.hear = listener
          return () => {
            admitted.hear = () => {}
          }
        },
        onGone(listener) {
          // A reload leaves calls behind that nobody waits for; the next page is a new client.
          const onNavigation = (details: { isMainFrame: boolean; isSameDocument: boolean }): void => {
            if (details.isMainFrame && !details.isSameDocument) listener()
          }
          contents.on('did-start-navigation', onNavigation)
          contents.on('render-process-gone', listener)
          contents.once('destroyed', listener)
          return () => {
            contents.off('did-start-navigation', onNavigation)
            contents.off('render-process-gone', listener)
            contents.off('destroyed', listener)
          }
        },
      }
    },
    onHostCall(handler) {
      answerHostCall = handler
    },
  }
}
