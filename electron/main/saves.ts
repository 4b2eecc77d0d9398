import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { CoreHost } from '../host/core-host.ts'
import type { ElectronApi } from './electron-api.ts'
import { cleanFileName } from '../../shared/kernel/index.ts'
import { writeWhole } from './write-file.ts'

export type SaveOutcome = 'saved' | 'cancelled' | 'failed'

/** Writing to a place that the person names; the path stays here. */
export interface Saves {
  download(window: BrowserWindow, ticket: string, name: string): Promise<SaveOutcome>
  print(window: BrowserWindow, name: string, landscape: boolean): Promise<SaveOutcome>
}

export function createSaves(
  { app, dialog }: Pick<ElectronApi, 'app' | 'dialog'>,
  core: Pick<CoreHost, 'download'>,
  report: (error: unknown) => void,
): Saves {
  const askWhere = async (window: BrowserWindow, name: string): Promise<string | null> => {
    const defaultPath = join(app.getPath('documents'), cleanFileName(name))
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath })
    return canceled || filePath === '' ? null : filePath
  }

  const write = async (path: string, chunks: AsyncIterable<Uint8Array>): Promise<SaveOutcome> => {
    try {
      await writeWhole(path, chunks)
      return 'saved'
    } catch (error) {
      report(error)
      return 'failed'
    }
  }

  async function* pdfOf(window: BrowserWindow, landscape: boolean): AsyncGenerator<Uint8Array> {
    yield await window.webContents.printToPDF({
      landscape,
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    })
  }

  return {
    async download(window, ticket, name) {
      const path = await askWhere(window, name)
      if (path === null) return 'cancelled'
      const download = await core.download(ticket, null)
      return download.kind === 'found' ? write(path, download.chunks) : 'failed'
    },
    async print(window, name, landscape) {
      const path = await askWhere(window, name)
      return path === null ? 'cancelled' : write(path, pdfOf(window, landscape))
    },
  }
}
