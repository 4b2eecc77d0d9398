import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../../electron/core/store/index.ts'
import { compareContent, type Content, type Expected, readContent } from './content.ts'

/** What is not as it must be, in words; none when all is well. */
export type Violations = readonly string[]

/** I2 and I3 of an open store: pages, references, hashes, and the log against the tables. */
export function checkInside(workspace: Workspace): Violations {
  const { problems } = workspace.store.verify({ deep: true })
  return problems.map(({ kind, detail }) => `${kind}: ${detail}`)
}

/** Every row that can be found has its place in the search index, and nothing else has. */
export function checkIndex(workspace: Workspace): Violations {
  const { read } = workspace.store
  const missing = read.rows<{ id: string }>(
    `SELECT id FROM note WHERE deleted_at IS NULL
     EXCEPT SELECT record_id FROM search_doc WHERE kind = 'note'`,
  )
  const stray = read.rows<{ id: string }>(
    `SELECT record_id AS id FROM search_doc WHERE kind = 'note'
     EXCEPT SELECT id FROM note WHERE deleted_at IS NULL`,
  )
  return [
    ...missing.map(({ id }) => `note ${id} is not in the search index`),
    ...stray.map(({ id }) => `the search index has a note ${id} that is gone`),
  ]
}

export interface Looked {
  readonly violations: Violations
  /** What a person sees now; null when it did not open. */
  readonly content: Content | null
}

/** Opens the folder as the next start does and checks I1, I2 and I3 against what the writer was told. */
export async function lookInto(options: WorkspaceOptions, expected: Expected): Promise<Looked> {
  const state = await openWorkspace(options)
  if (state.state !== 'open') {
    if ('workspace' in state) state.workspace.close()
    const problem = 'problem' in state ? JSON.stringify(state.problem) : ''
    return { violations: [`I1: opened as ${state.state} ${problem}`], content: null }
  }
  const { workspace } = state
  try {
    const content = readContent(workspace.store.read)
    const difference = compareContent(expected.acknowledged, expected.underWay, content)
    const lost = difference === null ? [] : [`I1: ${difference}`]
    return { violations: [...checkInside(workspace), ...checkIndex(workspace), ...lost], content }
  } catch (error) {
    // A file that opens and then cannot be read.
    return { violations: [`I2: ${error instanceof Error ? error.message : String(error)}`], content: null }
  } finally {
    workspace.close()
  }
}
