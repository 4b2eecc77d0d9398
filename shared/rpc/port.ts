/**
 * The one seam between interface and core: JSON text both ways, whatever carries it.
 * Implementations: worker thread, Electron IPC, WebSocket, in-memory pair.
 */
export interface Port {
  post(text: string): void
  /** Calls `listener` for each text that arrives; returns the function that stops it. */
  onText(listener: (text: string) => void): () => void
  /**
   * Tells when the other side is lost (`false`) and when a new one answers (`true`): a socket that closed,
   * a core that died and was started again. What was posted and not answered before a loss may or may not
   * have happened. Absent on ports whose other side lives exactly as long as they do.
   */
  onLink?(listener: (isUp: boolean) => void): () => void
}

/** A port whose holder decides when it ends. */
export interface ClosablePort extends Port {
  close(): void
}

/** Where one server meets many clients (several windows, several tabs): each arrives as a port of its own. */
export interface PortSource {
  /** Calls `listener` for each client; what it returns is called when that client has gone. */
  onPort(listener: (port: Port) => () => void): () => void
}

export const isPortSource = (value: Port | PortSource): value is PortSource => 'onPort' in value
