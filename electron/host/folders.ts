import { posix, win32 } from 'node:path'

export interface Folders {
  /** The encrypted store with its backups and attachments. */
  readonly data: string
  /** This machine's own: window place, key file, browser profile. Never inside `data`, which may be copied away. */
  readonly machine: string
}

export interface FolderQuestion {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Where things live by default, following each platform's own rule. Windows: local, not roaming, application data. */
export function platformFolders({ platform, env, home }: FolderQuestion): Folders {
  if (platform === 'win32') {
    const base = win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'Bowtie')
    return { data: win32.join(base, 'data'), machine: win32.join(base, 'machine') }
  }
  if (platform === 'darwin') {
    const base = posix.join(home, 'Library', 'Application Support', 'Bowtie')
    return { data: posix.join(base, 'data'), machine: posix.join(base, 'machine') }
  }
  // The XDG specification has relative values ignored.
  const absolute = (value: string | undefined, otherwise: string): string =>
    value?.startsWith('/') ? value : posix.join(home, otherwise)
  return {
    data: posix.join(absolute(env['XDG_DATA_HOME'], '.local/share'), 'bowtie'),
    machine: posix.join(absolute(env['XDG_CONFIG_HOME'], '.config'), 'bowtie'),
  }
}
