import { defineCommand, defineFeature } from '../../app/index.ts'
import { ExportDialog } from './export-dialog.tsx'

/** IOX-2: one dialog for every grid, an account and everything. Loaded with the frame: it is small. */
export const exports = defineFeature({
  id: 'exports',
  commands: [
    defineCommand({
      id: 'export.all',
      titleKey: 'exporting.command.all',
      icon: 'export',
      group: 'app',
      menu: { menu: 'file', group: 3 },
      run: ({ dialogs }) => void dialogs.open('export', { what: 'all' }),
    }),
  ],
  dialogs: { export: ExportDialog },
})
