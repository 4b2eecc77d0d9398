import type { KeyFile } from './key-files.ts'
import type { Opened, WayBack } from './opened-workspace.ts'
import type { Workspace, WorkspaceState } from './workspace-state.ts'

export interface OpenHow {
  /** The person chose to go on without what is missing. */
  readonly acceptMissing?: boolean
  /** An ordinary start, which may show the store while its pages are still being read. */
  readonly mayCheckAside?: boolean
}

/** What the ways of opening a store share. */
export interface Opener extends WayBack {
  assemble(opened: Opened): Workspace
  openWithKey(file: KeyFile, key: Uint8Array, how: OpenHow): Promise<WorkspaceState>
}
