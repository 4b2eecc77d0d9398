import type { IpcRenderer } from 'electron'
import type { HostBridge, HostFacts } from '../../shared/rpc/host-contract.ts'
import { channels } from '../ipc-channels.ts'

/** Functions over four fixed channels; the event object with its `sender` never gets through. */
export function createBridge(
  ipc: Pick<IpcRenderer, 'send' | 'invoke' | 'on' | 'off'>,
  facts: HostFacts,
): HostBridge {
  const listen = <Values extends unknown[]>(channel: string, listener: (...values: Values) => void) => {
    const heard = (_event: unknown, ...values: Values): void => listener(...values)
    ipc.on(channel, heard)
    return () => void ipc.off(channel, heard)
  }
  return {
    post: (text) => ipc.send(channels.text, text),
    onText: (listener) => listen(channels.text, listener),
    onLink: (listener) => listen(channels.link, listener),
    host: (name, input) => ipc.invoke(channels.host, name, input),
    onHost: (listener) => listen(channels.hostEvent, listener),
    facts,
  }
}
